import type { ChurnFeaturesResult, ChurnScoreResult } from '../../contracts/churn_steps.js';
import { MemberflowError } from '../../contracts/failures.js';
import type { RunContext } from '../../contracts/steps.js';
import { churnFeaturesFor } from '../../domain/churn/features.js';
import { driftVerdict } from '../../domain/churn/drift.js';
import { reasonsKept } from '../../domain/churn/reasons.js';
import type { Session } from '../../engine/session.js';
import type { Matrix } from '../../learners/matrix.js';
import {
  actFirstRows,
  keepPredictions,
  reasonsSelect,
  scoresParameters,
  scoresSelect,
  type KeptContributions,
} from '../../sql/steps/churn/scores.js';
import { noSuppressions } from '../../sql/steps/churn/suppressions.js';
import { readFeatureRows } from '../../sql/steps/churn/training_rows.js';
import type { Dependencies } from '../dependencies.js';
import { openTable, openTables, scratchOf, writeTable } from '../run_folder.js';
import { durably, type Step } from '../step.js';
import { learnInThread } from '../threads/learn_in_thread.js';
import { churnSettingsOf, type ChurnSettings } from './settings.js';
import { championFor, type TrainedModel } from './trained_models.js';

interface ScoringOrder {
  readonly run: RunContext;
  readonly features: ChurnFeaturesResult;
}

/**
 * Scores the members with the champion of the trained models.
 * @throws MemberflowError `NoModel` where none was trained for this definition up to this day
 */
export const scoreChurnMembers =
  ({ store, engine }: Dependencies) =>
  ({ run, features }: ScoringOrder): Promise<ChurnScoreResult> =>
    durably(async (step) => {
      const settings = await churnSettingsOf(store, run);
      const champion = await championFor(store, run, settings.definitionHash);
      if (champion === null) throw noModel(run);
      const modelId = champion.manifest.runId;
      return await engine.withSession(
        { temporaryFolder: scratchOf(store, run, 'churn-score'), signal: step.signal },
        async (session) => {
          // A run that began with an earlier version has not looked who may be contacted.
          if (features.tables['churn_suppressions'] === undefined) await noSuppressions(session);
          await openTables(store, session, features.tables, Object.keys(features.tables));
          const matrix = await featureMatrix(session, settings);
          const { modelFile } = champion;
          const probabilities =
            matrix.rows === 0
              ? new Float64Array(0)
              : await learnInThread('scoreChurn', { modelFile, matrix }, learning(step, 'scoring'));
          await keepPredictions(session, probabilities);
          const of = { asOf: run.asOf, modelId };
          const scores = await writeTable(store, session, run, 'churn_scores', scoresSelect(), {
            hashed: true,
            parameters: scoresParameters(settings.churn, of),
          });
          await openTable(store, session, 'churn_scores', scores);
          const reasons = await reasonsOf(session, champion, matrix, settings, step);
          return {
            scores,
            reasons: await writeTable(store, session, run, 'churn_reasons', reasons, { hashed: true }),
            modelId,
            members: matrix.rows,
            drift: await driftOf(champion, matrix, probabilities, settings, step),
          };
        },
      );
    });

const featureMatrix = (session: Session, { inputs }: ChurnSettings): Promise<Matrix> =>
  readFeatureRows(
    session,
    'churn_features',
    churnFeaturesFor(inputs).features.map(({ name }) => name),
  );

const learning = ({ signal, report }: Step, work: string) => ({
  signal,
  onProgress: ({ done, of }: { readonly done: number; readonly of: number }) => {
    report({ [work]: done, of });
  },
});

/** SELECT of the reasons of the members to act on first. */
async function reasonsOf(
  session: Session,
  { modelFile }: TrainedModel,
  matrix: Matrix,
  { inputs }: ChurnSettings,
  step: Step,
): Promise<string> {
  const rows = await actFirstRows(session);
  const explained =
    rows.length === 0
      ? []
      : await learnInThread(
          'explainChurn',
          { modelFile, matrix, rows, top: reasonsKept },
          learning(step, 'explaining'),
        );
  const { features } = churnFeaturesFor(inputs);
  const places = new Map<string, number>(features.map(({ name }, place) => [name, place]));
  const kept = explained.flatMap((reasons, at) =>
    reasons.map(({ column, contribution }, index) => ({
      row: rows[at] ?? Number.NaN,
      rank: index + 1,
      feature: places.get(column) ?? Number.NaN,
      contribution,
    })),
  );
  const column = (of: keyof KeptContributions) => Float64Array.from(kept, (reason) => reason[of]);
  return await reasonsSelect(session, features, {
    row: column('row'),
    rank: column('rank'),
    feature: column('feature'),
    contribution: column('contribution'),
  });
}

async function driftOf(
  { card }: TrainedModel,
  matrix: Matrix,
  probabilities: Float64Array,
  { churn }: ChurnSettings,
  step: Step,
): Promise<ChurnScoreResult['drift']> {
  if (matrix.rows === 0) return [];
  const { distributions } = card;
  const moved = await learnInThread(
    'measureDrift',
    { distributions, matrix, probabilities },
    learning(step, 'comparing'),
  );
  return moved.map(({ column, psi }) => ({ column, psi, verdict: driftVerdict(column, psi, churn.drift) }));
}

const noModel = ({ asOf }: RunContext): MemberflowError =>
  new MemberflowError(
    'NoModel',
    `No churn model of this definition was trained up to ${asOf}, so that nobody can be scored`,
    {
      remedy: `Train one first: memberflow run trainChurn --as-of ${asOf}. A change of churn.definition, churn.label_days or churn.gap_days needs a model of its own; memberflow models list shows those that there are.`,
    },
  );
