import { partOf } from '../figures/share.js';
import { churnOverviewTexts } from '../texts/churn/overview.js';
import { overviewTexts } from '../texts/overview.js';
import { type ChurnBasis, signedPoints } from './basis.js';
import { churnedNow, totalsOf } from './figures.js';
import { churnFindings, mainChurnFindings } from './findings.js';

/** Sentences of a summary, at most. */
const mostSentences = 5;

/** Three to five sentences: how many leave against what, who is at risk, alarms, what to do, how far to trust it. */
export function churnSummary(basis: ChurnBasis): readonly string[] {
  const { facts, numbers, locale } = basis;
  const texts = churnOverviewTexts(locale);
  const { known, eligible } = facts.members;
  const accounts = texts.accounts({
    known: numbers.count(known),
    scored: numbers.count(eligible),
    churned: numbers.count(churnedNow(facts)),
  });
  if (eligible === 0) return [texts.nobodyScored(facts.asOf), overviewTexts(locale).nothingToTell, accounts];
  const main = mainChurnFindings(basis).map(({ sentence }) => sentence);
  const trust = churnFindings(basis).find(({ id }) => id === 'churn/top_tenth');
  const first = [expectedSentence(basis), ...main];
  const last = trust === undefined ? [accounts] : [trust.sentence];
  return [...first.slice(0, mostSentences - last.length), ...last, ...(first.length === 1 ? [accounts] : [])];
}

function expectedSentence(basis: ChurnBasis): string {
  const { facts, numbers, locale, window } = basis;
  const texts = churnOverviewTexts(locale);
  const { expectedChurners } = totalsOf(facts.bands, () => true);
  return texts.expected({
    asOf: facts.asOf,
    scored: numbers.count(facts.members.eligible),
    expected: numbers.count(Math.round(expectedChurners)),
    share: numbers.share(partOf(expectedChurners, facts.members.eligible)),
    by: window.over,
    thereOn: window.thereOn,
    comparison: comparison(basis),
  });
}

function comparison(basis: ChurnBasis): string {
  const { facts, locale, clauses } = basis;
  if (facts.changes === null) return overviewTexts(locale).comparedWithNothing;
  const { meanThen, meanNow, asOf } = facts.changes;
  return churnOverviewTexts(locale).compared(signedPoints(basis, meanNow - meanThen), clauses.onRun(asOf));
}
