import { churnOverviewTexts } from '../../../reporting/texts/churn/overview.js';
import { type ChurnReason, churnReasonTexts } from '../../../reporting/texts/churn_features.js';
import type { SheetRow, TableSheet } from '../content.js';
import {
  changed,
  headed,
  storedNames,
  type RunAccount,
  type RunColumn,
  type RunWorkbook,
} from '../run/sheet.js';
import { wordsOf } from './members.js';

const columns: readonly RunColumn[] = [
  { text: 'act_rank', kind: 'integer' },
  { text: 'member_id', kind: 'text' },
  { text: 'churn_probability', kind: 'share', shade: 'bar' },
  { text: 'risk_band', kind: 'text' },
  { text: 'value_class', kind: 'text' },
  { text: 'value_at_stake', kind: 'money' },
  { text: 'expected_gain', kind: 'money' },
  { text: 'recoverability', kind: 'text' },
  { text: 'reason_1', kind: 'text', stored: null, width: 34 },
  { text: 'reason_2', kind: 'text', stored: null, width: 34 },
  { text: 'reason_3', kind: 'text', stored: null, width: 34 },
];

/** Reasons beside each member, and the columns in which a stored reason comes. */
const reasons = [1, 2, 3] as const;
const parts = ['feature', 'value', 'level', 'contribution'] as const;

/** Whom to contact first, each with the reasons in words. */
export async function actFirstSheet(run: RunWorkbook<RunAccount>): Promise<TableSheet> {
  const { session, config, report } = run;
  const { locale } = report;
  const names = storedNames(columns);
  const named = wordsOf(locale);
  const told = churnReasonTexts(locale, config.currency);
  const [listed] = await session.rows(
    'select count(*) as members from churn_scores where act_rank is not null',
  );
  const members = new Intl.NumberFormat(locale).format(Number(listed?.['members'] ?? 0));
  return {
    ...headed(run, 'act_first', columns),
    notes: [churnOverviewTexts(locale).listNote(members)],
    rows: changed(session.batches(listSelect(names)), (row) => [
      ...names.map((name, i) => named(name, row[i] ?? null)),
      ...reasons.map((_, i) => {
        const reason = reasonIn(row.slice(names.length + i * parts.length));
        return reason === null ? null : told(reason);
      }),
    ]),
  };
}

function listSelect(names: readonly string[]): string {
  const pieces = reasons.flatMap((rank) =>
    parts.map((part) => `max(${part}) filter (where reason_rank = ${rank}) as ${part}_${rank}`),
  );
  const columnsOfReasons = reasons.flatMap((rank) => parts.map((part) => `reasons.${part}_${rank}`));
  return `
    with reasons as (
      select member_id, ${pieces.join(', ')}
      from churn_reasons
      group by member_id
    )
    select ${[...names.map((name) => `scores.${name}`), ...columnsOfReasons].join(', ')}
    from churn_scores as scores
    left join reasons on reasons.member_id = scores.member_id
    where scores.act_rank is not null
    order by scores.act_rank`;
}

/** The reason that begins a row; null: there are fewer reasons. */
function reasonIn([feature, value, level, contribution]: SheetRow): ChurnReason | null {
  if (feature === null || feature === undefined) return null;
  return {
    feature: String(feature),
    value: value === null || value === undefined ? null : Number(value),
    level: level === null || level === undefined ? null : String(level),
    contribution: Number(contribution),
  };
}
