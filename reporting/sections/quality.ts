import type { ReportBasis } from '../basis.js';
import type { Section } from '../report.js';
import { sectionTexts } from '../texts/sections.js';
import { auditTable } from './audit_table.js';
import { accountsTable, reasonsTable, reconciliationTable } from './account_tables.js';
import { checksTable, driftTable } from './check_tables.js';

/** What was read, what counts, and whether it adds up. */
export function qualitySection(basis: ReportBasis): Section {
  return {
    id: 'quality',
    ...sectionTexts(basis.locale).sections.quality,
    charts: [],
    tables: [
      accountsTable(basis),
      reasonsTable(basis),
      checksTable(basis),
      ...driftTable(basis),
      reconciliationTable(basis),
      auditTable(basis),
    ],
    notes: [],
  };
}
