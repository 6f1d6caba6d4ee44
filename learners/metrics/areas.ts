import { LearnerError } from '../failure.js';
import type { Ranking } from './ranking.js';

/**
 * Area under the ROC curve: probability that a row with label 1 scores above one with label 0, a tie counting half
 * (Hanley & McNeil 1982).
 * @throws LearnerError OneClass
 */
export function rocAuc(ranking: Ranking): number {
  checkBothClasses(ranking);
  const { weights, positives, weight, positive } = ranking;
  let [above, area] = [0, 0];
  for (let group = 0; group < weights.length; group += 1) {
    const hits = positives[group] ?? 0;
    area += ((weights[group] ?? 0) - hits) * (above + hits / 2);
    above += hits;
  }
  return area / (positive * (weight - positive));
}

/**
 * Area under the precision-recall curve as average precision: Σ (rise of recall) × precision, which unlike the
 * trapezium rule promises nothing between the points (Davis & Goadrich 2006).
 * @throws LearnerError OneClass
 */
export function prAuc(ranking: Ranking): number {
  checkBothClasses(ranking);
  const { weights, positives, positive } = ranking;
  let [seen, found, area] = [0, 0, 0];
  for (let group = 0; group < weights.length; group += 1) {
    const hits = positives[group] ?? 0;
    seen += weights[group] ?? 0;
    found += hits;
    area += (hits / positive) * (found / seen);
  }
  return area;
}

export function checkBothClasses({ positives, weights }: Ranking): void {
  const hasPositive = positives.some((positive) => positive > 0);
  const hasNegative = weights.some((weight, group) => weight > (positives[group] ?? 0));
  if (hasPositive && hasNegative) return;
  throw new LearnerError(
    'OneClass',
    `All rows to be measured have the label ${hasPositive ? 1 : 0}.`,
    'Measure on rows of both classes.',
  );
}
