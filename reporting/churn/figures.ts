import type { ChurnTenth } from '../../contracts/churn_card.js';
import { type ChurnFacts, type RiskBand, riskBands } from '../../contracts/churn_facts.js';
import { moneyFromText, type TenThousandths } from '../../domain/quality/money.js';

/** The bands as reports show them: who is most at risk first. */
export const bandsFromTop: readonly RiskBand[] = riskBands.toReversed();

/** Bands that are spoken of as high risk. */
const atRiskBands: ReadonlySet<RiskBand> = new Set(['HIGH', 'VERY_HIGH']);

export interface RiskTotals {
  readonly members: number;
  readonly expectedChurners: number;
  readonly atStake: TenThousandths;
}

type BandFacts = ChurnFacts['bands'][number];

/** Sums over the cells of bands and value classes that are chosen. */
export function totalsOf(bands: readonly BandFacts[], chosen: (cell: BandFacts) => boolean): RiskTotals {
  return bands.filter(chosen).reduce<RiskTotals>(
    (sum, { members, expectedChurners, atStake }) => ({
      members: sum.members + members,
      expectedChurners: sum.expectedChurners + expectedChurners,
      atStake: sum.atStake + moneyFromText(atStake),
    }),
    { members: 0, expectedChurners: 0, atStake: 0n },
  );
}

export const isAtRisk = ({ band }: Pick<BandFacts, 'band'>): boolean => atRiskBands.has(band);

type Move = NonNullable<ChurnFacts['changes']>['moved'][number];

/** Members who went from a scored band to a higher one, to a lower one, out of the scores, and into them. */
export function movesOf(
  moved: readonly Move[],
): Readonly<Record<'rose' | 'fell' | 'gone' | 'entered', number>> {
  const rank = (band: RiskBand): number => riskBands.indexOf(band);
  const sum = (chosen: (from: RiskBand | null, to: RiskBand | null) => boolean): number =>
    moved.reduce((all, { from, to, members }) => all + (chosen(from, to) ? members : 0), 0);
  return {
    rose: sum((from, to) => from !== null && to !== null && rank(to) > rank(from)),
    fell: sum((from, to) => from !== null && to !== null && rank(to) < rank(from)),
    gone: sum((from, to) => from !== null && to === null),
    entered: sum((from, to) => from === null && to !== null),
  };
}

/** Members at high risk in the run that is compared with. */
export const atRiskThen = (moved: readonly Move[]): number =>
  moved.reduce((sum, { from, members }) => sum + (from !== null && atRiskBands.has(from) ? members : 0), 0);

/** A tenth with what follows from it. */
export interface TenthFigures extends ChurnTenth {
  readonly left: number;
  /** Null: nobody left at all. */
  readonly lift: number | null;
  /** Part of all who left that is in this tenth or in one before it; null: nobody left. */
  readonly foundSoFar: number | null;
}

export function tenthFigures(tenths: readonly ChurnTenth[]): readonly TenthFigures[] {
  const leftOf = ({ members, actual }: ChurnTenth): number => Math.round(members * actual);
  const all = tenths.reduce((sum, tenth) => sum + leftOf(tenth), 0);
  const members = tenths.reduce((sum, tenth) => sum + tenth.members, 0);
  let soFar = 0;
  return tenths.map((tenth) => {
    soFar += leftOf(tenth);
    return {
      ...tenth,
      left: leftOf(tenth),
      lift: all === 0 ? null : tenth.actual / (all / members),
      foundSoFar: all === 0 ? null : soFar / all,
    };
  });
}

/** The beginning of a run id that tells it apart, in tables and sentences; commands take it too. */
export const shownId = (runId: string): string => runId.slice(0, 13);

/** Members who have ordered and count as churned at the as-of. */
export const churnedNow = ({ members: { churned } }: ChurnFacts): number => churned.explicit + churned.silent;

/** The latest run whose label window is over. */
export const latestFinished = ({ history }: ChurnFacts): ChurnFacts['history'][number] | null =>
  history.findLast(({ actual }) => actual !== null) ?? null;
