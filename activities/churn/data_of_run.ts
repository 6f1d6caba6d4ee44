import type { ChurnData } from '../../contracts/churn_steps.js';
import { MemberflowError } from '../../contracts/failures.js';
import type { RunContext, TableRefs } from '../../contracts/steps.js';
import type { Dependencies } from '../dependencies.js';
import { publishedManifest } from '../open_published.js';
import { durably } from '../step.js';

/**
 * The clean tables of a published RFM run of the same day and configuration, for a churn job that reads nothing itself.
 * @throws MemberflowError `InvalidInput` when there is no such run, or it describes another day or was configured otherwise
 */
export const dataOfRun =
  ({ store }: Dependencies) =>
  ({ run, rfmRunId }: { readonly run: RunContext; readonly rfmRunId: string }): Promise<ChurnData> =>
    durably(async () => {
      const manifest = await publishedManifest(store, { business: run.business, runId: rfmRunId });
      if (manifest.asOf !== run.asOf || manifest.configurationHash !== run.configurationHash)
        throw ofAnother(rfmRunId, manifest.asOf, run.asOf);
      const tables = cleanTables({ ...manifest.tables, ...manifest.workingTables });
      if (tables['orders_clean'] === undefined) throw withoutTables(rfmRunId);
      return {
        dataOf: rfmRunId,
        tables,
        own: {},
        inputs: manifest.inputs.map(({ sheets, ...file }) => ({ ...file, ...(sheets && { sheets }) })),
        counts: { lines: manifest.counts.lines, orders: manifest.counts.orders },
        checked: { findings: manifest.gates, drift: manifest.drift, warnings: [] },
      };
    });

const cleanTables = (tables: TableRefs): TableRefs =>
  Object.fromEntries(
    Object.entries(tables).filter(([name]) => name.endsWith('_clean') || name === 'order_adjustments'),
  );

const ofAnother = (runId: string, itsDay: string, day: string): MemberflowError =>
  new MemberflowError(
    'InvalidInput',
    itsDay === day
      ? `Run ${runId} was computed with another configuration`
      : `Run ${runId} describes ${itsDay}, not ${day}`,
    { remedy: 'Start the job without a run: it reads the sources itself.' },
  );

const withoutTables = (runId: string): MemberflowError =>
  new MemberflowError('InvalidInput', `The clean tables of run ${runId} are no longer stored`, {
    remedy: 'Start the job without a run: it reads the sources itself.',
  });
