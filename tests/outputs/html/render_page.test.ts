import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { escapeText } from '../../../outputs/markup.js';
import { renderPage } from '../../../outputs/html/render_page.js';
import type { Chart, Report } from '../../../reporting/report.js';
import { buildPageScript } from '../../support/page_script.js';
import { sampleReport } from '../../support/sample_report.js';
import { largeReport } from './large_report.js';

const hostile = `</script><script>alert(1)</script><img src=x onerror=alert(2)>"'$&\u2028`;

beforeAll(buildPageScript);

describe.each(['en', 'zh-CN'] as const)('the page in %s', (locale) => {
  let page: string;
  beforeAll(async () => {
    page = await renderPage(sampleReport(locale));
  });

  it('says its language, title and period', () => {
    const { title, period } = sampleReport(locale);
    expectIn(page, `<html lang="${locale}">`);
    expectIn(page, `<title>${title}</title>`);
    expectIn(page, period);
  });

  it('has landmarks, a way past the contents, and headings in their order', () => {
    for (const landmark of ['<header', '<nav', '<main id="report"']) expectIn(page, landmark);
    expectIn(page, '<a class="skip" href="#report">');
    const levels = Array.from(bodyOf(page).matchAll(/<h([1-6])\b/g), ([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('has no id twice, and every reference of its contents and labels leads somewhere', () => {
    const ids = Array.from(bodyOf(page).matchAll(/ id="([^"]+)"/g), ([, id]) => id!);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const references = Array.from(
      bodyOf(page).matchAll(/(?:href="#|aria-(?:labelledby|describedby)=")([^"]+)"/g),
      ([, id]) => id!,
    );
    expect(references.length).toBeGreaterThan(20);
    expect(references.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('asks for nothing outside itself', () => {
    const markup = page.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '');
    expect(markup.match(/\b(src|srcset|href|action|poster)="(?!#)[^"]*/g)).toBeNull();
    expect(markup.match(/<(link|iframe|img|object|embed|base)\b/g)).toBeNull();
    const style = /<style>(.*?)<\/style>/s.exec(page)![1]!;
    expect(style.match(/url\(["']?(?!data:|#).{9}|@import/g)).toBeNull();
  });

  it('lets only its own script run', () => {
    const scripts = Array.from(page.matchAll(/<script(?![^>]*json)[^>]*>([\s\S]*?)<\/script>/g));
    expect(scripts).toHaveLength(1);
    const hash = createHash('sha256').update(scripts[0]![1]!).digest('base64');
    expectIn(page, `default-src &#39;none&#39;; script-src &#39;sha256-${hash}&#39;`);
  });

  it('tells everything without scripts: sentences, cards, findings, tables, charts', () => {
    const report = sampleReport(locale);
    const body = bodyOf(page);
    for (const sentence of report.summary) expectIn(body, escapeText(sentence));
    for (const { figure } of report.cards) expectIn(body, figure.text);
    expect(body.match(/class="finding /g)).toHaveLength(report.findings.length);
    const charts = report.sections.flatMap(({ charts }) => charts);
    const flat = charts.filter(({ kind }) => kind !== 'heat' && kind !== 'bar_grid');
    expect(body.match(/<svg/g)).toHaveLength(flat.length);
    for (const chart of charts) expectIn(body, escapeText(chart.description));
    const rows = report.sections.flatMap(({ tables }) => tables.flatMap((table) => table.rows));
    expect(body.match(/<tr>/g)!.length).toBeGreaterThan(rows.length);
  });

  it('is the same for the same report', async () => {
    expect((await renderPage(sampleReport(locale))) === page).toBe(true);
  });
});

describe('the page', () => {
  it('leads with the map of recency and frequency and its table, before the sections', async () => {
    const page = await renderPage(sampleReport('en'));
    const order = Array.from(page.matchAll(/<h2 id="part-([a-z]+)"/g), ([, id]) => id);
    expect(order).toEqual([
      'figures',
      'findings',
      'map',
      'segments',
      'groups',
      'value',
      'movement',
      'trend',
      'quality',
      'definitions',
      'limits',
      'glossary',
      'about',
    ]);
    const map = page.slice(page.indexOf('id="map"'), page.indexOf('id="segments"'));
    expectIn(map, 'class="heat large"');
    expectIn(map, 'data-table="recency_frequency"');
  });

  it('says by words whether a change is welcome', async () => {
    const report = sampleReport('en');
    const [card] = report.cards;
    const change = { text: '−4% on 2017Q3', direction: 'down', good: false } as const;
    const page = await renderPage({ ...report, cards: [{ ...card!, change }] });
    expectIn(page, '<span class="verdict">worse</span>');
    expectIn(page, '<span class="unseen">down:</span>');
  });

  it('carries names with markup in them as texts, everywhere', async () => {
    const report = renamed(sampleReport('en'), 'Big spenders', hostile);
    const page = await renderPage(report);
    expect(page.includes('<script>alert')).toBe(false);
    expect(page.includes('<img')).toBe(false);
    expect(page.match(/<\/script>/g)).toHaveLength(2);
    expectIn(page, '&lt;/script&gt;&lt;script&gt;alert(1)');
    const data: unknown = JSON.parse(/id="report-data">(.*?)<\/script>/s.exec(page)![1]!);
    expect(JSON.stringify(data)).toContain(JSON.stringify(hostile).slice(1, -1));
  });

  it('says which part of a long table it shows, and which groups it draws', async () => {
    const page = await renderPage(largeReport());
    expectIn(page, 'The first 300 of 10,000 rows; the workbook has all.');
    expectIn(page, 'Drawn: the 30 largest of 500 along RFM code');
    expect(page.length).toBeLessThan(3_000_000);
  });

  it('says so where there is nothing: no findings, cards, groups, movement or earlier run', async () => {
    const report = sampleReport('en');
    const empty: Report = {
      ...report,
      cards: [],
      findings: [],
      limits: [],
      glossary: [],
      sections: report.sections.map((section) => ({
        ...section,
        charts: section.charts.flatMap(emptied),
        tables: section.tables.map((table) => ({ ...table, rows: [] })),
      })),
    };
    const page = await renderPage(empty);
    expectIn(page, 'Nothing stands out in this run.');
    expect(bodyOf(page).match(/There is nothing to draw\./g)).toHaveLength(2);
    expect(bodyOf(page).includes('NaN')).toBe(false);
    expect(page.includes('id="figures"')).toBe(false);
  });

  it('draws one group of one period', async () => {
    const report = sampleReport('en');
    const sections = report.sections.map((section) => ({
      ...section,
      charts: section.charts.map((chart) =>
        chart.kind === 'bar_grid'
          ? {
              ...chart,
              x: { ...chart.x, categories: ['111'] },
              y: { ...chart.y, categories: ['2017Q4'] },
              values: [[1]],
            }
          : chart,
      ),
    }));
    const page = await renderPage({ ...report, sections });
    expectIn(page, 'data-space="groups_by_period"');
    expect(bodyOf(page).includes('NaN')).toBe(false);
  });
});

/** Charts that have something to say of nothing; the others are not made then. */
function emptied(chart: Chart): readonly Chart[] {
  switch (chart.kind) {
    case 'bar_grid':
      return [{ ...chart, x: { ...chart.x, categories: [] }, values: chart.values.map(() => []) }];
    case 'flow':
      return [{ ...chart, from: [], to: [], flows: [] }];
    default:
      return [];
  }
}

/** A page is too long for a failure's message. */
const expectIn = (page: string, text: string): void => {
  expect({ text, isThere: page.includes(text) }).toEqual({ text, isThere: true });
};

const bodyOf = (page: string): string =>
  page.slice(page.indexOf('<body>'), page.indexOf('<script type="application/json"'));

/** The report with another name in place of a segment's, wherever it occurs. */
function renamed(report: Report, from: string, to: string): Report {
  const replace = (value: unknown): unknown => {
    if (typeof value === 'string') return value.split(from).join(to);
    if (Array.isArray(value)) return value.map(replace);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replace(part)]));
  };
  return replace(report) as Report;
}
