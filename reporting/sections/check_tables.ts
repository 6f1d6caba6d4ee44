import type { Manifest } from '../../contracts/manifest.js';
import { moneyFromText } from '../../domain/quality/money.js';
import type { ReportBasis } from '../basis.js';
import { addsUp } from '../figures/accounts.js';
import { moneyNumber } from '../figures/money_number.js';
import type { Table } from '../report.js';
import { sectionTexts } from '../texts/sections.js';
import { sheetTexts } from '../texts/sheets.js';
import { columnOf, tableOf } from './table.js';

interface Check {
  readonly check: string;
  readonly verdict: string;
}

/** Whether the data adds up, and whether it keeps within the limits of the configuration. */
export function checksTable(basis: ReportBasis): Table {
  const { manifest, facts, locale } = basis;
  const texts = sheetTexts(locale);
  const column = columnOf<Check>;
  return tableOf(
    basis,
    'checks',
    [
      column(basis, 'check', 'text', ({ check }) => check),
      column(basis, 'verdict', 'text', ({ verdict }) => verdict),
    ],
    [
      { check: texts.addsUp, verdict: sectionTexts(locale).verdict(addsUp(manifest, facts)) },
      ...manifest.gates.map(({ gate, verdict }) => ({
        check: texts.gates[gate] ?? gate,
        verdict: texts.verdicts[verdict] ?? verdict,
      })),
    ],
  );
}

/** What differs from an earlier run of the same as-of; no table where there was none. */
export function driftTable(basis: ReportBasis): readonly Table[] {
  const { manifest, locale } = basis;
  if (manifest.drift === null) return [];
  const texts = sheetTexts(locale);
  const column = columnOf<NonNullable<Manifest['drift']>['changes'][number]>;
  return [
    tableOf(
      basis,
      'drift',
      [
        column(basis, 'check', 'text', ({ change }) => texts.changes[change] ?? change),
        column(basis, 'row_count', 'integer', ({ rows }) => rows),
        column(basis, 'amount', 'money', ({ amount }) => moneyNumber(moneyFromText(amount))),
      ],
      manifest.drift.changes,
    ),
  ];
}
