/**
 * Share of rows whose class was told right: the class of the greatest probability, of equal ones the first.
 *
 * @param predicted as a `Learner` predicts: of two classes the probability of class 1 a row, of more one probability
 *   for each class, row after row
 * @param target numbers of the classes, one a row
 */
export function accuracy(predicted: Float64Array, target: Float64Array): number {
  const classes = predicted.length / target.length;
  let right = 0;
  for (const [row, label] of target.entries()) {
    const told =
      classes === 1
        ? Number((predicted[row] ?? 0) > 0.5)
        : greatest(predicted.subarray(row * classes, (row + 1) * classes));
    if (told === label) right += 1;
  }
  return right / target.length;
}

function greatest(values: Float64Array): number {
  let at = 0;
  for (let index = 1; index < values.length; index += 1)
    if ((values[index] ?? 0) > (values[at] ?? 0)) at = index;
  return at;
}
