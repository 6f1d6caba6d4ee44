import type { ChurnDefinition } from '../../../domain/churn/definition.js';
import { rulesInWords } from '../../../reporting/churn/definition_in_words.js';
import { churnOverviewTexts } from '../../../reporting/texts/churn/overview.js';
import { churnSectionTexts } from '../../../reporting/texts/churn/sections.js';
import { churnWords } from '../../../reporting/texts/churn/words.js';
import type { Locale } from '../../../reporting/texts/locale.js';
import { periodTexts } from '../../../reporting/texts/periods.js';
import type { CellValue, TableSheet } from '../content.js';
import {
  changed,
  headed,
  selectList,
  storedNames,
  type RunAccount,
  type RunColumn,
  type RunWorkbook,
} from '../run/sheet.js';

/** What the workbook of a scored run is made from. */
export interface ChurnWorkbook extends RunWorkbook<RunAccount> {
  /** By which members count as churned. */
  readonly definition: ChurnDefinition;
}

/** Columns that are filled in the last rows alone have a width of their own: the first rows do not tell it. */
const allColumns: readonly RunColumn[] = [
  { text: 'member_id', kind: 'text' },
  { text: 'churn_probability', kind: 'share', shade: 'bar' },
  { text: 'risk_band', kind: 'text' },
  { text: 'value_class', kind: 'text' },
  { text: 'value_at_stake', kind: 'money' },
  { text: 'recoverability', kind: 'text' },
  { text: 'return_probability', kind: 'share' },
  { text: 'expected_gain', kind: 'money' },
  { text: 'act', kind: 'text' },
  { text: 'act_rank', kind: 'integer' },
  { text: 'suppression', kind: 'text' },
  { text: 'churned', kind: 'text' },
  { text: 'churned_since', kind: 'date' },
  { text: 'mark', kind: 'text', width: 14 },
  { text: 'lasting', kind: 'text', width: 17 },
  { text: 'rules', kind: 'text', width: 62 },
  { text: 'left_out', kind: 'text', width: 32 },
];

/** Every known member, the highest probability first; those who are not scored follow, each with the reason. */
export async function churnScoresSheet(run: ChurnWorkbook): Promise<TableSheet> {
  const { session, report, definition } = run;
  // Scores of before have not all of the columns.
  const stored = (await session.describe('select * from churn_scores')).map(({ name }) => name);
  const columns = allColumns.filter(({ text }) => stored.includes(text));
  const names = storedNames(columns);
  const named = wordsOf(report.locale);
  const ruled = rulesTold(definition, report.locale);
  return {
    ...headed(run, 'churn_scores', columns),
    notes: [churnOverviewTexts(report.locale).scoresNote],
    rows: changed(
      session.batches(
        `select ${selectList(columns)} from churn_scores order by churn_probability desc nulls last, member_id`,
      ),
      (row) => row.map((value, i) => (names[i] === 'rules' ? ruled(value) : named(names[i] ?? '', value))),
    ),
  };
}

/** The rules that hold for a member, whose ids are joined by commas, as one clause. */
function rulesTold(definition: ChurnDefinition, locale: Locale): (ids: CellValue) => CellValue {
  const words = rulesInWords(definition, locale);
  const { series } = periodTexts(locale);
  return (ids) =>
    ids === null || ids === ''
      ? null
      : series(
          String(ids)
            .split(',')
            .map((id) => words.get(id) ?? id),
        );
}

/** Stored codes of a column as words of the reader; what has none is shown as it is. */
export function wordsOf(locale: Locale): (column: string, value: CellValue) => CellValue {
  const words = churnWords(locale);
  const { yes, no } = churnSectionTexts(locale);
  const answers = { true: yes, false: no };
  const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    risk_band: words.bands,
    recoverability: words.recoverabilities,
    left_out: words.leftOut,
    suppression: words.suppressions,
    mark: words.marks,
    lasting: words.lasting,
    churned: answers,
    act: answers,
  };
  return (column, value) => (value === null ? null : (catalogues[column]?.[String(value)] ?? value));
}
