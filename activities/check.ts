import type { Config } from '../config/schema.js';
import { MemberflowError } from '../contracts/failures.js';
import type { CheckResult, CleanResult, RunContext } from '../contracts/steps.js';
import type { Warning } from '../contracts/warnings.js';
import { judgeGates, type GateFinding } from '../domain/quality/gates.js';
import { parseDay } from '../domain/time/days.js';
import { sqlOf } from '../sql/load.js';
import { restatements, type OrderChanges } from '../sql/steps/restatements.js';
import type { Dependencies } from './dependencies.js';
import { earlierRuns } from './earlier_runs.js';
import { openIdentities } from './open_identities.js';
import { warningsIn } from '../reporting/warnings.js';
import { configurationOf, openTables, scratchOf, storedRelation } from './run_folder.js';
import { durably } from './step.js';

/** Stops the run where the data cross a limit, and compares it with the earlier run of the same as-of. */
export const check =
  ({ store, engine }: Dependencies) =>
  ({ run, cleaned }: { readonly run: RunContext; readonly cleaned: CleanResult }): Promise<CheckResult> =>
    durably(async ({ signal }) => {
      const config = await configurationOf(store, run);
      const earlier = await earlierRuns(store, run);
      return await engine.withSession(
        { temporaryFolder: scratchOf(store, run, 'check'), signal },
        async (session) => {
          await openTables(store, session, cleaned.tables, ['orders_clean']);
          const match = config.gates.member_match_rate === undefined ? null : await memberMatch();
          const findings = judge(config, run, cleaned, earlier.at(-1)?.counts.lines.read ?? null, match);
          refuse(findings);
          const sameAsOf = earlier.filter(({ asOf }) => asOf === run.asOf).at(-1);
          const before = sameAsOf?.tables['orders_clean'];
          const drift =
            sameAsOf === undefined || before === undefined
              ? null
              : {
                  runId: sameAsOf.runId,
                  changes: await restatements(session, {
                    earlier: await storedRelation(store, before),
                    later: 'orders_clean',
                    asOf: run.asOf,
                    withStatus: false,
                  }),
                };
          return {
            findings: findings.map(({ gate, verdict, message }) => ({ gate, verdict, message })),
            drift,
            ...warningsIn(driftWarnings(drift)),
          };

          async function memberMatch() {
            if (config.tables.members === undefined) return null;
            await openIdentities(store, session, cleaned.tables, run.asOf);
            await openTables(store, session, cleaned.tables, ['members_clean']);
            const [row] = await session.rows(sqlOf('checks/member_match'));
            return { ordering: Number(row?.['ordering_members']), matched: Number(row?.['matched_members']) };
          }
        },
      );
    });

interface MemberMatch {
  readonly ordering: number;
  readonly matched: number;
}

function judge(
  config: Config,
  run: RunContext,
  { figures }: CleanResult,
  rowsReadLastRun: number | null,
  match: MemberMatch | null,
): GateFinding[] {
  return judgeGates(config.gates, {
    rowsRead: figures.lines.read,
    rowsKept: figures.lines.kept,
    rowsQuarantined: figures.lines.quarantined,
    rowsAfterAsOf: figures.afterAsOf,
    rowsReadLastRun,
    newestOrder: figures.newestOrder === null ? null : parseDay(figures.newestOrder),
    asOf: parseDay(run.asOf),
    orderingMembers: match?.ordering ?? 0,
    matchedMembers: match?.matched ?? null,
  });
}

function refuse(findings: readonly GateFinding[]): void {
  const failed = findings.filter(({ verdict }) => verdict === 'failed');
  if (failed.length === 0) return;
  throw new MemberflowError('DataQualityGate', failed.map(({ message }) => message).join('; '), {
    remedy:
      'Look at the tables orders_quarantine and reconciliation of this run; correct the source, or change the limit under gates. Nothing was published.',
    figures: Object.fromEntries(failed.map(({ gate, found }) => [gate, found ?? 'none'])),
  });
}

/** How the orders differ from those of the earlier run of the same as-of. */
interface Drift {
  readonly runId: string;
  readonly changes: readonly OrderChanges[];
}

const driftWarnings = (drift: Drift | null): readonly Warning[] =>
  drift === null
    ? []
    : drift.changes.map(({ change, rows, amount }) => ({
        code: 'orders_changed',
        change,
        orders: rows,
        amount,
        runId: drift.runId,
      }));
