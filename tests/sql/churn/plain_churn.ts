import type { ChurnDefinition, ChurnGroup, ChurnRule } from '../../../domain/churn/definition.js';
import { daysBetween, parseDay } from '../../../domain/time/days.js';
import type { CleanRow, CleanTables } from './clean_tables.js';

const first = parseDay('2023-01-01');
/** Days since the beginning of 2023; null: there is none. */
const number = (cell: CleanRow[string] | undefined): number | null =>
  cell === null || cell === undefined ? null : daysBetween(first, parseDay(String(cell).slice(0, 10)));

/** What was heard of a member until a day, as known on it. */
interface Heard {
  readonly knownSince: number | null;
  readonly orders: readonly number[];
  readonly visits: readonly number[];
  readonly logins: readonly number[];
  /** In the order in which they were sent. */
  readonly contacts: readonly { readonly sent: number; readonly answered: boolean }[];
  readonly unsubscribed: number | null;
  readonly blacklisted: number | null;
}

const last = (days: readonly number[]): number | undefined => days.at(-1);
const ascending = (days: readonly number[]): readonly number[] => days.toSorted((a, b) => a - b);
const earliest = (days: readonly (number | null)[]): number | null =>
  ascending(days.filter((day) => day !== null))[0] ?? null;

function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}

/** Whether a rule holds on a day by what was heard before it: day by day, without any dates of its own. */
function ruleHolds(rule: ChurnRule, heard: Heard, day: number): boolean {
  const before = (days: readonly number[]) => days.filter((one) => one < day);
  const silentFor = (days: readonly number[], limit: number) => {
    const since = last(before(days)) ?? heard.knownSince;
    return since !== null && day - 1 - since >= limit;
  };
  switch (rule.rule) {
    case 'unsubscribed':
      return heard.unsubscribed !== null && heard.unsubscribed < day;
    case 'blacklisted':
      return heard.blacklisted !== null && heard.blacklisted < day;
    case 'no_order':
      return silentFor(heard.orders, rule.days);
    case 'no_visit':
      return silentFor(heard.visits, rule.days);
    case 'no_login':
      return silentFor(heard.logins, rule.days);
    case 'no_reaction': {
      const sent = heard.contacts.filter((one) => one.sent < day).slice(-rule.last);
      return sent.length === rule.last && sent.every(({ answered }) => !answered);
    }
    case 'own_cycle': {
      const days = [...new Set(before(heard.orders))];
      if (days.length < rule.min_orders) return false;
      const gaps = days.slice(1).map((one, i) => one - days[i]!);
      return day - 1 - last(days)! >= rule.times * median(gaps);
    }
  }
}

function groupHolds(
  { any, all, unless }: ChurnGroup<ChurnRule | ChurnGroup<ChurnRule>>,
  heard: Heard,
  day: number,
): boolean {
  const holds = (part: ChurnRule | ChurnGroup<ChurnRule>) =>
    'rule' in part ? ruleHolds(part, heard, day) : groupHolds(part, heard, day);
  return (any?.some(holds) ?? true) && (all?.every(holds) ?? true) && !(unless?.some(holds) ?? false);
}

/** What was heard of every member before a day. Every order is of 10, and so is every refund. */
function heardOf(tables: CleanTables, snapshot: number): ReadonlyMap<string, Heard> {
  const known = (row: CleanRow, column: string) => (number(row[column]) ?? Infinity) < snapshot;
  const links = new Map(
    (tables.member_links ?? [])
      .filter((row) => known(row, 'linked_at'))
      .map((row) => [String(row['member_id']), String(row['canonical_id'])]),
  );
  const canonical = (id: string): string => (links.has(id) ? canonical(links.get(id)!) : id);
  const of = (row: CleanRow) => canonical(String(row['member_id']));
  const refunded = new Set(
    (tables.refunds ?? []).filter((row) => known(row, 'refunded_at')).map((row) => row['order_id']),
  );
  const placed = (tables.orders ?? []).filter((row) => known(row, 'ordered_at'));
  const events = (tables.events ?? []).filter((row) => known(row, 'occurred_at'));
  const contacts = (tables.contacts ?? [])
    .filter((row) => known(row, 'sent_at') && row['arm'] !== 'control' && !known(row, 'bounced_at'))
    .toSorted(
      (a, b) =>
        number(a['sent_at'])! - number(b['sent_at'])! ||
        String(a['campaign_id']).localeCompare(String(b['campaign_id'])) ||
        Number(known(a, 'opened_at')) - Number(known(b, 'opened_at')),
    );
  const members = tables.members ?? [];
  const listed = members.filter((row) => row['registered_at'] === null || known(row, 'registered_at'));
  const ids = new Set([...listed, ...placed, ...events].map(of));
  return new Map(
    [...ids].map((id) => {
      const mine = (rows: readonly CleanRow[]) => rows.filter((row) => of(row) === id);
      const days = (rows: readonly CleanRow[], column: string) =>
        ascending(mine(rows).map((row) => number(row[column])!));
      const said = (column: string) =>
        earliest(mine(members).map((row) => (known(row, column) ? number(row[column]) : null)));
      const registered = mine(listed).map((row) => number(row['registered_at']));
      const visits = days(events, 'occurred_at');
      const heard: Heard = {
        knownSince: earliest([...registered, ...days(placed, 'ordered_at'), ...visits]),
        orders: days(
          placed.filter((row) => !refunded.has(row['order_id'])),
          'ordered_at',
        ),
        visits,
        logins: days(
          events.filter((row) => row['type'] === 'login'),
          'occurred_at',
        ),
        contacts: mine(contacts).map((row) => ({
          sent: number(row['sent_at'])!,
          answered: known(row, 'opened_at'),
        })),
        unsubscribed: said('unsubscribed_at'),
        blacklisted: said('blacklisted_at'),
      };
      return [id, heard] as const;
    }),
  );
}

/**
 * How many days before the day each member has churned for, 0 for who has on that day first, null for who has not. It goes
 * back day by day while the definition holds, which is slow and plain.
 */
export function plainChurn(
  tables: CleanTables,
  definition: ChurnDefinition,
  snapshot: string,
): ReadonlyMap<string, number | null> {
  const today = number(snapshot)!;
  return new Map(
    [...heardOf(tables, today)].map(([id, heard]) => {
      let since = today + 1;
      while (since > 0 && groupHolds(definition, heard, since - 1)) since -= 1;
      return [id, since > today ? null : today - since] as const;
    }),
  );
}
