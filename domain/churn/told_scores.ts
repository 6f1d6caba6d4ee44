import { labelEndOf, type LabelWindow } from './label_window.js';

/** A run of figures, whose report tells of scores. */
interface RunOfFigures {
  readonly runId: string;
  readonly asOf: string;
}

/** A run that scored churn. */
interface ScoredRun extends LabelWindow {
  /** Run whose data it was scored from; null: it read the sources itself. */
  readonly dataOf: string | null;
}

/**
 * The scores that the report of a run of figures tells of: the last from its own data, or else the latest up to its as-of
 * whose label window is not over by then. What an older one predicted has come or not: it is nobody's risk of today.
 * @param scored in the order of their as-of, then of their publication
 */
export const toldScores = <Run extends ScoredRun>(
  scored: readonly Run[],
  figures: RunOfFigures,
): Run | undefined =>
  scored.findLast((run) => isOfData(run, figures)) ?? scored.findLast((run) => isOfToday(run, figures));

/** Whether a report of a run of figures tells of scores, or has told of them before others came: see {@link toldScores}. */
export const mayBeTold = (run: ScoredRun, figures: RunOfFigures): boolean =>
  isOfData(run, figures) || isOfToday(run, figures);

const isOfData = ({ dataOf }: ScoredRun, { runId }: RunOfFigures): boolean => dataOf === runId;

const isOfToday = (run: ScoredRun, { asOf }: RunOfFigures): boolean =>
  run.asOf <= asOf && labelEndOf(run) > asOf;
