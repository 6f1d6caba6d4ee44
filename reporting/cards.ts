import type { TenThousandths } from '../domain/quality/money.js';
import { againstBaseline, type ReportBasis } from './basis.js';
import { bestFifth, wholePercent } from './figures/concentration.js';
import type { Totals } from './figures/periods.js';
import { changeOf, moneyEach, partOf } from './figures/share.js';
import type { Card, Figure } from './report.js';
import { type CardId, overviewTexts } from './texts/overview.js';

/** The headline figures of the period described, each with what it is compared with. */
export function cardsOf(basis: ReportBasis): readonly Card[] {
  const { focus, baseline, numbers } = basis;
  const card = (id: CardId, figureOf: (totals: Totals) => Figure): Card =>
    comparedCard(basis, id, figureOf(focus), baseline === null ? null : figureOf(baseline).value);
  const money = (amount: (totals: Totals) => TenThousandths) => (totals: Totals) =>
    numbers.money(amount(totals));
  return [
    card('members', ({ members }) => numbers.count(members)),
    card('orders', ({ orders }) => numbers.count(orders)),
    card(
      'value',
      money(({ monetary }) => monetary),
    ),
    card(
      'value_each',
      money(({ monetary, members }) => moneyEach(monetary, members)),
    ),
    card('orders_each', ({ orders, members }) => numbers.ratio(partOf(orders, members))),
    ...bestPartCard(basis),
  ];
}

/** As a share of what it was. */
const slightChange = 0.001;

/** A figure of which more is better. */
function comparedCard(basis: ReportBasis, id: CardId, figure: Figure, before: number | null): Card {
  const texts = overviewTexts(basis.locale);
  const { label, meaning } = texts.cards[id];
  if (before === null) {
    return {
      id,
      label,
      figure,
      change: null,
      note: `${meaning}${basis.words.between}${noComparison(basis)}`,
    };
  }
  return { id, label, figure, change: cardChange(basis, figure, before), note: meaning };
}

function cardChange(
  basis: ReportBasis,
  { value: now, text }: Figure,
  before: number,
): NonNullable<Card['change']> {
  const texts = overviewTexts(basis.locale);
  const against = againstBaseline(basis) ?? '';
  if (now === before) return { text: texts.noChange(against), direction: 'same', good: null };
  const share = changeOf(now, before);
  const up = now > before;
  // Nobody is better or worse off by what is not worth a decimal.
  const slight = share !== null && Math.abs(share) < slightChange;
  return {
    // Of nothing there is no percentage.
    text: texts.cardChange(
      share === null ? `${up ? '+' : ''}${text}` : basis.numbers.signedShare(share),
      against,
    ),
    direction: slight ? 'same' : up ? 'up' : 'down',
    good: slight ? null : up,
  };
}

function noComparison({ locale, focus }: ReportBasis): string {
  const texts = overviewTexts(locale);
  return focus.partial ? texts.notOver(focus.label) : texts.nothingEarlier;
}

/** How much of the value the best fifth brings. */
function bestPartCard({ facts, numbers, locale, words }: ReportBasis): readonly Card[] {
  const point = bestFifth(facts);
  if (point === null) return [];
  const texts = overviewTexts(locale);
  return [
    {
      id: 'best_part',
      label: texts.bestPart(numbers.share(wholePercent(point))),
      figure: { value: point.monetaryShare, text: numbers.share(point.monetaryShare) },
      change: null,
      note: `${texts.cards.best_part.meaning}${words.between}${texts.notKeptEarlier}`,
    },
  ];
}
