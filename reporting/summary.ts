import { againstBaseline, inPeriod, lastDay, type ReportBasis } from './basis.js';
import { addsUp } from './figures/accounts.js';
import type { Baseline } from './figures/baseline.js';
import { changeOf, partOf } from './figures/share.js';
import type { Finding } from './report.js';
import { findingTexts } from './texts/findings.js';
import { overviewTexts } from './texts/overview.js';

/** Three to five sentences: how many against what, the main finding, what to do about it, whether the data holds. */
export function summaryOf(basis: ReportBasis, headline: Finding): readonly string[] {
  const { focus, locale, words } = basis;
  const texts = overviewTexts(locale);
  if (focus.members === 0) {
    const nobody = findingTexts(locale).nobody(inPeriod(basis, focus.label));
    return [words.sentence(nobody), texts.nothingToTell, ...openSentence(basis), dataSentence(basis)];
  }
  return [
    sizeSentence(basis),
    ...openSentence(basis),
    headline.sentence,
    ...(headline.action === null ? [] : [texts.suggested(headline.action)]),
    dataSentence(basis),
  ];
}

function sizeSentence(basis: ReportBasis): string {
  const { focus, baseline, numbers, locale } = basis;
  const texts = overviewTexts(locale);
  const comparison =
    baseline === null
      ? focus.partial
        ? texts.notCompared
        : texts.comparedWithNothing
      : comparisonClause(basis, baseline);
  return texts.size({
    period: inPeriod(basis, focus.label),
    members: numbers.count(focus.members),
    orders: numbers.count(focus.orders),
    value: numbers.money(focus.monetary).text,
    comparison,
  });
}

/** Changes as shares; where there was nothing before, as what has been added. */
function comparisonClause(basis: ReportBasis, baseline: Baseline): string {
  const { focus, numbers, locale } = basis;
  const members = changeOf(focus.members, baseline.members);
  const value = changeOf(Number(focus.monetary), Number(baseline.monetary));
  return overviewTexts(locale).compared({
    members: members === null ? numbers.signedCount(focus.members) : numbers.signedShare(members),
    value: value === null ? numbers.signedMoney(focus.monetary) : numbers.signedShare(value),
    against: againstBaseline(basis) ?? '',
  });
}

function openSentence({ open, numbers, locale }: ReportBasis): readonly string[] {
  if (open === null) return [];
  const { label, asOf, members, monetary } = open;
  return [
    overviewTexts(locale).openSoFar({
      label,
      to: lastDay(asOf),
      members: numbers.count(members),
      value: numbers.money(monetary).text,
    }),
  ];
}

function dataSentence({ manifest, facts, numbers, locale }: ReportBasis): string {
  const texts = overviewTexts(locale);
  const { read, kept } = manifest.counts.lines;
  return addsUp(manifest, facts)
    ? texts.addsUp({
        read: numbers.count(read),
        kept: numbers.count(kept),
        share: numbers.share(partOf(kept, read)),
      })
    : texts.differs(numbers.count(read));
}
