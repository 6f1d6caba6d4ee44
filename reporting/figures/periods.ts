import type { GroupFacts, RunFacts } from '../../contracts/facts.js';
import type { Manifest } from '../../contracts/manifest.js';
import { moneyFromText, type TenThousandths } from '../../domain/quality/money.js';
import { groupedBy } from './grouped.js';

/** What groups of members come to. */
export interface Totals {
  readonly members: number;
  readonly orders: number;
  readonly monetary: TenThousandths;
}

/** A period of the run with its groups. */
export interface PeriodFigures extends Totals {
  readonly label: string;
  /** First day; null: everything before. */
  readonly startsOn: string | null;
  /** First day after it. */
  readonly asOf: string;
  /** It is not over. */
  readonly partial: boolean;
  readonly edges: Manifest['periods'][number]['edges'];
  readonly collapsed: number;
  readonly outOfRange: number;
  readonly groups: readonly GroupFacts[];
}

export function totalsOf(groups: readonly GroupFacts[]): Totals {
  return {
    members: groups.reduce((sum, group) => sum + group.members, 0),
    orders: groups.reduce((sum, group) => sum + group.orders, 0),
    monetary: groups.reduce((sum, group) => sum + moneyFromText(group.monetary), 0n),
  };
}

/** The periods of a run in order of time; a run without any has one that is empty and ends at its as-of. */
export function periodFigures(facts: RunFacts, manifest: Manifest): readonly PeriodFigures[] {
  if (manifest.periods.length === 0) return [emptyPeriod(manifest.asOf)];
  const byPeriod = groupedBy(facts.groups, ({ period }) => period);
  return manifest.periods.map((period) => {
    const groups = byPeriod.get(period.label) ?? [];
    return { ...period, ...totalsOf(groups), groups };
  });
}

const emptyPeriod = (asOf: string): PeriodFigures => ({
  label: asOf,
  startsOn: null,
  asOf,
  partial: false,
  edges: { recency: [], frequency: [], monetary: [] },
  collapsed: 0,
  outOfRange: 0,
  groups: [],
  ...totalsOf([]),
});
