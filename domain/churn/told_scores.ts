import { labelEndOf, type LabelWindow } from './label_window.js';

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
export function toldScores<Run extends ScoredRun>(
  scored: readonly Run[],
  { runId, asOf }: { readonly runId: string; readonly asOf: string },
): Run | undefined {
  return (
    scored.findLast(({ dataOf }) => dataOf === runId) ??
    scored.findLast((run) => run.asOf <= asOf && labelEndOf(run) > asOf)
  );
}
