/**
 * Area under the ROC curve (Hanley and McNeil 1982) of scores for cases that are positive with known probabilities: what
 * drawn labels would give on average. Labels are probabilities of 0 and 1. Ties count half.
 */
export function rocArea(scores: readonly number[], positive: readonly number[]): number {
  const order = scores.map((_, i) => i).sort((a, b) => (scores[a] as number) - (scores[b] as number));
  let negativesBelow = 0;
  let won = 0;
  let positives = 0;
  for (let i = 0; i < order.length;) {
    const score = scores[order[i] as number];
    let [tiedPositive, tiedNegative] = [0, 0];
    for (; i < order.length && scores[order[i] as number] === score; i++) {
      tiedPositive += positive[order[i] as number] as number;
      tiedNegative += 1 - (positive[order[i] as number] as number);
    }
    won += tiedPositive * (negativesBelow + tiedNegative / 2);
    negativesBelow += tiedNegative;
    positives += tiedPositive;
  }
  return won / (positives * negativesBelow);
}
