import { orderChanges, type OrderChange } from '../../contracts/warnings.js';
import { outOfRange } from '../../domain/rfm/names.js';
import { moneyFromText } from '../../domain/quality/money.js';
import { reasonCodes, type ReasonCode } from '../../domain/quality/reasons.js';
import { reasonText } from '../../domain/quality/reason_texts/index.js';
import { inPeriod, type ReportBasis } from '../basis.js';
import { totalsOf } from '../figures/periods.js';
import { partOf } from '../figures/share.js';
import type { Finding } from '../report.js';
import { chosenMembers } from '../selection/chosen.js';
import { strengthText } from '../texts/actions.js';
import { findingTexts } from '../texts/findings.js';

/** Reasons that a business brings about itself: rows set aside for them are no fault of the source. */
const intended: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'AFTER_AS_OF',
  'CANCELLED',
  'EXCLUDED_MEMBER',
  'EXACT_DUPLICATE',
  'SUPERSEDED',
  'AMOUNT_TOO_LOW',
]);

/** What the data itself gives reason to say. */
export function qualityFindings(basis: ReportBasis): Finding[] {
  return [...setAside(basis), ...outside(basis), ...restatements(basis)];
}

function setAside(basis: ReportBasis): Finding[] {
  const { facts, manifest, numbers, locale } = basis;
  const { read, quarantined } = manifest.counts.lines;
  if (read === 0) return [];
  const texts = findingTexts(locale);
  const largest = facts.quality.reasons
    .filter(({ table, rows }) => table === 'orders' && rows > 0)
    .reduce<{ reason: string; rows: number } | null>(
      (most, reason) => (most === null || reason.rows > most.rows ? reason : most),
      null,
    );
  if (quarantined === 0) {
    const clause = texts.noneSetAside(numbers.count(read));
    return [dataFinding(basis, 'quality/none_set_aside', clause, 'directional', null)];
  }
  const code = reasonCodes.find((reason) => reason === largest?.reason);
  if (largest === null || code === undefined) return [];
  const { description, remedy } = reasonText(code, locale);
  const clause = texts.setAside({
    rows: numbers.count(quarantined),
    read: numbers.count(read),
    share: numbers.share(partOf(quarantined, read)),
    largest: numbers.count(largest.rows),
    reason: withoutStop(description),
  });
  const strength = intended.has(code) ? 'directional' : 'actionable';
  return [dataFinding(basis, `quality/${code}`, clause, strength, withoutStop(remedy))];
}

function outside(basis: ReportBasis): Finding[] {
  const { focus, numbers, locale } = basis;
  const groups = focus.groups.filter(({ segment }) => segment === outOfRange);
  const { members } = totalsOf(groups);
  if (members === 0) return [];
  const texts = findingTexts(locale);
  const clause = texts.outOfRange({
    members: numbers.count(members),
    share: numbers.share(partOf(members, focus.members)),
    period: inPeriod(basis, focus.label),
  });
  const finding = dataFinding(basis, `quality/${outOfRange}`, clause, 'actionable', texts.widenEdges);
  return [{ ...finding, members: chosenMembers(basis, { segments: [outOfRange] }, members) }];
}

function restatements(basis: ReportBasis): Finding[] {
  const { manifest, numbers, locale } = basis;
  const { drift } = manifest;
  if (drift === null) return [];
  const texts = findingTexts(locale).restated;
  return drift.changes.flatMap(({ change, rows, amount }) => {
    if (rows === 0 || !isRestatement(change)) return [];
    const clause = texts[change](
      numbers.count(rows),
      numbers.signedMoney(moneyFromText(amount)),
      drift.runId,
    );
    return [dataFinding(basis, `quality/${change}`, clause, 'directional', null)];
  });
}

/** A remedy is written as a sentence; actions stand without a full stop. */
const withoutStop = (sentence: string): string => sentence.replace(/[.。]$/, '');

const isRestatement = (change: string): change is OrderChange =>
  (orderChanges as readonly string[]).includes(change);

const dataFinding = (
  { words, locale }: Pick<ReportBasis, 'words' | 'locale'>,
  id: string,
  clause: string,
  strength: Finding['strength'],
  action: string | null,
): Finding => ({
  id,
  topic: 'quality',
  strength,
  strengthText: strengthText(strength, locale),
  sentence: words.sentence(clause),
  action,
  members: null,
});
