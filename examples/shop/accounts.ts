import { yearOf, type WallClock } from './calendar.js';
import type { Member } from './members.js';
import type { Purchase } from './purchases.js';
import type { RandomStream } from './random.js';

/** An account that was given up for another. */
export interface MergedAccount {
  readonly oldId: number;
  readonly memberId: number;
  readonly mergedAt: WallClock;
}

const years = [2015, 2016, 2017];
const mergesAYear = 5;
const firstOldId = 15100000001;

/** Splits a list into so many runs of about equal length. */
function runs<T>(items: readonly T[], parts: number): readonly (readonly T[])[] {
  return Array.from({ length: parts }, (_, i) =>
    items.slice(Math.floor((i * items.length) / parts), Math.floor(((i + 1) * items.length) / parts)),
  );
}

/** The orders of each member in that year, in the order of time. */
function byMember(purchases: readonly Purchase[], year: number): ReadonlyMap<number, readonly Purchase[]> {
  const groups = new Map<number, Purchase[]>();
  for (const purchase of purchases) {
    if (yearOf(purchase.orderedAt) !== year) continue;
    const group = groups.get(purchase.memberId);
    if (group) group.push(purchase);
    else groups.set(purchase.memberId, [purchase]);
  }
  return groups;
}

/**
 * Some members bought under an older account first, one of them each year under two, merged one after the
 * other. Both accounts and the merge fall in the member's first year, so that no earlier year is concerned.
 */
export function mergeAccounts(
  members: readonly Member[],
  purchases: readonly Purchase[],
  random: RandomStream,
): { readonly purchases: readonly Purchase[]; readonly merges: readonly MergedAccount[] } {
  const oldIds = new Map<string, number>();
  const merges: MergedAccount[] = [];
  for (const year of years) {
    const ofYear = byMember(purchases, year);
    const newcomers = members.filter(
      ({ id, kind, registeredAt }) =>
        kind === 'customer' && yearOf(registeredAt) === year && (ofYear.get(id)?.length ?? 0) >= 3,
    );
    const chosen = random.shuffle(newcomers).slice(0, mergesAYear);
    for (const [i, { id }] of chosen.entries()) {
      const accounts = runs(ofYear.get(id) ?? [], i === 0 ? 3 : 2);
      for (const [part, account] of accounts.slice(0, -1).entries()) {
        const oldId = firstOldId + merges.length;
        for (const { orderId } of account) oldIds.set(orderId, oldId);
        const last = account.at(-1)?.orderedAt ?? 0;
        const next = accounts[part + 1]?.[0]?.orderedAt ?? last;
        merges.push({
          oldId,
          memberId: part === accounts.length - 2 ? id : oldId + 1,
          mergedAt: last + Math.floor((next - last) / 2000) * 1000,
        });
      }
    }
  }
  return {
    purchases: purchases.map((purchase) => ({
      ...purchase,
      memberId: oldIds.get(purchase.orderId) ?? purchase.memberId,
    })),
    merges,
  };
}
