import { writeFile } from 'node:fs/promises';
import { factsSchema, factsVersion, type Movement, type RunFacts } from '../contracts/facts.js';
import type { Manifest } from '../contracts/manifest.js';
import type {
  AuditResult,
  CleanResult,
  FindingsResult,
  PeriodResult,
  RunContext,
  ScoreResult,
} from '../contracts/steps.js';
import { describedPeriod } from '../domain/rfm/described_period.js';
import type { Session } from '../engine/session.js';
import {
  concentration,
  groupFacts,
  movement,
  qualityFacts,
  runSize,
  type ScoresAt,
} from '../sql/steps/facts.js';
import type { Store } from '../store/store.js';
import type { Dependencies } from './dependencies.js';
import { earlierRuns } from './earlier_runs.js';
import { ifWhole } from '../store/if_whole.js';
import { openTables, scratchOf, storedRelation, writeDocument } from './run_folder.js';
import { durably, type Step } from './step.js';

/** Most movements between periods that are told: the last ones. */
const movementsTold = 8;

/** Most earlier runs in a trend. */
const runsTold = 24;

interface Findings {
  readonly run: RunContext;
  readonly audited: AuditResult;
  readonly cleaned: CleanResult;
  readonly scored: ScoreResult;
}

/** What a run has found, for its readers. */
export const findings =
  (dependencies: Dependencies) =>
  (of: Findings): Promise<FindingsResult> =>
    durably((step) => gatherFacts(dependencies, of, step));

/** Draws from the tables of the run, and of those before it, the aggregates that its readers are told of. */
export async function gatherFacts(
  { store, engine }: Pick<Dependencies, 'store' | 'engine'>,
  { run, audited, cleaned, scored }: Findings,
  { signal, report }: Step,
): Promise<FindingsResult> {
  const before = (await earlierRuns(store, run))
    .filter((earlier) => earlier.job === 'rfm')
    .filter(({ asOf }) => asOf < run.asOf);
  const facts = await engine.withSession(
    { temporaryFolder: scratchOf(store, run, 'findings'), signal },
    async (session): Promise<RunFacts> => {
      const tables = {
        ...cleaned.tables,
        audit: audited.audit,
        rfm_scores: scored.scores,
        rfm_groups: scored.groups,
      };
      await openTables(store, session, tables, ['audit', 'reconciliation', 'rfm_scores', 'rfm_groups']);
      const described = describedPeriod(scored.periods);
      const movements: Movement[] = [];
      for (const [from, to] of neighbours(scored.periods).slice(-movementsTold)) {
        report({ movement: to.label });
        movements.push(await movement(session, 'periods', scoresOf(run, from), scoresOf(run, to)));
      }
      const sinceLastRun = await movementSince(before.at(-1), { store, session, run, scored });
      return {
        factsVersion,
        groups: [...(await groupFacts(session))],
        concentration: described === undefined ? [] : await concentration(session, described.label),
        movements: [...movements, ...sinceLastRun],
        earlierRuns: await sizesOf(
          store,
          session,
          lastOfEachDay(before.filter((earlier) => isAlike(earlier, scored))).slice(-runsTold),
        ),
        quality: await qualityFacts(session),
      };
    },
  );
  const text = `${JSON.stringify(factsSchema.parse(facts))}\n`;
  const of = { kind: 'facts', stage: 'findings' } as const;
  return {
    facts: await writeDocument(store, run, 'facts.json', of, (path) => writeFile(path, text)),
    movements: facts.movements.length,
  };
}

const neighbours = <T>(items: readonly T[]): readonly (readonly [T, T])[] =>
  items.slice(1).map((item, i) => [items[i] as T, item]);

const scoresOf = (
  { runId }: Pick<RunContext, 'runId'>,
  { label, asOf, partial }: PeriodResult,
  relation = 'rfm_scores',
): ScoresAt => ({ relation, standpoint: { label, asOf, runId, partial } });

interface Since {
  readonly store: Store;
  readonly session: Session;
  readonly run: RunContext;
  readonly scored: ScoreResult;
}

/**
 * The movement from the latest period of an earlier run to that of this one. None where the two cannot be compared,
 * because they are named otherwise or are of different lengths, or where the earlier scores are no longer there.
 */
async function movementSince(
  earlier: Manifest | undefined,
  { store, session, run, scored }: Since,
): Promise<readonly Movement[]> {
  const from = earlier?.periods.at(-1);
  const to = scored.periods.at(-1);
  const scores = earlier?.tables['rfm_scores'];
  if (earlier === undefined || from === undefined || to === undefined || scores === undefined) return [];
  if (!isAlike(earlier, scored)) return [];
  if (scores.schemaVersion !== scored.scores.schemaVersion) return [];
  const relation = await ifWhole(storedRelation(store, scores));
  if (relation === null) return [];
  return [await movement(session, 'runs', scoresOf(earlier, from, relation), scoresOf(run, to))];
}

/** Whether the results of an earlier run are of the same kind: periods of one length, segments of the same names. */
const isAlike = ({ namesVersion, periods }: Manifest, scored: ScoreResult): boolean =>
  namesVersion === scored.namesVersion &&
  formOf(periods.at(-1)?.label ?? '') === formOf(scored.periods.at(-1)?.label ?? '');

/** Labels of periods of one length have one form: `2016` and `2017`, `2016Q4` and `2017Q1`. */
const formOf = (label: string): string => label.replaceAll(/\d/g, '0');

/** Of several runs of one as-of the one published last; ordered as they come, by as-of and publication. */
const lastOfEachDay = (manifests: readonly Manifest[]): readonly Manifest[] => [
  ...new Map(manifests.map((manifest) => [manifest.asOf, manifest])).values(),
];

async function sizesOf(
  store: Store,
  session: Session,
  manifests: readonly Manifest[],
): Promise<RunFacts['earlierRuns']> {
  const sizes: RunFacts['earlierRuns'] = [];
  for (const { runId, asOf, periods, tables } of manifests) {
    const [groups, latest] = [tables['rfm_groups'], periods.at(-1)];
    const relation = groups === undefined ? null : await ifWhole(storedRelation(store, groups));
    if (relation === null || latest === undefined) continue;
    sizes.push({ runId, asOf, ...(await runSize(session, relation, latest.label)) });
  }
  return sizes;
}
