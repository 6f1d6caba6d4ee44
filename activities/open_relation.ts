import type { Config } from '../config/schema.js';
import type { RunContext } from '../contracts/steps.js';
import type { TableName } from '../domain/tables/index.js';
import type { Session } from '../engine/session.js';
import { openSource, type Relation } from '../sources/index.js';
import { openSelect } from './select_source.js';
import type { Step } from './step.js';

export interface TableToOpen {
  readonly run: RunContext;
  readonly config: Config;
  readonly session: Session;
  readonly step: Step;
  readonly name: TableName;
  /** Folder for intermediate files. */
  readonly folder: string;
}

/** Opens what a configured table is read from: a source, or a SELECT over sources. */
export async function openRelation({
  run,
  config,
  session,
  step,
  name,
  folder,
}: TableToOpen): Promise<Relation> {
  const context = {
    baseFolder: run.baseFolder,
    spoolFolder: folder,
    session,
    signal: step.signal,
    onProgress: (rows: number) => {
      step.report({ table: name, rows });
    },
  };
  const { source: sourceName = '', select } = config.tables[name] ?? {};
  if (select !== undefined) return await openSelect(select, config.sources, context);
  const source = config.sources[sourceName];
  if (source === undefined) throw new RangeError(`The table ${name} has no source`);
  return await openSource(source, context);
}
