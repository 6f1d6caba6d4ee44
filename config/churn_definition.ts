import { defaultChurnDefinition } from '../domain/churn/default_definition.js';
import type { ChurnDefinition } from '../domain/churn/definition.js';
import type { ChurnInputs, TableInputs } from '../domain/churn/inputs.js';
import { tableNames } from '../domain/tables/index.js';
import { isPointInTime } from './point_in_time.js';
import type { Config } from './schema.js';

/** What the configured tables can tell of members. */
export const churnInputsOf = ({ tables }: Pick<Config, 'tables'>): ChurnInputs =>
  new Map(
    tableNames.flatMap((name) => {
      const table = tables[name];
      if (table === undefined) return [];
      const inputs: TableInputs = {
        columns: new Set(Object.keys(table.columns)),
        pointInTime: isPointInTime(table),
        isAssumed: table.point_in_time === undefined,
      };
      return [[name, inputs] as const];
    }),
  );

/** When a member of the business counts as churned: as configured, or else the default for its tables. */
export const churnDefinitionOf = (config: Pick<Config, 'tables' | 'churn'>): ChurnDefinition =>
  config.churn?.definition ?? defaultChurnDefinition(churnInputsOf(config));
