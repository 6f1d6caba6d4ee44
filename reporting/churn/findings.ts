import type { ChurnAlarm } from '../../contracts/churn_alarms.js';
import { moneyFromText } from '../../domain/quality/money.js';
import { partOf } from '../figures/share.js';
import type { Finding } from '../report.js';
import { actionText, strengthText } from '../texts/actions.js';
import { churnFindingTexts } from '../texts/churn/findings.js';
import { toldAlarms } from './alarms.js';
import { type ChurnBasis, featureText } from './basis.js';
import { allPaying, contactingTexts, isAnyoneSuppressed, isShortened, listedFirst } from './contacting.js';
import { isAtRisk, latestFinished, movesOf, totalsOf } from './figures.js';
import { scoredMembers } from './selection.js';
import { topTenthInWords } from './trust.js';

/** Everything worth knowing about churn, what to act on before what to know; the first opens the report. */
export const churnFindings = (basis: ChurnBasis): readonly Finding[] => [
  ...mainChurnFindings(basis),
  ...bestAtRisk(basis),
  ...movedFinding(basis),
  ...recoverableFinding(basis),
  ...alarmFindings(basis, 'warn'),
  ...trustFindings(basis),
];

/** What even a report of something else tells of churn. */
export const mainChurnFindings = (basis: ChurnBasis): readonly Finding[] => [
  atRiskFinding(basis),
  ...actFinding(basis),
  ...alarmFindings(basis, 'alarm'),
];

const atRisk = `risk_band in ('HIGH', 'VERY_HIGH')`;

export function atRiskFinding(basis: ChurnBasis): Finding {
  const { facts, numbers, window, locale } = basis;
  const texts = churnFindingTexts(locale);
  const { members, atStake } = totalsOf(facts.bands, isAtRisk);
  if (members === 0)
    return finding(
      basis,
      'churn/at_risk',
      texts.nobodyAtRisk({ by: window.over, thereOn: window.thereOn }),
      null,
      null,
    );
  const clause = texts.atRisk({
    members: numbers.count(members),
    share: numbers.share(partOf(members, facts.members.eligible)),
    by: window.over,
    thereOn: window.thereOn,
    atStake: numbers.money(atStake).text,
  });
  const action = actionText('remind', locale);
  return finding(basis, 'churn/at_risk', clause, action, scoredMembers(facts.runId, members, atRisk));
}

function actFinding(basis: ChurnBasis): readonly Finding[] {
  const { facts, numbers, locale } = basis;
  const paying = allPaying(facts);
  if (paying.members === 0) return [];
  const texts = churnFindingTexts(locale);
  const [first] = facts.action.reasons.toSorted((a, b) => b.members - a.members);
  const clauses = [
    texts.act({ ...contactingTexts(basis, paying), mayBe: isAnyoneSuppressed(facts) }),
    ...(isShortened(facts) ? [texts.listed(contactingTexts(basis, listedFirst(facts)))] : []),
    ...(first === undefined
      ? []
      : [texts.mostly(featureText(basis, first.feature).heading, numbers.count(first.members))]),
  ];
  const meant = scoredMembers(facts.runId, paying.members, 'act');
  return [finding(basis, 'churn/act', clauses.reduce(texts.joined), texts.actions.actFirst, meant)];
}

function bestAtRisk(basis: ChurnBasis): readonly Finding[] {
  const { facts, numbers, locale } = basis;
  const { members, atStake } = totalsOf(facts.bands, (cell) => isAtRisk(cell) && cell.valueClass === 'A');
  if (members === 0) return [];
  const texts = churnFindingTexts(locale);
  const clause = texts.bestAtRisk({ members: numbers.count(members), atStake: numbers.money(atStake).text });
  const meant = scoredMembers(facts.runId, members, `${atRisk} and value_class = 'A'`);
  return [finding(basis, 'churn/best_at_risk', clause, texts.actions.inPerson, meant)];
}

function movedFinding(basis: ChurnBasis): readonly Finding[] {
  const { facts, numbers, locale } = basis;
  if (facts.changes === null) return [];
  const { rose, fell } = movesOf(facts.changes.moved);
  const clause = churnFindingTexts(locale).moved({
    rose: numbers.count(rose),
    fell: numbers.count(fell),
    asOf: facts.changes.asOf,
  });
  return [finding(basis, 'churn/moved', clause, null, null)];
}

function recoverableFinding(basis: ChurnBasis): readonly Finding[] {
  const { facts, numbers, locale } = basis;
  const best = facts.recoverable.find(({ recoverability }) => recoverability === 'HIGH');
  if (best === undefined || best.members === 0) return [];
  const texts = churnFindingTexts(locale);
  const clause = texts.recoverable({
    members: numbers.count(best.members),
    atStake: numbers.money(moneyFromText(best.atStake)).text,
  });
  const meant = scoredMembers(
    facts.runId,
    best.members,
    `recoverability = 'HIGH' and (churned or ${atRisk})`,
  );
  return [finding(basis, 'churn/recoverable', clause, texts.actions.winBack, meant)];
}

function alarmFindings(basis: ChurnBasis, level: ChurnAlarm['level']): readonly Finding[] {
  return toldAlarms(basis)
    .filter((alarm) => alarm.level === level)
    .map(({ kind, clause, action }) =>
      finding(
        basis,
        `churn/${kind}/${level}`,
        clause,
        action,
        null,
        level === 'alarm' ? 'actionable' : 'directional',
      ),
    );
}

/** How far the model can be trusted: on members it had never seen, and in a run whose window is over and has not alarmed. */
function trustFindings(basis: ChurnBasis): readonly Finding[] {
  const { facts, numbers, locale } = basis;
  const tested = topTenthInWords(basis, facts.model);
  const finished = latestFinished(facts);
  return [
    ...(tested === null ? [] : [finding(basis, 'churn/top_tenth', tested, null, null)]),
    ...(finished?.actual == null || hasAlarmed(finished, facts.alarms)
      ? []
      : [
          finding(
            basis,
            'churn/came_true',
            churnFindingTexts(locale).cameTrue({
              asOf: finished.asOf,
              predicted: numbers.share(finished.predicted),
              actual: numbers.share(finished.actual.share),
            }),
            null,
            null,
          ),
        ]),
  ];
}

const hasAlarmed = ({ asOf }: { readonly asOf: string }, alarms: readonly ChurnAlarm[]): boolean =>
  alarms.some((alarm) => alarm.kind === 'predicted_against_actual' && alarm.figures.asOf === asOf);

/** Whoever can be told what to do can act; otherwise one can only look further. */
const finding = (
  { clauses, locale }: ChurnBasis,
  id: string,
  clause: string,
  action: string | null,
  members: Finding['members'],
  strength: Finding['strength'] = action === null ? 'directional' : 'actionable',
): Finding => ({
  id,
  topic: 'churn',
  strength,
  strengthText: strengthText(strength, locale),
  sentence: clauses.sentence(clause),
  action,
  members,
});
