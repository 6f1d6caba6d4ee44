/** How good a model is on the snapshot that both models are tested on. Null: only one class came. */
export interface TestedQuality {
  readonly logLoss: number;
  readonly rocAuc: number | null;
}

/**
 * Whether a newly trained model takes the place of the one that is scored with: where its probabilities are at least as
 * good, which log loss tells, and it orders members no worse, both on the same snapshot, which neither has learned from.
 * Areas that differ by chance alone order no worse.
 *
 * @param areaNoise standard error of the difference of their areas on that snapshot
 */
export function isPromoted(challenger: TestedQuality, champion: TestedQuality, areaNoise: number): boolean {
  if (challenger.logLoss > champion.logLoss) return false;
  if (challenger.rocAuc === null || champion.rocAuc === null) return true;
  return challenger.rocAuc >= champion.rocAuc - areaNoise;
}
