/** How good a model is on the snapshot that both models are tested on. Null: only one class came. */
export interface TestedQuality {
  readonly logLoss: number;
  readonly rocAuc: number | null;
}

/** Standard errors of the differences between two models on the same rows, which chance alone makes. */
export interface ComparisonNoise {
  readonly logLoss: number;
  readonly rocAuc: number;
}

/**
 * Whether a newly trained model takes the place of the one that is scored with: where it is at least as good by log loss
 * and by ROC-AUC on the same snapshot, which neither has learned from. A difference of up to one standard error counts
 * as none, so that the newer model, which knows more recent members, is not held up by chance.
 */
export function isPromoted(
  challenger: TestedQuality,
  champion: TestedQuality,
  noise: ComparisonNoise,
): boolean {
  if (challenger.logLoss > champion.logLoss + noise.logLoss) return false;
  if (challenger.rocAuc === null || champion.rocAuc === null) return true;
  return challenger.rocAuc >= champion.rocAuc - noise.rocAuc;
}
