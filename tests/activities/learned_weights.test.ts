import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type Scored, type Shop } from './shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.bench.dispose());

const members = Array.from({ length: 240 }, (_, i) => ({
  id: `m${String(i).padStart(3, '0')}`,
  /** Days before the as-of, in a sequence that has nothing to do with the amounts. */
  recency: (i * 89) % 240,
  orders: 1 + ((i * 7) % 3),
  spent: 100 + ((i * 37) % 240),
}));
type Member = (typeof members)[number];

function ordersOf({ id, recency, orders, spent }: Member): readonly string[] {
  const day = new Date(Date.UTC(2016, 11, 31 - recency)).toISOString().slice(0, 10);
  return Array.from(
    { length: orders },
    (_, i) => `${id}-${i},${id},${day},${i === 0 ? spent - (orders - 1) : 1}`,
  );
}

/** Scores these members, whose level is told by `levelOf`, with learned weights. */
const scoreBy = (
  levelOf: (member: Member) => string,
  weights: Readonly<Record<string, unknown>> = {},
): Promise<Scored> =>
  shop.score(
    {
      orders: `order_id,member_id,ordered_at,amount\n${members.flatMap(ordersOf).join('\n')}\n`,
      members: `member_id,level\n${members.map((member) => `${member.id},${levelOf(member)}`).join('\n')}\n`,
    },
    { business: { rfm: { weights: { method: 'forest', trees: 20, ...weights } } } },
  );

const byAmount = ({ spent }: Member): string => (spent < 180 ? 'silver' : spent < 260 ? 'gold' : 'platinum');

describe('weights learned from member levels', () => {
  it('go to the dimension that the levels follow, and say how well they can be told', async () => {
    const { scored } = (await scoreBy(byAmount)).steps;
    expect(scored.weights.m).toBeGreaterThan(0.9);
    expect(scored.weights.r + scored.weights.f + scored.weights.m).toBeCloseTo(1, 9);
    expect(scored.learned).toMatchObject({ importance: 'permutation', rows: 240, levels: 3 });
    // Every fourth member is held out; the levels are thirds.
    expect(scored.learned?.heldOut?.rows).toBe(60);
    expect(scored.learned?.heldOut?.right).toBeGreaterThan(0.9);
    expect(scored.learned?.heldOut?.mostFrequent).toBeLessThan(0.5);
    expect(scored.consistencyRatio).toBeNull();
  });

  it('go to recency where the levels follow that', async () => {
    const { scored } = (await scoreBy(({ recency }) => (recency < 100 ? 'awake' : 'asleep'))).steps;
    expect(scored.weights.r).toBeGreaterThan(0.9);
    expect(scored.learned?.levels).toBe(2);
  });

  it('by impurity hold nobody out', async () => {
    const { scored } = (await scoreBy(byAmount, { importance: 'impurity' })).steps;
    expect(scored.weights.m).toBeGreaterThan(0.6);
    expect(scored.learned).toMatchObject({ importance: 'impurity', heldOut: null });
  });

  it('are the same for the same members', async () => {
    const [one, other] = [await scoreBy(byAmount), await scoreBy(byAmount)];
    expect(other.steps.scored.learned).toEqual(one.steps.scored.learned);
    expect(other.steps.scored.scores.contentHash).toBe(one.steps.scored.scores.contentHash);
  });

  it('are equal, with a warning, where there are too few members to hold any of them out', async () => {
    const few = members.slice(0, 3);
    const levels = new Map(few.map((member, i) => [member, i === 0 ? 'gold' : 'silver']));
    const { scored } = (await scoreBy((member) => levels.get(member) ?? '')).steps;
    expect(scored.learned).toMatchObject({ rows: 3, heldOut: null });
    expect(scored.weights.r).toBeCloseTo(1 / 3, 5);
    expect(scored.weights.m).toBeCloseTo(1 / 3, 5);
  });

  it('are refused where all members have the same level', async () => {
    await expect(scoreBy(() => 'gold')).rejects.toMatchObject({
      type: 'InvalidInput',
      message: expect.stringMatching(/all members who order have the same/) as string,
    });
  });

  it('are refused where no member has a level', async () => {
    await expect(scoreBy(() => '')).rejects.toMatchObject({
      type: 'InvalidInput',
      message: expect.stringMatching(/no member who orders has one/) as string,
    });
  });
});
