import { geometric, stepWord, uniform } from '../kernel/draw.js';
import { absent } from '../tables/layout.js';
import { eventTypes, productsApart } from '../tables/layouts.js';
import { append } from '../tables/rows.js';
import type { Making } from './business.js';
import { tick } from './clock.js';
import type { Life } from './one_life.js';

const places = Object.fromEntries(eventTypes.map((name, i) => [name, i]));
/** Places of the types of events. */
export const eventType = places as Readonly<Record<(typeof eventTypes)[number], number>>;

const slotsFrom = 1_000;
const slotsPerVisit = 8;
const mostViews = 40;

/** Writes the visits of a week that led to no order, with their logins and the carts left behind. */
export function writeVisits({ world, clock, rows }: Making, life: Life, week: number): void {
  const { visits, categories } = world.parameters;
  const { profile, details, week: seen } = life;
  const word = stepWord(details, week);
  for (let v = 0; v < seen.visits; v++) {
    const u = (draw: number): number => uniform(details, word, slotsFrom + v * slotsPerVisit + draw);
    const at = clock.within(week, false, u(0), u(1), u(2), v);
    const views = 1 + geometric(u(3), visits.pageViewsMean, mostViews);
    append(rows.events, [profile.member, at, eventType.visit, absent, views]);
    if (u(4) < visits.loginShare)
      append(rows.events, [profile.member, at + tick, eventType.login, absent, absent]);
    if (u(5) < visits.abandonedCartShare) {
      const category = Math.floor(u(6) * categories.length);
      const product = Math.floor(u(7) * (categories[category]?.products ?? 1));
      append(rows.events, [
        profile.member,
        at + 2 * tick,
        eventType.cart,
        category * productsApart + product,
        absent,
      ]);
    }
  }
}
