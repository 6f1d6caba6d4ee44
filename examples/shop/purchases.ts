import { addDays, day, iso, type WallClock } from './calendar.js';
import type { Member } from './members.js';
import type { RandomStream } from './random.js';

export const firstDay = day('2015-01-01');
/** The first instant that no result of the example includes. */
export const asOf = day('2018-01-01');

/** An order as it was placed, before anything goes wrong with its record. */
export interface Purchase {
  /** Such as `SO20161111-0007`: numbered through the day. */
  readonly orderId: string;
  readonly memberId: number;
  readonly orderedAt: WallClock;
  /** Hundredths of a yuan. */
  readonly cents: number;
  readonly channel: string;
}

/** How much more than on a quiet day is bought: by month, and on the days of the great sales. */
const months = [1.05, 0.65, 0.85, 0.85, 0.95, 1.2, 0.85, 0.85, 1, 0.95, 1.35, 1.2];
const saleDays: Readonly<Record<string, number>> = { '06-18': 5, '11-11': 9, '12-12': 5 };
const busiest = 9;
/** Hours of the day, drawn as often as they stand here. */
const hours = [0, 8, 9, 10, 10, 11, 12, 12, 13, 14, 15, 16, 17, 18, 19, 20, 20, 20, 21, 21, 21, 22, 22, 23];
const channels = ['网站', '网站', 'APP', 'APP', 'APP', '门店'];

function season(instant: WallClock): number {
  return saleDays[iso(instant).slice(5, 10)] ?? months[new Date(instant).getUTCMonth()] ?? 1;
}

/** Prices end as prices do: 189.9, 45, 23.75. */
function price(random: RandomStream, logAmount: number): number {
  const cents = Math.round(100 * Math.exp(logAmount + 0.75 * random.normal()));
  const ending = random.uniform();
  if (ending < 0.5) return Math.max(500, Math.round(cents / 100) * 100 - 10);
  return Math.max(500, ending < 0.8 ? Math.round(cents / 100) * 100 : cents);
}

/**
 * Orders of one member: a Poisson process at the member's own pace, thinned by the season (Lewis and Shedler
 * 1979), from registration, or the first day of the example, until the member is lost.
 */
function purchasesOf(member: Member, random: RandomStream): readonly Omit<Purchase, 'orderId'>[] {
  const end = Math.min(member.lostAt, asOf);
  const purchases: Omit<Purchase, 'orderId'>[] = [];
  const buy = (instant: WallClock) => {
    const midnight = day(iso(instant).slice(0, 10));
    const seconds = random.pick(hours) * 3600 + random.below(3600);
    purchases.push({
      memberId: member.id,
      orderedAt: Math.max(midnight + seconds * 1000, member.registeredAt),
      cents: price(random, member.logAmount),
      channel: random.pick(channels),
    });
  };
  const welcome = addDays(member.registeredAt, random.exponential(1 / 6));
  if (random.chance(0.65) && welcome >= firstDay && welcome < asOf) buy(welcome);
  let instant = Math.max(member.registeredAt, firstDay);
  for (;;) {
    instant = addDays(instant, (365 * random.exponential(member.ordersAYear)) / busiest);
    if (instant >= end) return purchases;
    if (random.chance(season(instant) / busiest)) buy(instant);
  }
}

/** All orders in the order of time, numbered. */
export function simulatePurchases(members: readonly Member[], random: RandomStream): readonly Purchase[] {
  const ofDay = new Map<string, number>();
  return members
    .flatMap((member) => purchasesOf(member, random))
    .sort((a, b) => a.orderedAt - b.orderedAt || a.memberId - b.memberId)
    .map((purchase) => {
      const date = iso(purchase.orderedAt).slice(0, 10).replaceAll('-', '');
      const number = (ofDay.get(date) ?? 0) + 1;
      ofDay.set(date, number);
      return { ...purchase, orderId: `SO${date}-${String(number).padStart(4, '0')}` };
    });
}
