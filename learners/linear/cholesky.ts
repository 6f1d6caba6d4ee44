/**
 * Factor L of a symmetric positive definite matrix A = L Lᵀ, in place: the lower triangle of `matrix`, row by row,
 * becomes L. Golub & Van Loan, "Matrix Computations", 4.2.
 *
 * @returns whether A is positive definite as far as its rounding tells; if not, `matrix` is of no use any more
 */
export function factorise(matrix: Float64Array, size: number): boolean {
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let value = matrix[row * size + column] ?? NaN;
      const [a, b] = [row * size, column * size];
      for (let k = 0; k < column; k += 1) value -= (matrix[a + k] ?? NaN) * (matrix[b + k] ?? NaN);
      if (column < row) matrix[a + column] = value / (matrix[b + column] ?? NaN);
      else if (value > 0) matrix[a + row] = Math.sqrt(value);
      else return false;
    }
  }
  return true;
}

/** Solves L Lᵀ x = b for a factor by `factorise`; `vector` holds b and then x. */
export function solve(factor: Float64Array, vector: Float64Array): void {
  const size = vector.length;
  for (let row = 0; row < size; row += 1) {
    let value = vector[row] ?? NaN;
    for (let k = 0; k < row; k += 1) value -= (factor[row * size + k] ?? NaN) * (vector[k] ?? NaN);
    vector[row] = value / (factor[row * size + row] ?? NaN);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let value = vector[row] ?? NaN;
    for (let k = row + 1; k < size; k += 1) value -= (factor[k * size + row] ?? NaN) * (vector[k] ?? NaN);
    vector[row] = value / (factor[row * size + row] ?? NaN);
  }
}
