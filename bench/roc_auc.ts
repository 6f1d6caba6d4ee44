/** Chance that a row with the outcome has the higher score; ties count half. */
export function rocAuc(target: Float64Array, scores: Float64Array): number {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  let [ranks, positives] = [0, 0];
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && scores[order[to] ?? 0] === scores[order[from] ?? 0]) to += 1;
    // Rows of the same score share the mean of their ranks.
    const rank = (from + 1 + to) / 2;
    for (const row of order.subarray(from, to)) {
      if (target[row] !== 1) continue;
      ranks += rank;
      positives += 1;
    }
    from = to;
  }
  return (ranks - (positives * (positives + 1)) / 2) / (positives * (order.length - positives));
}
