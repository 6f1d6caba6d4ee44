import { describe, expect, it } from 'vitest';
import { churnFactsSchema, type ChurnFacts } from '../../../contracts/churn_facts.js';
import { composeChurnReport } from '../../../reporting/churn/compose.js';
import { composeReport } from '../../../reporting/compose.js';
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
/** What a business sees in its first run, or in one that finds nobody. */
const bare: Readonly<Record<string, Partial<ChurnFacts>>> = {
  sample: {},
  first: { changes: null, history: [], alarms: [], drift: [] },
  nobody: {
    members: { ...sampleChurnFacts.members, eligible: 0 },
    bands: [],
    recoverable: [],
    action: { ...sampleChurnFacts.action, members: 0, cost: '0.0000', expectedGain: '0.0000', reasons: [] },
    changes: null,
    history: [],
  },
  calm: {
    bands: sampleChurnFacts.bands.filter(({ band }) => band === 'LOW'),
    action: { ...sampleChurnFacts.action, members: 0, cost: '0.0000', expectedGain: '0.0000', reasons: [] },
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
