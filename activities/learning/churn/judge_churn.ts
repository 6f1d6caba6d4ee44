import type { ChurnQuality, ChurnTenth } from '../../../contracts/churn_card.js';
import { qualityOf, tenthsOf } from '../../../learners/selection/quality.js';

export interface Judged {
  readonly quality: ChurnQuality;
  readonly tenths: readonly ChurnTenth[];
}

/**
 * How probabilities came true.
 * @param labels 1 where the member churned, else 0
 */
export function judgeChurn({
  probabilities,
  labels,
}: {
  readonly probabilities: Float64Array;
  readonly labels: Float64Array;
}): Judged {
  const { positives, ...quality } = qualityOf(probabilities, labels);
  return {
    quality: { ...quality, churners: positives },
    tenths: tenthsOf(probabilities, labels).map(({ rows, ...tenth }) => ({ ...tenth, members: rows })),
  };
}
