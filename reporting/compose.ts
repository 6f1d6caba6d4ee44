import { aboutOf, describedPeriod, glossaryOf, limitsOf } from './about.js';
import { basisOf, type ReportBasis, type ReportInput } from './basis.js';
import { cardsOf } from './cards.js';
import { churnBesides, type ChurnBesides } from './churn/compose.js';
import { findingsOf } from './findings/findings.js';
import type { Finding, Report, Section } from './report.js';
import { definitionsSection } from './sections/definitions.js';
import { groupsSection } from './sections/groups.js';
import { movementSection } from './sections/movement.js';
import { qualitySection } from './sections/quality.js';
import { segmentsSection } from './sections/segments.js';
import { trendSection } from './sections/trend.js';
import { valueSection } from './sections/value.js';
import { subjectOf } from './subject.js';
import { summaryOf } from './summary.js';
import { overviewTexts } from './texts/overview.js';

/**
 * Says in words, tables and charts what a run found. Pure: the same facts and manifest give the same report in each
 * language, and whatever is not in them is not told.
 *
 * Throws a RangeError where the facts hold an amount that is not decimal text with at most four places.
 */
export function composeReport(input: ReportInput): Report {
  const basis = basisOf(input);
  const { manifest, locale } = basis;
  const findings = findingsOf(basis);
  const churn = input.churn === undefined ? noChurn : churnBesides({ ...input.churn, locale });
  return {
    locale,
    business: manifest.business,
    runId: manifest.runId,
    asOf: manifest.asOf,
    title: overviewTexts(locale).title(manifest.business, manifest.asOf),
    period: periodLine(basis),
    subject: subjectOf(basis, findings.headline),
    summary: summaryOf(basis, findings.headline.finding),
    cards: cardsOf(basis),
    findings: withChurn(findings.all, churn),
    sections: sectionsOf(basis, churn),
    about: [...aboutOf(basis), ...churn.about],
    glossary: [...glossaryOf(basis), ...churn.glossary],
    limits: [...limitsOf(basis), ...churn.limits],
  };
}

const noChurn: ChurnBesides = { findings: [], sections: [], about: [], glossary: [], limits: [] };

/** What is to be done about churn stands right after the headline. */
const withChurn = ([headline, ...others]: readonly Finding[], churn: ChurnBesides): readonly Finding[] =>
  headline === undefined ? churn.findings : [headline, ...churn.findings, ...others];

function periodLine(basis: ReportBasis): string {
  const { baseline, locale } = basis;
  const texts = overviewTexts(locale);
  const described = describedPeriod(basis);
  return baseline === null
    ? described
    : texts.periods(described, texts.comparedWith(baseline.kind, baseline.label));
}

/** In the order of {@link SectionId}; those that have nothing to tell are left out. */
const sectionsOf = (basis: ReportBasis, churn: ChurnBesides): readonly Section[] =>
  [
    segmentsSection(basis),
    groupsSection(basis),
    valueSection(basis),
    movementSection(basis),
    trendSection(basis),
    ...churn.sections,
    qualitySection(basis),
    definitionsSection(basis),
  ].filter((section) => section !== null);
