import type { Finding, Report, Section } from '../report.js';
import { shortened, longestSubject } from '../subject.js';
import { churnOverviewTexts } from '../texts/churn/overview.js';
import { churnAbout, churnGlossary, churnLimits, churnOrigin, scoredWhen } from './about.js';
import { findingsApart, sectionsApart } from './apart.js';
import { type ChurnBasis, churnBasisOf, type ChurnReportInput } from './basis.js';
import { churnCards } from './cards.js';
import { isAtRisk, totalsOf } from './figures.js';
import { churnFindings, mainChurnFindings } from './findings.js';
import { actionSection } from './sections/action.js';
import { changeSection } from './sections/change.js';
import { definitionSection } from './sections/definition.js';
import { driftSection } from './sections/drift.js';
import { historySection } from './sections/history.js';
import { qualitySection } from './sections/quality.js';
import { riskSection } from './sections/risk.js';
import { churnSummary } from './summary.js';

/**
 * Says in words, tables and charts what a run that scored churn found. Pure: the same facts give the same report in
 * each language; no member is in it.
 *
 * Throws a RangeError where the facts hold an amount that is not decimal text with at most four places.
 */
export function composeChurnReport(input: ChurnReportInput): Report {
  const basis = churnBasisOf(input);
  const { facts, locale, window, numbers } = basis;
  const texts = churnOverviewTexts(locale);
  return {
    locale,
    business: facts.model.business,
    runId: facts.runId,
    asOf: facts.asOf,
    title: texts.title(facts.model.business, facts.asOf),
    period: texts.period({
      from: window.from,
      by: window.over,
      days: numbers.count(facts.labelDays).text,
    }),
    subject: shortened(subjectOf(basis), longestSubject, locale),
    summary: churnSummary(basis),
    cards: churnCards(basis),
    findings: churnFindings(basis),
    sections: sectionsOf(basis),
    about: churnAbout(basis),
    glossary: churnGlossary(basis),
    limits: churnLimits(basis),
  };
}

/** What a report of something else tells of churn besides. */
export interface ChurnBesides {
  readonly findings: readonly Finding[];
  readonly sections: readonly Section[];
  readonly about: Report['about'];
  readonly glossary: Report['glossary'];
  readonly limits: Report['limits'];
}

/** The parts of a report about churn that stand in another report. */
export function churnBesides(input: ChurnReportInput): ChurnBesides {
  const basis = churnBasisOf(input);
  const { scoredApart = false } = input;
  const [findings, sections] = [mainChurnFindings(basis), sectionsOf(basis)];
  return {
    findings: scoredApart ? findingsApart(basis, findings) : findings,
    sections: scoredApart ? sectionsApart(basis, sections) : sections,
    about: [...(scoredApart ? scoredWhen(basis) : []), ...churnOrigin(basis)],
    glossary: churnGlossary(basis),
    limits: churnLimits(basis),
  };
}

/** In the order of their ids; those that have nothing to tell are left out. */
const sectionsOf = (basis: ChurnBasis): readonly Section[] =>
  [
    riskSection(basis),
    actionSection(basis),
    changeSection(basis),
    qualitySection(basis),
    historySection(basis),
    driftSection(basis),
    definitionSection(basis),
  ].filter((section) => section !== null);

function subjectOf({ facts, numbers, locale }: ChurnBasis): string {
  const texts = churnOverviewTexts(locale);
  const { members } = totalsOf(facts.bands, isAtRisk);
  const expected = totalsOf(facts.bands, () => true).expectedChurners;
  return members === 0
    ? texts.subjectNobody(numbers.count(Math.round(expected)))
    : texts.subject({ atRisk: numbers.count(members), act: numbers.count(facts.action.members) });
}
