import { churnFormVersion, type ChurnQuality, type ChurnTenth } from '../../contracts/churn_card.js';
import { riskBands, valueClasses, type ChurnFacts } from '../../contracts/churn_facts.js';
import type { ChurnDefinition } from '../../domain/churn/definition.js';
import { addDays, parseDay } from '../../domain/time/days.js';
import { composeChurnReport } from '../../reporting/churn/compose.js';
import type { ChurnReportInput } from '../../reporting/churn/basis.js';
import type { Report } from '../../reporting/report.js';
import type { Locale } from '../../reporting/texts/locale.js';
import { sampleConfig } from './sample_run.js';

const asOf = '2018-02-01';
const labelDays = 90;
const said = { mark: 'explicit', lasting: 'permanent' } as const;
const silent = { mark: 'silent', lasting: 'temporary' } as const;

/** Who has unsubscribed or is blacklisted, or neither ordered nor visited for long. */
export const sampleDefinition: ChurnDefinition = {
  any: [
    { rule: 'unsubscribed', ...said },
    { rule: 'blacklisted', ...said },
    {
      all: [
        { rule: 'no_order', days: 365, ...silent },
        { rule: 'no_visit', days: 180, ...silent },
      ],
    },
  ],
};

/** Members by band (low first) and value class, the mean probability of each band, and what a member is worth. */
const cells = [
  [2470, 1366, 1252],
  [380, 402, 1036],
  [112, 171, 498],
  [38, 61, 214],
] as const;
const meanProbability = [0.05, 0.23, 0.46, 0.72] as const;
const worth = [5200, 1400, 260] as const;

const scored = cells.flat().reduce((sum, members) => sum + members, 0);
const money = (amount: number): string => amount.toFixed(4);

const bands = riskBands.flatMap((band, i) =>
  valueClasses.map((valueClass, j) => ({
    band,
    valueClass,
    members: cells[i]![j]!,
    expectedChurners: cells[i]![j]! * meanProbability[i]!,
    atStake: money(cells[i]![j]! * worth[j]!),
  })),
);
const expected = bands.reduce((sum, { expectedChurners }) => sum + expectedChurners, 0);

const predicted = [0.58, 0.34, 0.22, 0.15, 0.1, 0.07, 0.05, 0.03, 0.02, 0.01] as const;
/** Of the 800 members of each tenth. */
const left = [488, 264, 164, 124, 84, 48, 40, 28, 14, 8] as const;
const tenths: readonly ChurnTenth[] = predicted.map((share, i) => ({
  tenth: i + 1,
  members: 800,
  predicted: share,
  actual: left[i]! / 800,
}));
const allLeft = left.reduce<number>((sum, members) => sum + members, 0);

const quality: ChurnQuality = {
  rows: 8000,
  churners: allLeft,
  rocAuc: 0.8412,
  prAuc: 0.5237,
  logLoss: 0.3391,
  brier: 0.1043,
  liftTopTenth: left[0] / 800 / (allLeft / 8000),
  foundInTopTenth: left[0] / allLeft,
};

const months = [
  '2017-06-01',
  '2017-07-01',
  '2017-08-01',
  '2017-09-01',
  '2017-10-01',
  '2017-11-01',
  '2017-12-01',
  '2018-01-01',
  asOf,
] as const;
const shares = [0.142, 0.147, 0.151, 0.149, 0.144, 0.15, 0.153, 0.149, expected / scored] as const;
const came = [0.138, 0.151, 0.149, 0.156, 0.147, 0.158] as const;

/** Facts of a scored run of the sample shop: every kind of alarm, reason and use, and figures that agree. */
export const sampleChurnFacts: ChurnFacts = {
  version: churnFormVersion,
  runId: '0199f0aa-5a0e-7b51-b2a6-3f2a7d0c1e77',
  asOf,
  labelDays,
  gapDays: 0,
  members: {
    known: 12_480,
    eligible: scored,
    leftOut: [
      { reason: 'EXCLUDED', members: 31 },
      { reason: 'NO_ORDER', members: 1_206 },
      { reason: 'CHURNED', members: 2_948 },
      { reason: 'TOO_YOUNG', members: 295 },
    ],
    churned: { explicit: 412, silent: 2_536, permanent: 412, temporary: 2_536 },
  },
  rules: [
    { part: 'any', rule: 'unsubscribed', measure: null, members: 391 },
    { part: 'any', rule: 'blacklisted', measure: null, members: 24 },
    { part: 'all', rule: 'no_order', measure: 365, members: 3_380 },
    { part: 'all', rule: 'no_visit', measure: 180, members: 2_902 },
  ],
  model: {
    version: churnFormVersion,
    modelId: '0199e1d2-77aa-7c0f-9b1e-6a5f3c2d4e90',
    business: 'corner-shop',
    asOf: '2017-01-15',
    trainedAt: '2017-01-15T01:12:44.000Z',
    codeVersion: '0.3.0',
    definitionHash: 'd1'.repeat(32),
    labelDays,
    gapDays: 0,
    learner: 'gradient_boosting',
    seed: 1,
    snapshots: [
      ...[
        '2016-01-01',
        '2016-02-01',
        '2016-03-01',
        '2016-04-01',
        '2016-05-01',
        '2016-06-01',
        '2016-07-01',
      ].map((on, i) => ({ on, rows: 6_900 + 120 * i, churners: 1_010 + 22 * i, use: 'trained' as const })),
      ...['2016-08-01', '2016-09-01'].map((on) => ({
        on,
        rows: 0,
        churners: 0,
        use: 'passed' as const,
      })),
      { on: '2016-10-01', rows: 8_000, churners: allLeft, use: 'tested' },
    ],
    dataHash: 'a7'.repeat(32),
    features: ['days_since_order', 'days_since_visit', 'orders_trend'],
    leftOut: [
      { feature: 'contacts_90', reason: 'table_missing', table: 'contacts' },
      { feature: 'opened_share_365', reason: 'table_missing', table: 'contacts' },
      { feature: 'region', reason: 'not_point_in_time', table: 'members' },
      { feature: 'members_referred', reason: 'constant' },
      {
        feature: 'points_balance',
        reason: 'leak_suspected',
        auc: { alone: 0.991, withIt: 0.993, without: 0.8412 },
      },
    ],
    candidates: [
      { learner: 'logistic_regression', rocAuc: 0.8231, prAuc: 0.4988, logLoss: 0.3522, chosen: false },
      { learner: 'random_forest', rocAuc: 0.8357, prAuc: 0.5154, logLoss: 0.3441, chosen: false },
      { learner: 'gradient_boosting', rocAuc: 0.8396, prAuc: 0.5209, logLoss: 0.3402, chosen: true },
    ],
    calibration: 'isotonic',
    calibrationTried: { method: 'isotonic', before: 0.3428, after: 0.3391 },
    quality,
    tenths: [...tenths],
    drivers: [
      { feature: 'days_since_visit', share: 0.31 },
      { feature: 'order_silence_ratio', share: 0.22 },
      { feature: 'days_since_order', share: 0.14 },
      { feature: 'visits_90', share: 0.11 },
      { feature: 'orders_trend', share: 0.09 },
      { feature: 'coupon_share_365', share: 0.07 },
      { feature: 'tenure_days', share: 0.06 },
    ],
    decision: {
      champion: true,
      against: {
        modelId: '0199c0b1-0d3e-7f42-8a77-51c2d9e0ab13',
        quality: { ...quality, rocAuc: 0.8301, logLoss: 0.3467 },
        own: quality,
      },
    },
    members: 9_412,
    warnings: [],
  },
  modelFlagged: true,
  bands,
  recoverable: [
    { recoverability: 'HIGH', members: 1_214, atStake: money(912_340) },
    { recoverability: 'MEDIUM', members: 1_390, atStake: money(402_115.5) },
    { recoverability: 'LOW', members: 1_026, atStake: money(96_480) },
    { recoverability: 'NONE', members: 412, atStake: money(38_920) },
  ],
  action: {
    threshold: 0.213,
    members: 846,
    cost: money(846),
    expectedGain: money(28_461.25),
    listed: { members: 846, cost: money(846), expectedGain: money(28_461.25) },
    reasons: [
      { feature: 'days_since_visit', members: 311 },
      { feature: 'order_silence_ratio', members: 248 },
      { feature: 'orders_trend', members: 142 },
      { feature: 'visits_90', members: 81 },
      { feature: 'coupon_share_365', members: 64 },
    ],
  },
  drift: [
    { column: 'probability', psi: 0.081, verdict: 'steady' },
    { column: 'days_since_visit', psi: 0.312, verdict: 'alarm' },
    { column: 'visits_90', psi: 0.148, verdict: 'warn' },
    { column: 'days_since_order', psi: 0.022, verdict: 'steady' },
    { column: 'tenure_days', psi: 0.009, verdict: 'steady' },
  ],
  history: months.map((month, i) => ({
    runId: `0199f0aa-5a0e-7b51-b2a6-3f2a7d0c1e${10 + i}`,
    asOf: month,
    modelId: '0199e1d2-77aa-7c0f-9b1e-6a5f3c2d4e90',
    labelEndsOn: addDays(parseDay(month), labelDays),
    members: 7_200 + 100 * i,
    predicted: shares[i]!,
    actual:
      came[i] === undefined
        ? null
        : { share: came[i], quality: { ...quality, rows: 7_180 + 100 * i }, tenths: [...tenths] },
  })),
  changes: {
    runId: '0199f0aa-5a0e-7b51-b2a6-3f2a7d0c1e17',
    asOf: '2018-01-01',
    meanThen: 0.149,
    meanNow: expected / scored,
    moved: [
      { from: 'VERY_HIGH', to: 'VERY_HIGH', members: 141 },
      { from: 'VERY_HIGH', to: 'HIGH', members: 32 },
      { from: 'VERY_HIGH', to: 'LOW', members: 17 },
      { from: 'VERY_HIGH', to: null, members: 98 },
      { from: 'HIGH', to: 'VERY_HIGH', members: 118 },
      { from: 'HIGH', to: 'HIGH', members: 402 },
      { from: 'HIGH', to: 'MEDIUM', members: 74 },
      { from: 'HIGH', to: null, members: 61 },
      { from: 'MEDIUM', to: 'VERY_HIGH', members: 40 },
      { from: 'MEDIUM', to: 'HIGH', members: 255 },
      { from: 'MEDIUM', to: 'MEDIUM', members: 1_120 },
      { from: 'MEDIUM', to: 'LOW', members: 310 },
      { from: 'LOW', to: 'VERY_HIGH', members: 14 },
      { from: 'LOW', to: 'HIGH', members: 92 },
      { from: 'LOW', to: 'MEDIUM', members: 560 },
      { from: 'LOW', to: 'LOW', members: 4_610 },
      { from: 'LOW', to: null, members: 22 },
      { from: null, to: 'MEDIUM', members: 64 },
      { from: null, to: 'LOW', members: 151 },
    ],
  },
  alarms: [
    { kind: 'feature_drift', level: 'alarm', figures: { feature: 'days_since_visit', psi: 0.312 } },
    { kind: 'score_drift', level: 'warn', figures: { psi: 0.121 } },
    {
      kind: 'predicted_against_actual',
      level: 'warn',
      figures: { asOf: '2017-11-01', predicted: 0.15, actual: 0.158 },
    },
    {
      kind: 'rate_rises',
      level: 'warn',
      figures: { asOf: '2018-01-01', then: 0.149, now: expected / scored },
    },
    { kind: 'model_old', level: 'warn', figures: { asOf: '2017-01-15', days: 382 } },
  ],
};

/** What the sample shop's report about churn is composed from, of which some facts may be otherwise. */
export function sampleChurnInput(locale: Locale, otherwise: Partial<ChurnFacts> = {}): ChurnReportInput {
  const config = sampleConfig({ churn: {} });
  return {
    facts: { ...sampleChurnFacts, ...otherwise },
    definition: sampleDefinition,
    config: { currency: config.currency, churn: config.churn! },
    locale,
  };
}

export const sampleChurnReport = (locale: Locale): Report => composeChurnReport(sampleChurnInput(locale));
