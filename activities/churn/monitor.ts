import { writeFile } from 'node:fs/promises';
import { churnFormVersion, type ChurnCard } from '../../contracts/churn_card.js';
import { churnFactsSchema, type ChurnFacts } from '../../contracts/churn_facts.js';
import type {
  ChurnData,
  ChurnFeaturesResult,
  ChurnMonitorResult,
  ChurnScoreResult,
} from '../../contracts/churn_steps.js';
import type { ChurnScoresManifest } from '../../contracts/manifest.js';
import type { RunContext } from '../../contracts/steps.js';
import { isFlagged } from '../../domain/churn/champion.js';
import { labelEndOf } from '../../domain/churn/label_window.js';
import type { Session } from '../../engine/session.js';
import { alarmWarnings } from '../../reporting/churn/alarms.js';
import { warningsIn } from '../../reporting/warnings.js';
import { meanProbability, movedBands, scoreFacts } from '../../sql/steps/churn/score_facts.js';
import { countChurnStates } from '../../sql/steps/churn/state_counts.js';
import { ifWhole } from '../../store/if_whole.js';
import type { Store } from '../../store/store.js';
import type { Dependencies } from '../dependencies.js';
import { publishedOf } from '../earlier_runs.js';
import { openTables, scratchOf, storedRelation, writeDocument } from '../run_folder.js';
import { durably } from '../step.js';
import { alarmsOf } from './alarms.js';
import { pastScores } from './backtest.js';
import { openChurnData } from './open_data.js';
import { churnSettingsOf } from './settings.js';
import { churnFactsOf } from './stored_facts.js';
import { trainedModel } from './trained_models.js';

interface Monitoring {
  readonly run: RunContext;
  readonly data: ChurnData;
  readonly features: ChurnFeaturesResult;
  readonly scored: ChurnScoreResult;
}

/** Draws what there is to tell of the scores: aggregates, what came of earlier scores, what moved, what alarms. */
export const monitorChurn =
  ({ store, engine }: Dependencies) =>
  ({ run, data, features, scored }: Monitoring): Promise<ChurnMonitorResult> =>
    durably(async (step) => {
      const settings = await churnSettingsOf(store, run);
      const { churn, definition, definitionHash } = settings;
      const earlier = await scoredBefore(store, run, definitionHash);
      const last = earlier.at(-1);
      const told = last === undefined ? null : await churnFactsOf(store, last);
      const { card, manifest: training } = await trainedModel(store, run, scored.modelId);
      const facts = await engine.withSession(
        { temporaryFolder: scratchOf(store, run, 'churn-monitor'), signal: step.signal },
        async (session): Promise<ChurnFacts> => {
          await openChurnData(store, session, data.tables, run.asOf);
          const backtest = { store, session, run, tables: data.tables, settings, step };
          const past = await pastScores(backtest, earlier, told?.history ?? []);
          // Judging earlier runs has made states of their days.
          await session.run('drop table if exists churn_states');
          await openTables(store, session, features.tables, ['churn_states']);
          const tables = { churn_scores: scored.scores, churn_reasons: scored.reasons };
          await openTables(store, session, tables, Object.keys(tables));
          const {
            scored: members,
            meanProbability: predicted,
            ...aggregates
          } = await scoreFacts(session, churn.action);
          const { label_days: labelDays, gap_days: gapDays } = churn;
          const own = { runId: run.runId, asOf: run.asOf, modelId: scored.modelId, members, predicted };
          const labelEndsOn = labelEndOf({ asOf: run.asOf, labelDays, gapDays });
          const history = [...past, { ...own, labelEndsOn, actual: null }];
          const changes = last === undefined ? null : await changesSince(store, session, last, predicted);
          return {
            version: churnFormVersion,
            runId: run.runId,
            asOf: run.asOf,
            labelDays,
            gapDays,
            ...(await countChurnStates(session, definition)),
            model: withoutDistributions(card),
            modelFlagged: isFlagged(training),
            ...aggregates,
            drift: scored.drift.map((one) => ({ ...one })),
            history,
            changes,
            alarms: alarmsOf({
              ...{ asOf: run.asOf, history, changes, drift: scored.drift },
              ...{ modelId: scored.modelId, modelAsOf: card.asOf },
            }),
          };
        },
      );
      const text = `${JSON.stringify(churnFactsSchema.parse(facts))}\n`;
      const of = { kind: 'facts', stage: 'monitor' } as const;
      const document = await writeDocument(store, run, 'facts.json', of, (path) => writeFile(path, text));
      return { facts: document, alarms: facts.alarms.length, ...warningsIn(alarmWarnings(facts.alarms)) };
    });

/** Runs scored by the same definition on earlier days, one a day, the last published; oldest first. */
async function scoredBefore(
  store: Store,
  { business, asOf }: RunContext,
  definitionHash: string,
): Promise<readonly ChurnScoresManifest[]> {
  const scored = (await publishedOf(store, business, 'scoreChurn')).filter(
    (one) => one.definitionHash === definitionHash && one.asOf < asOf,
  );
  return [...new Map(scored.map((manifest) => [manifest.asOf, manifest])).values()];
}

async function changesSince(
  store: Store,
  session: Session,
  last: ChurnScoresManifest,
  meanNow: number,
): Promise<ChurnFacts['changes']> {
  const ref = last.tables['churn_scores'];
  const scores = ref === undefined ? null : await ifWhole(storedRelation(store, ref));
  if (scores === null) return null;
  const { mean: meanThen } = await meanProbability(session, scores);
  const moved = await movedBands(session, scores, 'churn_scores');
  return { runId: last.runId, asOf: last.asOf, meanThen, meanNow, moved };
}

/** The card as facts have it: how columns were spread is told to nobody. */
const withoutDistributions = (card: ChurnCard): ChurnFacts['model'] =>
  Object.fromEntries(
    Object.entries(card).filter(([name]) => name !== 'distributions'),
  ) as unknown as ChurnFacts['model'];
