import { maskOf } from './contact.js';
import type { Parameters } from '../model/parameters.js';
import type { Profile } from './profile.js';
import type { Week } from './week.js';

/**
 * What the business has seen of a member up to the end of a week: all that the kernel looks at beside the hidden
 * variables. It can be computed again from the tables. Mutable and of one shape, for the inner loops.
 */
export interface Observables {
  /** First week in which the member can order; far away for one who never activated. */
  activationWeek: number;
  /** Age at arrival, decades above 40. */
  decades: number;
  orders: number;
  couponOrders: number;
  /** Weeks of the last visit or order, the last order, the last refund, the last care contact; `never` before. */
  visitWeek: number;
  orderWeek: number;
  refundWeek: number;
  careWeek: number;
  /** An order of the last week will be refunded in the next. */
  refundPending: boolean;
  /** Treated contacts remembered. */
  fatigue: number;
  /** Channels that may be used: bit k is the k-th of `contactChannels`. */
  consents: number;
  unsubscribed: boolean;
  /** Week of the last order in each category; `never` before. */
  readonly categoryWeek: Int32Array;
}

export const never = -1_000;

export const newObservables = (categories: number): Observables => ({
  activationWeek: 0,
  decades: 0,
  orders: 0,
  couponOrders: 0,
  visitWeek: never,
  orderWeek: never,
  refundWeek: never,
  careWeek: never,
  refundPending: false,
  fatigue: 0,
  consents: 0,
  unsubscribed: false,
  categoryWeek: new Int32Array(categories).fill(never),
});

/** What is known of a member at registration. */
export function beginObservables(profile: Profile, o: Observables): void {
  o.activationWeek = profile.activationWeek;
  o.decades = profile.decades;
  o.orders = 0;
  o.couponOrders = 0;
  o.visitWeek = profile.entryWeek - 1;
  o.orderWeek = never;
  o.refundWeek = never;
  o.careWeek = never;
  o.refundPending = false;
  o.fatigue = 0;
  o.consents = profile.consents;
  o.unsubscribed = false;
  o.categoryWeek.fill(never);
}

/** A copy that goes its own way. */
export const copyObservables = (from: Observables): Observables => ({
  ...from,
  categoryWeek: from.categoryWeek.slice(),
});

/** Copies all of `from` into `to`, without allocation. */
export function assignObservables(from: Observables, to: Observables): void {
  to.activationWeek = from.activationWeek;
  to.decades = from.decades;
  to.orders = from.orders;
  to.couponOrders = from.couponOrders;
  to.visitWeek = from.visitWeek;
  to.orderWeek = from.orderWeek;
  to.refundWeek = from.refundWeek;
  to.careWeek = from.careWeek;
  to.refundPending = from.refundPending;
  to.fatigue = from.fatigue;
  to.consents = from.consents;
  to.unsubscribed = from.unsubscribed;
  to.categoryWeek.set(from.categoryWeek);
}

/** Takes in a week that has ended. */
export function observeWeek({ campaigns }: Parameters, week: number, seen: Week, o: Observables): void {
  if (o.refundPending) o.refundWeek = week;
  o.refundPending = seen.refunds > 0;
  if (seen.care) o.careWeek = week;
  o.fatigue = o.fatigue * campaigns.fatigueKept + (seen.treated ? 1 : 0);
  if (seen.revoked) o.consents &= ~maskOf(seen.channel);
  if (seen.regranted >= 0) o.consents |= maskOf(seen.regranted);
  if (seen.unsubscribed) o.unsubscribed = true;
  if (seen.visits + seen.orders > 0) o.visitWeek = week;
  if (seen.orders === 0) return;
  o.orderWeek = week;
  o.orders += seen.orders;
  for (let i = 0; i < seen.orders; i++) {
    o.categoryWeek[seen.category[i] as number] = week;
    o.couponOrders += seen.coupon[i] as number;
  }
}
