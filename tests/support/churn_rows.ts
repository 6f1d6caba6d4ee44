import type { ChurnRows } from '../../activities/learning/churn/rows.js';
import type { Column } from '../../learners/matrix.js';
import { randomStream } from '../../learners/random.js';
import { categories, numbers } from './learning_data.js';

/** Members of a simulated business at each of some snapshots, with the probability that each churns. */
export interface SimulatedSnapshots extends ChurnRows {
  readonly truth: Float64Array;
}

/**
 * Silence and orders of members, a region, the season of each snapshot, and noise; churn depends on the first four.
 * Rows stand by member, then snapshot.
 *
 * @param shift moves the log odds of a snapshot's rows
 */
export function simulatedSnapshots(
  members: number,
  snapshots: number,
  { seed = 3, shift = () => 0 }: { seed?: number; shift?: (snapshot: number) => number } = {},
): SimulatedSnapshots {
  const { uniform, below } = randomStream(seed);
  const rows = members * snapshots;
  const names = ['silence', 'orders', 'season', 'noise'];
  const values = names.map(() => new Float64Array(rows));
  const [silence, orders, season, noise] = values as [Float64Array, Float64Array, Float64Array, Float64Array];
  const regions: string[] = [];
  const [target, truth] = [new Float64Array(rows), new Float64Array(rows)];
  const [snapshot, member] = [new Float64Array(rows), new Float64Array(rows)];
  for (let row = 0, person = 0; person < members; person += 1) {
    const [rate, region] = [uniform(), ['north', 'east', 'south'][below(3)] ?? ''];
    for (let at = 0; at < snapshots; at += 1, row += 1) {
      [snapshot[row], member[row]] = [at, person];
      silence[row] = Math.round(-Math.log(1 - uniform()) * 40 * (1.3 - rate));
      orders[row] = uniform() < 0.1 ? NaN : Math.round(rate * 10 + uniform() * 3);
      season[row] = Math.sin((at * Math.PI) / 6);
      noise[row] = uniform();
      regions.push(region);
      const known = (silence[row] ?? 0) / 30 - (Number.isNaN(orders[row]) ? 4 : (orders[row] ?? 0)) / 3;
      const logOdds = known + (region === 'east' ? 0.8 : 0) + shift(at) - 0.5;
      truth[row] = 1 / (1 + Math.exp(-logOdds));
      target[row] = Number(uniform() < (truth[row] ?? 0));
    }
  }
  const columns: Column[] = names.map((name, at) => numbers(name, [...(values[at] ?? [])]));
  return {
    matrix: { rows, columns: [...columns, categories('region', regions)] },
    ...{ target, truth, snapshot, member },
  };
}
