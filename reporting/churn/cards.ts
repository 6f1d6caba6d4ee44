import { changeOf, partOf } from '../figures/share.js';
import type { Card, Figure } from '../report.js';
import { type ChurnCardId, churnOverviewTexts } from '../texts/churn/overview.js';
import { overviewTexts } from '../texts/overview.js';
import { type ChurnBasis, signedPoints } from './basis.js';
import { allPaying, isAnyoneSuppressed, isShortened, listedFirst } from './contacting.js';
import { atRiskThen, churnedNow, isAtRisk, totalsOf } from './figures.js';

/** The headline figures, each with what it is compared with or what it means. */
export function churnCards(basis: ChurnBasis): readonly Card[] {
  const { facts, numbers, locale } = basis;
  const texts = churnOverviewTexts(locale);
  const all = totalsOf(facts.bands, () => true);
  const risky = totalsOf(facts.bands, isAtRisk);
  const churned = churnedNow(facts);
  const paying = allPaying(facts);
  const { foundInTopTenth } = facts.model.quality;
  const { notKeptEarlier, nothingEarlier } = overviewTexts(locale);
  const card = (
    id: ChurnCardId,
    figure: Figure,
    change: Card['change'] = null,
    note: string | null = null,
  ): Card => ({
    id,
    label: texts.cards[id].label,
    figure,
    change,
    note:
      note === null ? texts.cards[id].meaning : `${texts.cards[id].meaning}${basis.clauses.between}${note}`,
  });
  const uncompared = facts.changes === null ? nothingEarlier : null;
  return [
    card(
      'churn_expected',
      numbers.count(Math.round(all.expectedChurners)),
      meanChange(basis),
      uncompared ?? texts.ofScored(numbers.share(partOf(all.expectedChurners, facts.members.eligible))),
    ),
    card('churn_at_risk', numbers.count(risky.members), atRiskChange(basis, risky.members), uncompared),
    card('churn_at_stake', numbers.money(risky.atStake), null, notKeptEarlier),
    card(
      'churn_gain',
      numbers.money(listedFirst(facts).gain),
      null,
      isShortened(facts)
        ? texts.ofAllPaying({
            members: numbers.count(paying.members),
            gain: numbers.money(paying.gain).text,
            mayBe: isAnyoneSuppressed(facts),
          })
        : notKeptEarlier,
    ),
    card(
      'churn_churned',
      numbers.count(churned),
      null,
      texts.ofKnown(numbers.share(partOf(churned, facts.members.known))),
    ),
    ...(foundInTopTenth === null
      ? []
      : [card('churn_found', { value: foundInTopTenth, text: numbers.share(foundInTopTenth) })]),
  ];
}

/** In shares: nobody is better or worse off by less. */
const slight = 0.0005;

/** How the mean probability has changed: the number of members may have changed too. */
function meanChange(basis: ChurnBasis): Card['change'] {
  const { facts, locale, clauses } = basis;
  if (facts.changes === null) return null;
  const { meanThen, meanNow, asOf } = facts.changes;
  return told(
    meanNow - meanThen,
    slight,
    churnOverviewTexts(locale).compared(signedPoints(basis, meanNow - meanThen), clauses.onRun(asOf)),
  );
}

function atRiskChange(basis: ChurnBasis, now: number): Card['change'] {
  const { facts, numbers, locale, clauses } = basis;
  if (facts.changes === null) return null;
  const then = atRiskThen(facts.changes.moved);
  const share = changeOf(now, then);
  const against = clauses.onRun(facts.changes.asOf);
  const texts = overviewTexts(locale);
  if (now === then) return told(0, 0, texts.noChange(against));
  return told(
    now - then,
    0,
    texts.cardChange(share === null ? numbers.signedCount(now - then) : numbers.signedShare(share), against),
  );
}

/** Of a figure of which less is better. */
function told(difference: number, atLeast: number, text: string): NonNullable<Card['change']> {
  if (Math.abs(difference) <= atLeast) return { text, direction: 'same', good: null };
  return { text, direction: difference > 0 ? 'up' : 'down', good: difference < 0 };
}
