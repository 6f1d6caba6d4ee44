import { describe, expect, it } from 'vitest';
import { createWorld } from '../../../../examples/simulator/kernel/world.js';
import { full } from '../../../../examples/simulator/presets/full.js';
import { snapshotDay } from '../../../../examples/simulator/truth/snapshot.js';
import { openTruth } from '../../../../examples/simulator/truth/truth.js';
import { simulate } from '../simulated.js';

const members = 300;
const seed = 9;
const snapshot = 120;
const silentWeeks = 13;

describe('the labels of the truth', () => {
  it('are those that the tables give by the definition', () => {
    const table = simulate(full, members, seed);
    const at = Date.parse(`${snapshotDay(full, snapshot)}T00:00:00Z`) / 1000;
    const window = silentWeeks * 7 * 86_400;
    const [ordered, before, after] = [new Set<number>(), new Set<number>(), new Set<number>()];
    const see = (member: number, time: number) => {
      if (time >= at - window && time < at) before.add(member);
      if (time >= at && time < at + window) after.add(member);
    };
    for (const { member, ordered: time } of table('orders')) {
      see(member!, time!);
      if (time! < at) ordered.add(member!);
    }
    for (const { member, occurred } of table('events')) see(member!, occurred!);
    const scalpers = new Set(
      table('truth/members').flatMap((row) => (row['ring']! >= 0 ? row['member']! : [])),
    );

    const truth = openTruth(createWorld(full, seed, members), {
      snapshot,
      definition: { silentWeeks },
      value: { horizonWeeks: 1, discountPerYear: 0.1 },
    });
    let churned = 0;
    for (let member = 0; member < members; member++) {
      const row = truth(member);
      const eligible = ordered.has(member) && before.has(member) && !scalpers.has(member);
      expect(row?.isEligible ?? false, `member ${member}`).toBe(eligible);
      expect(row?.churned ?? null, `member ${member}`).toBe(eligible ? !after.has(member) : null);
      if (row?.churned === true) churned += 1;
    }
    expect(churned).toBeGreaterThan(5);
  });
});
