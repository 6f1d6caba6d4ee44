import { drawProfile } from '../kernel/profile.js';
import { keyOf, stepWord, streams, uniform } from '../kernel/draw.js';
import { absent } from '../tables/layout.js';
import { append } from '../tables/rows.js';
import type { Making } from './business.js';
import { orderOffset, tick, weekSeconds } from './clock.js';
import { writeContacts } from './contact_rows.js';
import { writeVisits } from './event_rows.js';
import { writeArrival, writeMember } from './member_rows.js';
import { live, type Life } from './one_life.js';
import { orderSlots, orderTimes, writeOrder } from './order_rows.js';
import { liveAsScalper } from './scalper.js';

const firstOrderSlot = 100;

/** Writes everything that happened to one member. */
export function writeLife(making: Making, life: Life, member: number): void {
  const { world } = making;
  life.profile = drawProfile(world, member);
  life.details = keyOf(world.seed, streams.details, member);
  writeArrival(making, life);
  if (life.profile.ring >= 0) liveAsScalper(making, life);
  else
    live(world, life, (week) => {
      writeVisits(making, life, week);
      writeWeekOfOrders(making, life, week);
    });
  writeMember(making, life);
}

function writeWeekOfOrders(making: Making, life: Life, week: number): void {
  const { week: seen, profile } = life;
  let amount = 0;
  let first = absent;
  if (seen.orders > 0) {
    const times = orderTimes(making, life, week);
    first = times[0] as number;
    for (const [i, ordered] of times.entries()) {
      const paid = writeOrder(making, life, {
        week,
        ordered,
        category: seen.category[i] as number,
        coupon: seen.coupon[i] === 1,
        slot: firstOrderSlot + i * orderSlots,
        product: null,
        address: profile.member,
        device: profile.member * 2 + (i % 2),
      });
      amount += paid;
      if (seen.refunded[i] === 1) writeRefund(making, life, week, i, paid);
    }
    rise(making, life, times.at(-1) as number);
  }
  if (seen.campaign >= 0 || seen.care || seen.regranted >= 0)
    writeContacts(making, life, week, first, amount);
}

/** The whole order comes back in the week after; what lies after the end has not happened yet. */
function writeRefund({ clock, rows }: Making, life: Life, week: number, i: number, paid: number): void {
  const u = uniform(life.details, stepWord(life.details, week), 50 + i);
  const refunded =
    clock.weekStart(week + 1) + tick * Math.floor((u * (weekSeconds - 3_600)) / tick) + orderOffset + i;
  if (refunded < clock.end) append(rows.refunds, [life.profile.member, life.orders - 1, refunded, paid]);
}

/** Levels rise with the number of orders. */
function rise({ world, rows }: Making, life: Life, at: number): void {
  const { attributes, orders } = world.parameters;
  for (const [i, level] of orders.levelAtOrders.entries()) {
    const place = attributes.tiers.length + i;
    if (life.orders >= level.orders && life.level < place) {
      life.level = place;
      append(rows.member_history, [life.profile.member, 0, place, at + i + 1]);
    }
  }
}
