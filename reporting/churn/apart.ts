import type { Finding, Section } from '../report.js';
import { churnOverviewTexts } from '../texts/churn/overview.js';
import type { ChurnBasis } from './basis.js';

/** Findings that stand beside figures of another day, or of other data: each names the day of the scores. */
export const findingsApart = ({ facts, locale }: ChurnBasis, findings: readonly Finding[]): Finding[] =>
  findings.map((finding) => ({
    ...finding,
    sentence: churnOverviewTexts(locale).apart.finding(facts.asOf, finding.sentence),
  }));

/** Sections that stand beside such figures: the first says whose scores they show. */
export const sectionsApart = ({ facts, locale }: ChurnBasis, sections: readonly Section[]): Section[] =>
  sections.map((section, place) =>
    place > 0
      ? section
      : { ...section, notes: [churnOverviewTexts(locale).apart.note(facts), ...section.notes] },
  );
