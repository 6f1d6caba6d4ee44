import type { ChurnFacts } from '../../contracts/churn_facts.js';
import type { ChurnScoresManifest } from '../../contracts/manifest.js';
import type { RunContext } from '../../contracts/steps.js';
import { labelEndOf } from '../../domain/churn/label_window.js';
import {
  cameTrue,
  judgedScores,
  meanProbability,
  scoredLeftInGap,
} from '../../sql/steps/churn/score_facts.js';
import { ifWhole } from '../../store/if_whole.js';
import { storedRelation } from '../run_folder.js';
import type { Step } from '../step.js';
import { learnInThread } from '../threads/learn_in_thread.js';
import { labelsAt, type Looking } from './states_at.js';

type Past = ChurnFacts['history'][number];

interface Backtest extends Looking {
  /** The run that looks back; its clean data say what came. */
  readonly run: RunContext;
  readonly step: Step;
}

/**
 * What earlier runs predicted, and what came of it where their label windows are over; oldest first. What was judged
 * once stays as it was told, since the orders behind it do not change any more; but earlier versions told what was predicted
 * of all who were scored beside what came of those who could be judged, and that is judged again. A run whose scores are no
 * longer there stays as it was told too.
 * @param earlier runs scored by the same definition, in order of time
 * @param told the history that the last of them told
 */
export async function pastScores(
  backtest: Backtest,
  earlier: readonly ChurnScoresManifest[],
  told: readonly Past[],
): Promise<readonly Past[]> {
  const past: Past[] = [];
  for (const manifest of earlier) {
    const before = told.find(({ runId }) => runId === manifest.runId);
    const now = isSettled(before) ? before : await lookedAt(backtest, manifest, before);
    if (now !== undefined) past.push(now);
  }
  return past;
}

/** Whether everything is told of a run, of the members that could be judged. */
const isSettled = (told: Past | undefined): boolean =>
  told?.actual != null && told.actual.quality.rows === told.members;

async function lookedAt(
  backtest: Backtest,
  manifest: ChurnScoresManifest,
  before: Past | undefined,
): Promise<Past | undefined> {
  const { store, session, run } = backtest;
  const ref = manifest.tables['churn_scores'];
  const scores = ref === undefined ? null : await ifWhole(storedRelation(store, ref));
  if (scores === null) return before;
  const { runId, asOf, modelId } = manifest;
  const { members, mean } = await meanProbability(session, scores);
  // Of all who were scored an earlier version told it; their mean is drawn anew, the same but for how it was added up.
  if (before?.actual != null && Math.abs(before.predicted - mean) > 1e-9) return before;
  const labelEndsOn = labelEndOf(manifest);
  const isOver = labelEndsOn <= run.asOf && members > 0;
  const judged = isOver ? await judgedSince(backtest, manifest, scores, labelEndsOn) : null;
  if (judged === null && before?.actual != null) return before;
  return {
    ...{ runId, asOf, modelId, labelEndsOn, members },
    ...(judged ?? { predicted: mean, actual: null }),
  };
}

/**
 * Judges the members of an earlier run as its model would have been trained on them: by the same states and labels. What
 * was predicted is that of the same members: who was excluded since, say, is not judged, and says nothing of the model.
 * Null where nobody can be judged.
 */
async function judgedSince(
  backtest: Backtest,
  { asOf: snapshot, gapDays }: ChurnScoresManifest,
  scores: string,
  labelEnd: string,
): Promise<Pick<Past, 'predicted' | 'actual'> | null> {
  const { session, step } = backtest;
  step.report({ judging: snapshot });
  await labelsAt(backtest, snapshot, labelEnd);
  const { probabilities, labels } = await cameTrue(session, scores);
  if (labels.length === 0) return null;
  const { mean: predicted } = await meanProbability(session, judgedScores(scores));
  const judged = await learnInThread('judgeChurn', { probabilities, labels }, { signal: step.signal });
  const { quality, tenths } = judged;
  const share = quality.churners / quality.rows;
  const actual = { share, quality, tenths: [...tenths] };
  if (gapDays === 0) return { predicted, actual };
  return { predicted, actual: { ...actual, leftInGap: await scoredLeftInGap(session, scores) } };
}
