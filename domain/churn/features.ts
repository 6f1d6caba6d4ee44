import { tableContracts } from '../tables/index.js';
import { contactFeatures } from './catalogue/contact_features.js';
import { eventFeatures } from './catalogue/event_features.js';
import type { ChurnFeature, FeatureNeed } from './catalogue/feature.js';
import { itemFeatures } from './catalogue/item_features.js';
import { calendarFeatures, memberFeatures } from './catalogue/member_features.js';
import { dealFeatures, orderFeatures } from './catalogue/order_features.js';
import type { ChurnInputs } from './inputs.js';

export type { ChurnFeature, FeatureNeed } from './catalogue/feature.js';

const catalogue = [
  ...orderFeatures,
  ...dealFeatures,
  ...itemFeatures,
  ...eventFeatures,
  ...contactFeatures,
  ...memberFeatures,
  ...calendarFeatures,
] as const;

export type ChurnFeatureName = (typeof catalogue)[number]['name'];

/** All that can be known of a member at a snapshot, in the order in which it is stored and told. */
export const churnFeatures: readonly (ChurnFeature & { readonly name: ChurnFeatureName })[] = catalogue;

/** A feature that the configured tables do not give, and the table that would. */
export interface FeatureLeftOut {
  readonly feature: ChurnFeatureName;
  /** `table_missing`: the table, or a column of it, is not configured. `not_point_in_time`: its column describes today. */
  readonly reason: 'table_missing' | 'not_point_in_time';
  readonly table: string;
}

/** The features that the configured tables give, and those that they do not. */
export function churnFeaturesFor(inputs: ChurnInputs): {
  readonly features: readonly (ChurnFeature & { readonly name: ChurnFeatureName })[];
  readonly leftOut: readonly FeatureLeftOut[];
} {
  const judged = churnFeatures.map((feature) => ({ feature, lack: lackOf(feature, inputs) }));
  return {
    features: judged.flatMap(({ feature, lack }) => (lack === null ? [feature] : [])),
    leftOut: judged.flatMap(({ feature, lack }) =>
      lack === null ? [] : [{ feature: feature.name, ...lack }],
    ),
  };
}

type Lack = Pick<FeatureLeftOut, 'reason' | 'table'>;

/** Why a need is not met; null: it is. */
export function lackOfNeed({ table, columns }: FeatureNeed, inputs: ChurnInputs): Lack | null {
  const input = inputs.get(table);
  if (input === undefined || columns.some((column) => !input.columns.has(column)))
    return { reason: 'table_missing', table };
  const barred = !input.pointInTime && columns.some((column) => !isTimed(table, column));
  return barred ? { reason: 'not_point_in_time', table } : null;
}

function lackOf({ needs, either = [] }: ChurnFeature, inputs: ChurnInputs): Lack | null {
  const missing = needs.map((need) => lackOfNeed(need, inputs)).find((lack) => lack !== null);
  if (missing !== undefined) return missing;
  const lacks = either.map((need) => lackOfNeed(need, inputs));
  if (lacks.length === 0 || lacks.includes(null)) return null;
  // A column that is there but describes today is nearer to what is asked for than a table that is not there.
  return lacks.find((lack) => lack?.reason === 'not_point_in_time') ?? lacks[0] ?? null;
}

/** Whether a column tells by itself when its value came about; what every row must have is as old as the row. */
export const isTimed = (table: keyof typeof tableContracts, name: string): boolean =>
  tableContracts[table].columns.some(
    (column) => column.name === name && (column.required || column.kind === 'timestamp'),
  );
