import type { RecipientGroupConfig } from '../../config/schema.js';
import type { Report, Section, SectionId } from '../../reporting/report.js';

type MailContent = RecipientGroupConfig['content'][number];

/** Sections of the report behind each part of a mail. */
const sectionsOf = {
  findings: [],
  segments: ['segments', 'groups'],
  movement: ['movement'],
  churn: ['churn_risk', 'churn_action'],
  quality: ['quality'],
} as const satisfies Record<MailContent, readonly SectionId[]>;

/** Sections whose tables a mail leaves to the documents: too many rows to be read in it. */
const picturesOnly: readonly SectionId[] = ['groups'];

const sectionIdsOf = (content: readonly MailContent[]): readonly SectionId[] =>
  content.flatMap((part) => sectionsOf[part]);

/** A section as a mail tells it: at most one table, the first. */
export interface MailSection extends Pick<Section, 'id' | 'title' | 'lead' | 'notes'> {
  readonly table: Section['tables'][number] | null;
}

/** The sections that a mail tells of, in the order of the report. */
export function mailSections(report: Report, content: readonly MailContent[]): readonly MailSection[] {
  const wanted = sectionIdsOf(content);
  return report.sections
    .filter(({ id }) => wanted.includes(id))
    .map(({ id, title, lead, notes, tables }) => ({
      id,
      title,
      lead,
      notes,
      table: picturesOnly.includes(id) ? null : (tables[0] ?? null),
    }));
}
