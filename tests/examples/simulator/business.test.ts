import { describe, expect, it } from 'vitest';
import { orderOffset, tick } from '../../../examples/simulator/generate/clock.js';
import { keyOf, stepWord, uniform } from '../../../examples/simulator/kernel/draw.js';
import { full } from '../../../examples/simulator/presets/full.js';
import { absent } from '../../../examples/simulator/tables/layout.js';
import { chiSquare, chiSquareLimit, errorOfShare, mean, simulate, type SimulatedRow } from './simulated.js';

const members = 6_000;
const table = simulate(full, members, 11);
const marketing = table('contacts').filter(({ care }) => care === 0);
const truths = table('truth/contacts');
const memberRows = table('members');
const [visit, cart] = [0, 1];

/** Members in as many groups as there are values. */
const share = (rows: readonly SimulatedRow[], holds: (row: SimulatedRow) => boolean): number =>
  mean(rows.map((row) => (holds(row) ? 1 : 0)));

describe('a simulated business', () => {
  it('has every order preceded by a visit and a cart of its member, less than a quarter of an hour before', () => {
    const before = new Map<string, number[]>();
    for (const { member, type, occurred } of table('events')) {
      const key = `${member!}/${type!}`;
      const times = before.get(key);
      if (times === undefined) before.set(key, [occurred!]);
      else times.push(occurred!);
    }
    const orphans = table('orders').filter(({ member, ordered }) =>
      [visit, cart].some(
        (type) =>
          !(before.get(`${member!}/${type}`) ?? []).some((at) => at < ordered! && at > ordered! - 900),
      ),
    );
    expect(table('orders').length).toBeGreaterThan(10_000);
    expect(orphans).toEqual([]);
  });

  it('lets members come, register, activate and order in this order', () => {
    const arrivals = new Map(
      table('leads')
        .filter(({ member }) => member !== absent)
        .map(({ member, occurred }) => [member, occurred!]),
    );
    const firstOrder = new Map<number, number>();
    for (const { member, ordered } of table('orders'))
      if (!firstOrder.has(member!)) firstOrder.set(member!, ordered!);
    const wrong = memberRows.filter(({ member, registered, activated }) => {
      const order = firstOrder.get(member!);
      const inOrder = [arrivals.get(member)!, registered!, ...(activated === absent ? [] : [activated!])];
      return (
        inOrder.some((at, i) => i > 0 && at <= inOrder[i - 1]!) ||
        (order !== undefined && (activated === absent || order <= activated!))
      );
    });
    expect(wrong).toEqual([]);
    expect(share(memberRows, ({ activated }) => activated === absent)).toBeLessThan(0.05);
  });

  it('has members who visit and never buy, and members who stop visiting before their last orders', () => {
    const buyers = new Set(table('orders').map(({ member }) => member));
    const visitors = new Set(table('events').map(({ member }) => member));
    expect([...visitors].filter((member) => !buyers.has(member)).length).toBeGreaterThan(members / 50);
    const lastOf = (rows: readonly SimulatedRow[], time: string) =>
      new Map(rows.map((row) => [row['member']!, row[time]!]));
    // A visit that led to no order tells itself by its number, see `tick`.
    const alone = table('events').filter(
      ({ type, occurred }) => type === visit && occurred! % tick < orderOffset,
    );
    const lastAlone = lastOf(alone, 'occurred');
    const silent = [...lastOf(table('orders'), 'ordered')].filter(
      ([member, ordered]) => ordered - (lastAlone.get(member) ?? Infinity) > 8 * 7 * 86_400,
    );
    expect(silent.length).toBeGreaterThan(members / 50);
  });

  it('refunds orders that there are, once, after them', () => {
    const orders = new Map(
      table('orders').map((order) => [`${order['member']!}/${order['number']!}`, order]),
    );
    const refunds = table('refunds');
    const keys = refunds.map(({ member, number }) => `${member!}/${number!}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(
      refunds.filter(({ refunded, amount }, i) => {
        const order = orders.get(keys[i]!);
        return order === undefined || refunded! <= order['ordered']! || amount !== order['amount'];
      }),
    ).toEqual([]);
  });

  it('has order lines that add up to the amount and the coupon', () => {
    const sums = new Map<string, number>();
    for (const { member, number, amount } of table('order_items')) {
      const key = `${member!}/${number!}`;
      sums.set(key, (sums.get(key) ?? 0) + amount!);
    }
    const off = table('orders').filter(
      ({ member, number, amount, coupon }) => sums.get(`${member!}/${number!}`) !== amount! + coupon!,
    );
    expect(off).toEqual([]);
  });

  it('contacts only those whose consent for the channel stands at that time', () => {
    const changes = new Map<string, { readonly at: number; readonly granted: number }[]>();
    for (const { member, channel, granted, changed } of table('consents')) {
      const key = `${member!}/${channel!}`;
      changes.set(key, [...(changes.get(key) ?? []), { at: changed!, granted: granted! }]);
    }
    const barred = marketing.filter(({ member, channel, sent }) => {
      const last = (changes.get(`${member!}/${channel!}`) ?? []).filter(({ at }) => at < sent!).at(-1);
      return last?.granted !== 1;
    });
    expect(barred).toEqual([]);
    expect(table('consents').length).toBeGreaterThan(3 * members + 50);
  });

  it('names referrers who were registered before the member came', () => {
    const registered = new Map(memberRows.map(({ member, registered: at }) => [member, at!]));
    const referred = memberRows.filter(({ referrer }) => referrer !== absent);
    expect(referred.length).toBeGreaterThan(members / 20);
    expect(referred.filter((row) => registered.get(row['referrer'])! >= row['registered']!)).toEqual([]);
    const spread = new Map<number, number>();
    for (const { referrer } of referred) spread.set(referrer!, (spread.get(referrer!) ?? 0) + 1);
    const key = [...spread.entries()].filter(([, count]) => count >= 5);
    expect(key.length).toBeGreaterThan(3);
    expect(key.every(([member]) => member % full.attributes.keySpreaders.oneIn === 0)).toBe(true);
  });

  it('has rings of scalpers who share address and device, buy one product, with coupons alone', () => {
    const rings = new Map(
      table('truth/members')
        .filter(({ ring }) => ring! >= 0)
        .map(({ member, ring }) => [member, ring!]),
    );
    const orders = table('orders').filter(({ member }) => rings.has(member));
    const items = table('order_items').filter(({ member }) => rings.has(member));
    expect(orders.length).toBeGreaterThan(20);
    expect(orders.every(({ coupon }) => coupon! > 0)).toBe(true);
    const places = new Set(
      orders.map(({ member, address, device }) => `${rings.get(member)!} ${address!} ${device!}`),
    );
    expect(places.size).toBe(new Set(orders.map(({ member }) => rings.get(member))).size);
    const products = new Set(items.map(({ member, product }) => `${rings.get(member)!} ${product!}`));
    expect(products.size).toBe(places.size);
    const others = new Set(
      table('orders')
        .filter(({ member }) => !rings.has(member))
        .map(({ address }) => address),
    );
    expect(orders.filter(({ address }) => others.has(address))).toEqual([]);
  });

  it('has businesses that order dearer and from Monday to Friday', () => {
    const business = new Set(
      table('member_history')
        .filter(
          ({ attribute, value, changed, member }) =>
            attribute === 1 && value === 1 && changed === firstChange(member!),
        )
        .map(({ member }) => member),
    );
    const scalpers = new Set(
      table('truth/members')
        .filter(({ ring }) => ring! >= 0)
        .map(({ member }) => member),
    );
    const ordinary = table('orders').filter(({ member }) => !scalpers.has(member));
    const theirs = ordinary.filter(({ member }) => business.has(member));
    const others = ordinary.filter(({ member }) => !business.has(member));
    expect(theirs.length).toBeGreaterThan(100);
    const logs = (rows: readonly SimulatedRow[]) => mean(rows.map(({ amount }) => Math.log(amount!)));
    expect(logs(theirs) - logs(others)).toBeGreaterThan(1);
    expect(theirs.every(({ ordered }) => ![0, 6].includes(new Date(ordered! * 1_000).getUTCDay()))).toBe(
      true,
    );
  });
});

const firstChanges = new Map<number, number>();
function firstChange(member: number): number {
  if (firstChanges.size === 0)
    for (const { member: of, changed } of table('member_history'))
      if (!firstChanges.has(of!)) firstChanges.set(of!, changed!);
  return firstChanges.get(member)!;
}

describe('its campaigns', () => {
  it('draw arms at random: a chi-square finds nothing in any feature', () => {
    const rowOf = new Map(memberRows.map((row) => [row['member'], row]));
    const truthOf = new Map(table('truth/members').map((row) => [row['member'], row]));
    const features: Readonly<Record<string, (row: SimulatedRow) => number>> = {
      channel: ({ member }) => rowOf.get(member)!['channel']!,
      region: ({ member }) => rowOf.get(member)!['region']!,
      cluster: ({ member }) => truthOf.get(member)!['cluster']!,
      campaign: ({ campaign }) => campaign! % full.campaigns.plans.length,
      age: ({ member }) => Math.floor(rowOf.get(member)!['born']! / 3_652),
    };
    for (const [name, feature] of Object.entries(features)) {
      const cells = new Map<number, [number, number]>();
      for (const row of marketing) {
        const cell = cells.get(feature(row)) ?? [0, 0];
        cell[row['treated'] === 1 ? 0 : 1] += 1;
        cells.set(feature(row), cell);
      }
      const { value, degrees } = chiSquare([...cells.values()]);
      expect(degrees, name).toBeGreaterThan(1);
      expect(value, name).toBeLessThan(chiSquareLimit(degrees));
    }
  });

  it('find with the same test an arm that was not drawn at random', () => {
    const key = keyOf(1, 0, 0);
    const counts = [0.5, 0.56].map((p, i) => {
      const treated = Array.from({ length: 3_000 }, (_, j) => uniform(key, stepWord(key, j), i) < p).filter(
        Boolean,
      ).length;
      return [treated, 3_000 - treated];
    });
    expect(chiSquare(counts).value).toBeGreaterThan(chiSquareLimit(1));
  });

  it('are answered by one to eight in a hundred, in either arm as often as the truth says', () => {
    for (const [arm, probability] of [
      [1, 'treated_probability'],
      [0, 'control_probability'],
    ] as const) {
      const rows = marketing.flatMap((row, i) =>
        row['treated'] === arm ? [{ row, truth: truths[i]! }] : [],
      );
      const rate = mean(rows.map(({ row }) => (row['responded'] === absent ? 0 : 1)));
      const expected = mean(rows.map(({ truth }) => truth[probability]!));
      expect(rate).toBeGreaterThan(0.01);
      expect(rate).toBeLessThan(0.08);
      expect(Math.abs(rate - expected)).toBeLessThan(4 * errorOfShare(expected, rows.length));
    }
  });

  it('would each be answered by one to eight in a hundred, halves treated and not, by the truth', () => {
    const campaigns = new Set(truths.map(({ campaign }) => campaign!));
    expect(campaigns.size).toBeGreaterThan(20);
    for (const campaign of campaigns) {
      const own = truths.filter((row) => row['campaign'] === campaign);
      const rate = mean(own.map((row) => (row['treated_probability']! + row['control_probability']!) / 2));
      expect(rate, `campaign ${campaign}`).toBeGreaterThan(0.01);
      expect(rate, `campaign ${campaign}`).toBeLessThan(0.08);
    }
  });

  it('bring what the truth says: amounts given response, and more where the uplift is larger', () => {
    const treated = marketing.flatMap((row, i) => (row['treated'] === 1 ? [{ row, truth: truths[i]! }] : []));
    const paid = treated.map(({ row }) => (row['responded'] === absent ? 0 : row['amount']! / 100));
    const expected = treated.map(({ truth }) => truth['treated_probability']! * truth['treated_amount']!);
    const gaps = paid.map((x, i) => x - expected[i]!);
    const deviation = Math.sqrt(mean(gaps.map((gap) => gap ** 2)));
    expect(Math.abs(mean(gaps))).toBeLessThan((4 * deviation) / Math.sqrt(gaps.length));
  });

  it('persuade some, disturb more than a tenth, and leave sure things and lost causes', () => {
    expect(share(truths, (row) => row['treated_probability']! < row['control_probability']!)).toBeGreaterThan(
      0.1,
    );
    for (const kind of [0, 1, 2, 3])
      expect(
        share(truths, ({ response }) => response === kind),
        String(kind),
      ).toBeGreaterThan(0.02);
  });
});
