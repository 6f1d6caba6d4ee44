import { beforeAll, describe, expect, it } from 'vitest';
import { keyOf } from '../../../../examples/simulator/kernel/draw.js';
import { drawProfile } from '../../../../examples/simulator/kernel/profile.js';
import { copyObservables } from '../../../../examples/simulator/kernel/observables.js';
import { sampleWeek } from '../../../../examples/simulator/kernel/sample_week.js';
import { createWorld } from '../../../../examples/simulator/kernel/world.js';
import { full } from '../../../../examples/simulator/presets/full.js';
import { drawFutures } from '../../../../examples/simulator/truth/futures.js';
import { beginLife, liveUntil, newLife } from '../../../../examples/simulator/truth/life.js';
import { openOracle, type OracleRow } from '../../../../examples/simulator/truth/oracle.js';
import { rocArea } from '../../../../examples/simulator/truth/ranking.js';
import { openTruth, type TrueRow } from '../../../../examples/simulator/truth/truth.js';
import { isFull } from '../../../faults/size.js';

const members = isFull ? 12_000 : 1_000;
const snapshot = isFull ? 126 : 60;
const definition = { silentWeeks: 13 };
const world = createWorld(full, 5, members);
const effort = isFull ? { first: 1_000, enough: 100, most: 16_000 } : { first: 400, enough: 40, most: 1_600 };

/** Milliseconds; a core that is shared takes long. */
const hookTimeout = isFull ? 3_600_000 : 300_000;

const eligible: TrueRow[] = [];
const known: OracleRow[] = [];

beforeAll(() => {
  const truth = openTruth(world, {
    snapshot,
    definition,
    value: { horizonWeeks: isFull ? 52 : 4, discountPerYear: 0.1 },
  });
  const oracle = openOracle(world, { snapshot, definition, effort });
  for (let member = 0; member < members; member++) {
    const row = truth(member);
    if (row?.isEligible !== true) continue;
    const answer = oracle(member);
    if (answer === null) throw new Error('The oracle leaves out an eligible member');
    if (answer.effective < effort.enough) continue;
    eligible.push(row);
    known.push(answer);
  }
}, hookTimeout);

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Mean of the differences from probabilities over its greatest standard error: what is 0 to 1 with mean p varies by
 * p (1 − p) at most. The differences' own spread would be too small where a few rare ones make up the mean.
 */
function departure(expected: readonly number[], found: readonly number[]): number {
  const variance = mean(expected.map((p) => p * (1 - p)));
  return (mean(found) - mean(expected)) / Math.sqrt(variance / expected.length);
}

describe('true probabilities of churn', () => {
  it('are what comes of plain simulation', () => {
    const member = eligible[5]!.member;
    const life = newLife(world);
    beginLife(world, drawProfile(world, member), life);
    liveUntil(world, member, snapshot, life);
    const worlds = drawFutures(world, snapshot, snapshot + definition.silentWeeks);
    const trials = 4_000;
    let silent = 0;
    for (let n = 0; n < trials; n++) {
      const o = copyObservables(life.observables);
      const key = keyOf(world.seed, 500_000 + n, member);
      const future = worlds[n % worlds.length]!;
      let s = life.state;
      for (let week = snapshot; week < snapshot + definition.silentWeeks; week++)
        s = sampleWeek(future, key, week, s, life.rows, 0, o, life.terms, life.seen);
      if (o.visitWeek < snapshot) silent += 1;
    }
    const p = eligible[5]!.churn!;
    expect(Math.abs(silent / trials - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / trials));
  });

  it('are borne out by the labels that came', () => {
    const [expected, came] = [eligible.map((row) => row.churn!), eligible.map((row) => Number(row.churned))];
    expect(Math.abs(departure(expected, came))).toBeLessThan(3.5);
    expect(rocArea(expected, came)).toBeGreaterThan(0.8);
  });
});

describe('the observable oracle', () => {
  it('is on average right wherever it stands, since it is the mean of the truth given what it sees', () => {
    const order = known.map((_, i) => i).sort((a, b) => known[a]!.churn - known[b]!.churn);
    const groups = isFull ? 10 : 4;
    expect(order.length).toBeGreaterThan(40 * groups);
    for (let g = 0; g < groups; g++) {
      const group = order.slice((g * order.length) / groups, ((g + 1) * order.length) / groups);
      const [expected, found] = [group.map((i) => known[i]!.churn), group.map((i) => eligible[i]!.churn!)];
      expect(Math.abs(departure(expected, found)), `group ${g}`).toBeLessThan(3.5);
    }
  });

  it('knows more than nothing and less than all', () => {
    const truth = eligible.map((row) => row.churn!);
    const area = rocArea(
      known.map((row) => row.churn),
      truth,
    );
    expect(area).toBeGreaterThan(0.7);
    expect(area).toBeLessThan(rocArea(truth, truth));
  });

  it('ranks churn with an area of .75 to .88, response of .68 to .80', () => {
    const churn = rocArea(
      known.map((row) => row.churn),
      eligible.map((row) => row.churn!),
    );
    expect(churn).toBeGreaterThan(0.75);
    expect(churn).toBeLessThan(0.88);
    const contacted = known.flatMap((row, i) =>
      row.response === null ? [] : [{ known: row.response, truth: eligible[i]!.response! }],
    );
    const response = rocArea(
      contacted.map((one) => one.known.treated),
      contacted.map((one) => one.truth.treated),
    );
    expect(response).toBeGreaterThan(0.68);
    expect(response).toBeLessThan(0.8);
  });

  it('leaves few out for want of effective draws', () => {
    expect(known.length).toBeGreaterThan(isFull ? 2_000 : 200);
  });
});
