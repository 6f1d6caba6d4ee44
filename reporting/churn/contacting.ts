import type { ChurnFacts } from '../../contracts/churn_facts.js';
import { moneyFromText, type TenThousandths } from '../../domain/quality/money.js';
import type { Figure } from '../report.js';
import type { ChurnBasis } from './basis.js';

/** What contacting members costs and is expected to bring. */
export interface Contacting {
  readonly members: number;
  readonly cost: TenThousandths;
  readonly gain: TenThousandths;
}

const contacting = ({
  members,
  cost,
  expectedGain,
}: Pick<ChurnFacts['action'], 'members' | 'cost' | 'expectedGain'>): Contacting => ({
  members,
  cost: moneyFromText(cost),
  gain: moneyFromText(expectedGain),
});

/** All whom a contact pays for, and who may be contacted; facts of before do not ask whether they may. */
export const allPaying = ({ action }: ChurnFacts): Contacting => contacting(action);

/** Who is listed to act on first; facts of before tell only of all. */
export const listedFirst = ({ action }: ChurnFacts): Contacting => contacting(action.listed ?? action);

/** Whether the list ends before all whom a contact pays for. */
export const isShortened = (facts: ChurnFacts): boolean =>
  listedFirst(facts).members < allPaying(facts).members;

/** Whether a contact would pay for others too, who may not be contacted: then those it pays for are told apart from them. */
export const isAnyoneSuppressed = ({ action: { suppressed = [] } }: ChurnFacts): boolean =>
  suppressed.length > 0;

/** The figures as sentences have them. */
export const contactingTexts = (
  { numbers }: Pick<ChurnBasis, 'numbers'>,
  { members, cost, gain }: Contacting,
): { readonly members: Figure; readonly cost: string; readonly gain: string } => ({
  members: numbers.count(members),
  cost: numbers.money(cost).text,
  gain: numbers.money(gain).text,
});
