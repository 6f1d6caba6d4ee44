import { describe, expect, it } from 'vitest';
import { churnFactsSchema, type ChurnFacts } from '../../../contracts/churn_facts.js';
import { composeChurnReport } from '../../../reporting/churn/compose.js';
import { composeReport } from '../../../reporting/compose.js';
import { warningsIn } from '../../../reporting/warnings.js';
import { sectionIds, type Report, type Section } from '../../../reporting/report.js';
import type { Locale } from '../../../reporting/texts/locale.js';
import { sampleChurnFacts, sampleChurnInput, sampleChurnReport } from '../../support/sample_churn.js';
import { sampleConfig, sampleFacts, sampleManifest } from '../../support/sample_run.js';

const locales: readonly Locale[] = ['en', 'zh-CN'];
const reportOf = (otherwise: Partial<ChurnFacts>, locale: Locale = 'en'): Report =>
  composeChurnReport(sampleChurnInput(locale, otherwise));
const section = ({ sections }: Report, id: Section['id']): Section => sections.find((own) => own.id === id)!;
const column = (report: Report, of: Section['id'], table: string, name: string) => {
  const { columns, rows } = section(report, of).tables.find(({ id }) => id === table)!;
  const at = columns.findIndex(({ id }) => id === name);
  return rows.map((row) => row[at] ?? null);
};
const sum = (values: readonly (string | number | null)[]): number =>
  values.reduce<number>((all, value) => all + Number(value), 0);

const { model } = sampleChurnFacts;
const nobody = { members: 0, cost: '0.0000', expectedGain: '0.0000' };
/** What a business sees in its first run, or in one that finds nobody. */
const bare: Readonly<Record<string, Partial<ChurnFacts>>> = {
  sample: {},
  first: { changes: null, history: [], alarms: [], drift: [] },
  nobody: {
    members: { ...sampleChurnFacts.members, eligible: 0 },
    bands: [],
    recoverable: [],
    action: { threshold: 1, ...nobody, listed: nobody, reasons: [] },
    changes: null,
    history: [],
  },
  gap: { gapDays: 14 },
  calm: {
    bands: sampleChurnFacts.bands.filter(({ band }) => band === 'LOW'),
    action: { ...sampleChurnFacts.action, ...nobody, listed: nobody, reasons: [] },
    alarms: [],
    model: {
      ...model,
      tenths: [],
      quality: { ...model.quality, rocAuc: null, prAuc: null, liftTopTenth: null, foundInTopTenth: null },
      decision: { champion: true, against: null },
      calibration: null,
      calibrationTried: null,
    },
    history: sampleChurnFacts.history.map((run) => ({ ...run, actual: null })),
  },
};

describe('the sample of a scored run', () => {
  it('has the form of what runs store, and figures that agree', () => {
    expect(churnFactsSchema.parse(sampleChurnFacts)).toEqual(sampleChurnFacts);
    const { known, eligible, leftOut } = sampleChurnFacts.members;
    expect(eligible + sum(leftOut.map(({ members }) => members))).toBe(known);
    expect(sum(sampleChurnFacts.bands.map(({ members }) => members))).toBe(eligible);
    const { churned } = sampleChurnFacts.members;
    const left = leftOut.find(({ reason }) => reason === 'CHURNED')!.members;
    expect([churned.explicit + churned.silent, churned.permanent + churned.temporary]).toEqual([left, left]);
  });
});

describe('a report about churn', () => {
  const report = sampleChurnReport('en');

  it('opens with how many leave, who is at risk, what alarms, what to do and how far to trust it', () => {
    expect(report.summary).toEqual([
      'As of 2018-02-01, 8,000 members are scored; 1,257 of them (15.7%) are expected to have left by 2018-05-02; +0.8 points on the run as of 2018-01-01.',
      '1,094 members (13.7% of those scored) are at high or very high risk of having left by 2018-05-02: CN¥1,289,920 at stake.',
      expect.stringContaining(
        'A contact pays for 846 members: it costs CN¥846.00 and is expected to bring CN¥28,461 more than that',
      ),
      '“Days since last visit” moved far from what the model learned from (stability index up to 0.31).',
      'Of 100 members in the tenth marked as most at risk, 61 left: 3.9 times the average; that tenth held 38.7% of all who left.',
    ]);
  });

  it('tells features that moved together, those that moved furthest by name', () => {
    const drifted = ['days_since_order', 'orders_90', 'visits_90', 'days_since_visit', 'tenure_days'];
    const alarms = drifted.map((feature, i) => ({
      kind: 'feature_drift' as const,
      level: 'warn' as const,
      figures: { feature, psi: 0.1 + i / 100 },
    }));
    expect(section(reportOf({ alarms }), 'churn_drift').notes[0]).toMatch(
      /^“Days known”, “Days since last visit”, “.+” and 2 more moved from what .+ \(stability index up to 0\.14\)\.$/,
    );
  });

  it('calls a rise of the risk worse', () => {
    const changes = report.cards.map(({ id, change }) => [id, change?.direction, change?.good]);
    expect(changes.slice(0, 2)).toEqual([
      ['churn_expected', 'up', false],
      ['churn_at_risk', 'up', false],
    ]);
  });

  it('has the members of the facts in its tables', () => {
    const { known, eligible } = sampleChurnFacts.members;
    expect(sum(column(report, 'churn_risk', 'churn_bands', 'members'))).toBe(eligible);
    expect(sum(column(report, 'churn_risk', 'churn_band_values', 'members'))).toBe(eligible);
    const [all, ...parts] = column(report, 'churn_definition', 'churn_accounts', 'members');
    expect([all, sum(parts)]).toEqual([known, known]);
    expect(column(report, 'churn_quality', 'churn_tenths', 'found_so_far').at(-1)).toBe(1);
    // 313 of 8,000, and their 225 who leave: 38 × .72 + 61 × .72 + 214 × .72.
    expect(column(report, 'churn_risk', 'churn_bands', 'members')[0]).toBe(313);
    expect(column(report, 'churn_risk', 'churn_bands', 'expected_churners')[0]).toBe(225);
  });

  it('compares what was predicted with what came, and leaves blank what is not over', () => {
    expect(column(report, 'churn_history', 'churn_runs', 'points_off')).toEqual([
      null,
      null,
      null,
      0.8,
      0.3,
      0.7,
      -0.2,
      0.4,
      -0.4,
    ]);
    const [chart] = section(report, 'churn_history').charts;
    expect(chart).toMatchObject({
      unit: 'share',
      series: [{}, { values: [0.138, 0.151, 0.149, 0.156, 0.147, 0.158, null, null, null] }],
    });
  });

  it('counts who was scored and can no longer be judged, and after a gap who left in it', () => {
    expect(column(report, 'churn_history', 'churn_runs', 'unjudged').slice(2, 5)).toEqual([null, 20, 20]);
    const [first, ...others] = sampleChurnFacts.history;
    const actual = { ...first!.actual!, leftInGap: 15 };
    const gap = reportOf({ gapDays: 14, history: [{ ...first!, actual }, ...others] });
    expect(column(gap, 'churn_history', 'churn_runs', 'unjudged').at(-1)).toBe(5);
    expect(column(gap, 'churn_history', 'churn_runs', 'left_in_gap').slice(-2)).toEqual([null, 15]);
    expect(section(gap, 'churn_definition').notes.at(-1)).toContain('a gap of 14 days');
  });

  it('says after a gap that what is expected holds of those who are still there when the window begins', () => {
    const gap = { gapDays: 14 };
    const nobody = { ...gap, bands: sampleChurnFacts.bands.filter(({ band }) => band === 'LOW') };
    const told = (otherwise: Partial<ChurnFacts>, locale: Locale = 'en') => {
      const { summary, findings } = reportOf(otherwise, locale);
      return [summary[0], findings.find(({ id }) => id === 'churn/at_risk')!.sentence];
    };
    expect(told(gap)).toEqual([
      expect.stringContaining('expected to have left by 2018-05-16, if all are still there on 2018-02-15; '),
      expect.stringContaining('risk of having left by 2018-05-16, if still there on 2018-02-15: CN¥'),
    ]);
    expect(told(nobody)[1]).toBe(
      'No member is at high risk of having left by 2018-05-16, if still there on 2018-02-15.',
    );
    for (const sentence of [...told(gap, 'zh-CN'), told(nobody, 'zh-CN')[1]])
      expect(sentence).toContain('未在 2018-02-15 之前流失，');
    for (const sentence of [...told({}), ...told({}, 'zh-CN')])
      expect(sentence).not.toMatch(/still there|之前流失/);
  });

  it('tells of all members of a snapshot, and which part of them was learned from', () => {
    const of = (told: Report, name: string) => column(told, 'churn_definition', 'churn_snapshots', name);
    const columnsOf = (told: Report) =>
      section(told, 'churn_definition')
        .tables.find(({ id }) => id === 'churn_snapshots')!
        .columns.map(({ id }) => id);
    // Cards of before tell of those who were learned from.
    expect(of(report, 'snapshot_members').slice(0, 3)).toEqual([8_000, null, null]);
    expect(columnsOf(report)).not.toContain('snapshot_rows');
    const snapshots = model.snapshots.map((one) =>
      one.use === 'passed' ? one : { ...one, eligible: 3 * one.rows, leftInGap: 40 },
    );
    const sampled = reportOf({ gapDays: 14, model: { ...model, snapshots } });
    expect(of(sampled, 'snapshot_members').slice(0, 3)).toEqual([24_000, null, null]);
    expect(of(sampled, 'snapshot_rows').slice(0, 3)).toEqual([8_000, null, null]);
    expect(of(sampled, 'left_in_gap').slice(0, 3)).toEqual([40, null, null]);
  });

  it('asks to train again for a run that was wrong, unless its model has been replaced', () => {
    const missed = (replaced: boolean) => {
      const figures = { asOf: '2017-11-01', predicted: 0.03, actual: 0.06, modelId: model.modelId, replaced };
      const { findings } = reportOf({
        alarms: [{ kind: 'predicted_against_actual', level: 'alarm', figures }],
      });
      return findings.find(({ id }) => id === 'churn/predicted_against_actual/alarm')!;
    };
    const sentence = 'The run as of 2017-11-01, by model 0199e1d2-77aa, predicted that 3% leave, but 6% left';
    expect(missed(false)).toMatchObject({
      sentence: `${sentence}.`,
      action: 'Train again before acting on single members',
    });
    expect(missed(true).sentence).toBe(`${sentence}; the model has been replaced since.`);
    expect(missed(true).action).not.toMatch(/train/i);
  });

  it('tells which features need a table, and which is left out as a leak, with its figures', () => {
    expect(report.limits[0]).toMatch(/^Not available for churn: .+; .+: needs the table contacts\.$/);
    expect(report.limits[1]).toMatch(/ROC-AUC of 0\.991.+reaches 0\.993, without it 0\.841/);
  });

  it('says the definition with its groups', () => {
    expect(section(report, 'churn_definition').notes[0]).toBe(
      'A member counts as churned who has unsubscribed, or is blacklisted, or (has not ordered for 365 days and has not visited for 180 days).',
    );
    const silent = { mark: 'silent', lasting: 'temporary' } as const;
    const said = composeChurnReport({
      ...sampleChurnInput('en'),
      definition: {
        all: [{ rule: 'own_cycle', times: 2.5, min_orders: 3, ...silent }],
        any: [
          { rule: 'no_login', days: 90, ...silent },
          { rule: 'no_reaction', last: 5, ...silent },
        ],
        unless: [{ rule: 'blacklisted', mark: 'explicit', lasting: 'permanent' }],
      },
    });
    expect(section(said, 'churn_definition').notes[0]).toBe(
      'A member counts as churned who has been silent for 2.5 times their own usual days between orders and (has not logged in for 90 days, or did not react to the last 5 contacts), unless the member is blacklisted.',
    );
  });

  it('gives for members the query that lists them', () => {
    const { members } = report.findings.find(({ id }) => id === 'churn/best_at_risk')!;
    expect(members).toMatchObject({ count: 150, command: null });
    expect(members!.sql).toContain(
      `run_id = '${sampleChurnFacts.runId}'\n  and risk_band in ('HIGH', 'VERY_HIGH') and value_class = 'A'`,
    );
  });

  it('counts with who can be won back nobody who stays, and neither does the query', () => {
    const { sentence, members } = report.findings.find(({ id }) => id === 'churn/recoverable')!;
    expect(sentence).toBe(
      '1,214 members who left already, or are at high risk of it, have a high chance of return: CN¥912,340 at stake.',
    );
    expect(members!.sql).toContain(
      `recoverability = 'HIGH' and (churned or risk_band in ('HIGH', 'VERY_HIGH'))`,
    );
  });

  it('says what the list costs and brings beside all whom a contact pays for, where it ends before', () => {
    const action = {
      ...sampleChurnFacts.action,
      listed: { members: 400, cost: '400.0000', expectedGain: '20000.0000' },
      reasons: [
        { feature: 'days_since_visit', members: 300 },
        { feature: 'orders_trend', members: 90 },
      ],
    };
    const cut = reportOf({ action });
    const told = section(cut, 'churn_action');
    expect(told.notes.slice(1, 3)).toEqual([
      'Contacting all 846 members whom a contact pays for costs CN¥846.00 and is expected to bring CN¥28,461 more than that.',
      'The list ends after the 400 members with the greatest expected gain: contacting those listed costs CN¥400.00 and is expected to bring CN¥20,000 more than that.',
    ]);
    // Ten of the listed have no reason: 300 and 90 of 400.
    expect(column(cut, 'churn_action', 'churn_reasons', 'act_share')).toEqual([0.75, 0.225]);
    const card = cut.cards.find(({ id }) => id === 'churn_gain')!;
    expect(card.figure.value).toBe(20_000);
    expect(card.note).toContain('All 846 members whom a contact pays for: CN¥28,461.');
    expect(cut.findings.find(({ id }) => id === 'churn/act')!.sentence).toContain(
      'the list of the 400 with the greatest gain costs CN¥400.00 and is expected to bring CN¥20,000 more than that; what speaks for leaving',
    );
    expect(section(report, 'churn_action').notes.join()).not.toContain('The list ends');
  });

  it('takes all whom a contact pays for as listed where facts of before tell of no list', () => {
    const { threshold, members, cost, expectedGain, reasons } = sampleChurnFacts.action;
    const before = reportOf({ action: { threshold, members, cost, expectedGain, reasons } });
    expect(section(before, 'churn_action')).toEqual(section(report, 'churn_action'));
    expect(before.cards).toEqual(report.cards);
  });

  it('says so where a contact never pays at the mean value at stake', () => {
    const action = { ...sampleChurnFacts.action, threshold: 1 };
    for (const [locale, words] of [
      ['en', 'At the mean value at stake a contact does not pay, however sure it is'],
      ['zh-CN', '无论流失概率多高，触达都不划算'],
    ] as const) {
      const [payoff] = section(reportOf({ action }, locale), 'churn_action').notes;
      expect(payoff).toContain(words);
      expect(payoff).not.toContain('100%');
    }
  });

  it('tells once what came of the latest run that is over: by its alarm, or as a finding', () => {
    const toldBy = (alarms: ChurnFacts['alarms']) =>
      reportOf({ alarms }).findings.filter(({ sentence }) =>
        sentence.startsWith('The run as of 2017-11-01 predicted'),
      );
    const missed = sampleChurnFacts.alarms.filter(({ kind }) => kind === 'predicted_against_actual');
    expect(toldBy(missed).map(({ id }) => id)).toEqual(['churn/predicted_against_actual/warn']);
    expect(toldBy([]).map(({ id }) => id)).toEqual(['churn/came_true']);
  });

  it('calls a model the first only where none was before it', () => {
    const notes = (told: Partial<typeof model>) =>
      section(
        reportOf({ model: { ...model, decision: { champion: true, against: null }, ...told } }),
        'churn_quality',
      ).notes;
    expect(notes({})).toContain('It is the first model by this definition.');
    const { warnings, toldWarnings } = warningsIn([
      { code: 'churn_not_calibrated' },
      { code: 'churn_model_replaced', modelId: 'm1', because: 'UnreadableModel' },
    ]);
    const replaced = notes({ warnings: [...warnings], toldWarnings: [...toldWarnings] });
    expect(replaced).toContain(
      'The model so far, m1, cannot score these features and is replaced: its file cannot be read.',
    );
    expect(replaced.join()).not.toContain('first model');
  });

  it.each(Object.entries(bare))('is whole in both languages: %s', (_, otherwise) => {
    const [english, chinese] = locales.map((locale) => reportOf(otherwise, locale));
    expect(outline(chinese!)).toEqual(outline(english!));
    for (const told of [english!, chinese!]) {
      expect(told.summary.length).toBeGreaterThanOrEqual(3);
      expect(told.summary.length).toBeLessThanOrEqual(5);
      expect(told.subject.length).toBeLessThanOrEqual(80);
      expect(textsOf(told).filter((text) => /undefined|null|NaN|Infinity|\[object/.test(text))).toEqual([]);
      const ids = told.sections.flatMap(({ charts, tables }) => [...charts, ...tables].map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
    }
    for (const text of textsOf(chinese!)) expect(text).not.toMatch(/\b(the|of|members|is)\b/);
  });

  it('stands in the report of RFM after its headline and before the quality of the data', () => {
    const { facts, definition, config } = sampleChurnInput('en');
    const rfm = composeReport({
      facts: sampleFacts,
      manifest: sampleManifest,
      config: sampleConfig(),
      locale: 'en',
      churn: { facts, definition, config },
    });
    const ids = rfm.sections.map(({ id }) => id);
    expect(ids).toEqual(sectionIds.filter((id) => ids.includes(id)));
    expect(ids).toContain('churn_history');
    expect(rfm.findings.map(({ topic }) => topic).slice(0, 3)).toEqual(['headline', 'churn', 'churn']);
    expect(rfm.findings[1]?.sentence).toMatch(/^1,094 members/);
  });
});

/** What a report consists of, without its words. */
const outline = ({ cards, findings, sections, limits, summary }: Report) => ({
  cards: cards.map(({ id, change }) => [id, change?.direction, change?.good]),
  findings: findings.map(({ id, strength, action, members }) => [
    id,
    strength,
    action !== null,
    members?.count,
  ]),
  sections: sections.map(({ id, charts, tables, notes }) => [
    id,
    notes.length,
    charts.map((chart) => chart.id),
    tables.map((table) => [table.id, table.rows.length]),
  ]),
  limits: limits.length,
  summary: summary.length,
});

/** Sentences and titles, without cells and names that a source has given. */
const textsOf = ({ subject, summary, cards, findings, sections, limits }: Report): readonly string[] =>
  [
    subject,
    ...summary,
    ...cards.flatMap(({ label, figure, change, note }) => [label, figure.text, change?.text ?? '', note]),
    ...findings.flatMap(({ sentence, action }) => [sentence, action ?? '']),
    ...sections.flatMap(({ title, lead, notes, charts, tables }) => [
      title,
      lead,
      ...notes,
      ...charts.flatMap((chart) => [chart.title, chart.description]),
      ...tables.flatMap((table) => [
        table.title,
        ...table.columns.flatMap((own) => [own.heading, own.meaning]),
      ]),
    ]),
    ...limits,
  ].map((text) => text.replace(/memberflow run \w+/, ''));
