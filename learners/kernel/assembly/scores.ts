export function addToScores(scores: usize, rows: usize, from: usize, to: usize, value: f64): void {
  for (let i = from; i < to; i++) {
    const at = scores + ((<usize>load<u32>(rows + (i << 2))) << 3);
    store<f64>(at, load<f64>(at) + value);
  }
}
