import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPage } from '../../../outputs/html/render_page.js';
import { findChromium, startChromium } from '../../support/browser.js';
import { buildPageScript } from '../../support/page_script.js';
import { sampleReport } from '../../support/sample_report.js';
import { largeReport } from './large_report.js';

const chromium = findChromium();
const desktop = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** An opened page with everything that it complained of or asked for. */
interface Opened {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly requests: readonly string[];
}

describe.skipIf(chromium === null)('the page in a browser', () => {
  let folder: string;
  let browser: Browser;
  let flatBrowser: Browser;

  beforeAll(async () => {
    await buildPageScript();
    folder = await mkdtemp(join(tmpdir(), 'memberflow-page-'));
    const reports = { en: sampleReport('en'), 'zh-CN': sampleReport('zh-CN'), large: largeReport() };
    for (const [name, report] of Object.entries(reports))
      await writeFile(join(folder, `${name}.html`), await renderPage(report));
    [browser, flatBrowser] = await Promise.all([
      startChromium(chromium!),
      startChromium(chromium!, ['--disable-webgl', '--disable-3d-apis']),
    ]);
  }, 120_000);
  afterAll(async () => {
    await Promise.all([browser.close(), flatBrowser.close()]);
    await rm(folder, { recursive: true });
  });

  async function open(
    name: string,
    settings: BrowserContextOptions = desktop,
    by = browser,
  ): Promise<Opened> {
    const page = await by.newPage(settings);
    const [complaints, requests]: [string[], string[]] = [[], []];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      // Drivers without a graphics card remark on their own speed.
      if (!message.text().includes('GL Driver Message')) complaints.push(message.text());
    });
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
    return { page, complaints, requests };
  }

  async function openScene(name: string, settings?: BrowserContextOptions): Promise<Opened> {
    const opened = await open(name, settings);
    await opened.page.locator('[data-space]').scrollIntoViewIfNeeded();
    await opened.page.locator('figure.is-drawn canvas').first().waitFor();
    return opened;
  }

  describe.each(['en', 'zh-CN'])('in %s', (locale) => {
    it('draws every chart, complains of nothing and asks for no other file', async () => {
      const { page, complaints, requests } = await openScene(locale);
      for (const plot of await page.locator('.plot').all()) {
        await plot.scrollIntoViewIfNeeded();
        await plot.locator('.live svg').waitFor();
      }
      expect(await page.locator('.plot .live svg').count()).toBeGreaterThan(4);
      expect(complaints).toEqual([]);
      expect(requests.filter((url) => !/^(data|blob):/.test(url))).toEqual([page.url()]);
      await page.close();
    });

    it('needs no sideways scrolling on a phone', async () => {
      const { page } = await openScene(locale, phone);
      const width = await page.evaluate('document.documentElement.scrollWidth');
      expect(width).toBe(360);
      expect((await page.locator('.canvas').boundingBox())!.width).toBe(760);
      await page.close();
    });
  });

  describe('bars in space', () => {
    it('turn by dragging and stand as before after a reset', async () => {
      const { page } = await openScene('en');
      const canvas = page.locator('.canvas');
      const picture = () => canvas.screenshot();
      await steady(picture);
      const before = await picture();
      const box = (await canvas.boundingBox())!;
      await page.mouse.move(box.x + 80, box.y + 60);
      await page.mouse.down();
      await page.mouse.move(box.x + 220, box.y + 90, { steps: 4 });
      await page.mouse.up();
      await page.mouse.move(box.x + 5, box.y - 20);
      await steady(picture);
      expect((await picture()).equals(before)).toBe(false);
      await page.getByRole('button', { name: 'Reset view' }).click();
      await page.mouse.move(5, 5);
      await steady(picture);
      expect((await picture()).equals(before)).toBe(true);
      await page.close();
    });

    it('tell the value under the pointer', async () => {
      const { page } = await openScene('en');
      const box = (await page.locator('.canvas').boundingBox())!;
      const readout = page.locator('.readout');
      for (let x = 0.15; x < 0.8 && !/\d{3}, 20/.test((await readout.textContent()) ?? ''); x += 0.04) {
        await page.mouse.move(box.x + box.width * x, box.y + box.height * 0.55);
        await page.waitForTimeout(60);
      }
      const [, code, period, value] = /^(\d{3}), (20\w+)[^:]*: ([\d,]+)$/.exec(
        (await readout.textContent()) ?? '',
      )!;
      const chart = sampleReport('en')
        .sections.flatMap(({ charts }) => charts)
        .find((one) => one.kind === 'bar_grid')!;
      const y = chart.y.categories.findIndex((name) => name.startsWith(period!));
      const members = chart.values[y]![chart.x.categories.indexOf(code!)]!;
      expect(value).toBe(members.toLocaleString('en'));
      await page.close();
    });

    it('are walked through and turned by keys, each bar being told', async () => {
      const { page } = await openScene('en');
      const chart = sampleReport('en')
        .sections.flatMap(({ charts }) => charts)
        .find((one) => one.kind === 'bar_grid')!;
      const told = (x: number, y: number) =>
        `${chart.x.categories[x]!}, ${chart.y.categories[y]!}: ${chart.values[y]![x]!.toLocaleString('en')}`;
      const last = chart.y.categories.length - 1;
      await page.locator('.canvas').focus();
      await page.keyboard.press('ArrowRight');
      expect(await page.locator('.readout').textContent()).toBe(told(0, last));
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
      expect(await page.locator('.readout').textContent()).toBe(told(1, last - 1));
      expect(await page.locator('#spoken').textContent()).toBe(told(1, last - 1));
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      expect(await page.locator('.readout').textContent()).toBe(told(1, last));
      const picture = () => page.locator('.canvas').screenshot();
      await steady(picture);
      const before = await picture();
      await page.keyboard.press('Shift+ArrowLeft');
      await steady(picture);
      expect((await picture()).equals(before)).toBe(false);
      await page.close();
    });

    it('leave scrolling to the page', async () => {
      const { page } = await openScene('en');
      await page.locator('.canvas').hover();
      const scrolled = async () => Number(await page.evaluate('scrollY'));
      const before = await scrolled();
      await page.mouse.wheel(0, 300);
      await expect.poll(scrolled).toBeGreaterThan(before + 100);
      await page.close();
    });

    it('give way to the flat map where there are no 3-D graphics', async () => {
      const { page, complaints } = await open('en', desktop, flatBrowser);
      await page.locator('figure.bar_grid').scrollIntoViewIfNeeded();
      expect(await page.locator('.unavailable').isVisible()).toBe(true);
      expect(await page.locator('figure.bar_grid table.heat').isVisible()).toBe(true);
      expect(await page.locator('.stage').isVisible()).toBe(false);
      expect(complaints).toEqual([]);
      await page.close();
    });
  });

  describe('the explorer of groups', () => {
    const table = (page: Page) => page.locator('[data-table="groups"]');
    const texts = (page: Page, column: number) =>
      table(page).locator(`tbody tr > :nth-child(${column})`).allTextContents();

    it('filters by keyboard alone, with a live count', async () => {
      const { page } = await open('en');
      const all = sampleReport('en')
        .sections.flatMap(({ tables }) => tables)
        .find(({ id }) => id === 'groups')!.rows;
      expect(await table(page).locator('.rows').textContent()).toBe(`25 of ${all.length} rows`);
      await table(page).getByLabel('Search').focus();
      await page.keyboard.type('33');
      const matching = all.filter((row) => String(row[1]).includes('33'));
      const told = () => table(page).locator('.rows').textContent();
      await expect.poll(told).toContain(` ${matching.length} matching rows`);
      await page.keyboard.press('Tab');
      await page.keyboard.type('2016');
      expect(new Set(await texts(page, 1))).toEqual(new Set(['2016Q4']));
      expect((await texts(page, 2)).every((code) => code.includes('33'))).toBe(true);
      const chosen = matching.filter(([period]) => period === '2016Q4').length;
      expect(await table(page).locator('.rows').textContent()).toBe(
        `${chosen} of ${chosen} matching rows, ${all.length} in all`,
      );
      await table(page).getByRole('button', { name: 'Clear filters' }).press('Enter');
      await expect.poll(told).toBe(`25 of ${all.length} rows`);
      await page.close();
    });

    it('says so where nothing matches', async () => {
      const { page } = await open('en');
      await table(page).getByLabel('Search').fill('no such group');
      expect(await table(page).locator('.rows').textContent()).toBe('No row matches.');
      expect(await texts(page, 1)).toEqual([]);
      await page.close();
    });

    it('sorts by keyboard, amounts from the greatest, and says which way', async () => {
      const { page } = await open('en');
      const button = table(page).getByRole('button', { name: 'Sort by Members' });
      await button.focus();
      await page.keyboard.press('Enter');
      const members = (await texts(page, 4)).map((text) => Number(text.replaceAll(',', '')));
      expect(members).toEqual([...members].sort((a, b) => b - a));
      expect(await table(page).locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
      expect(await page.locator('#spoken').textContent()).toBe('Sorted by Members, descending');
      await page.keyboard.press('Enter');
      const ascending = (await texts(page, 4)).map((text) => Number(text.replaceAll(',', '')));
      expect(ascending).toEqual([...ascending].sort((a, b) => a - b));
      await page.close();
    });

    it('shows more of a long table on demand', async () => {
      const { page } = await open('large');
      expect(await table(page).locator('.rows').textContent()).toBe('25 of 10,000 rows');
      await table(page).getByRole('button', { name: 'Show 25 more' }).click();
      expect(await texts(page, 1)).toHaveLength(50);
      await page.close();
    });
  });

  it('copies the command that lists the members of a finding', async () => {
    const { page } = await open('en', { ...desktop, permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('.way summary').first().click();
    await page.locator('.way .copyable button').first().click();
    await expect.poll(() => page.locator('#spoken').textContent()).toBe('Copied');
    const finding = sampleReport('en').findings.find(({ members }) => members !== null)!;
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(finding.members!.command);
    await page.close();
  });

  it('tells all without scripts', async () => {
    const { page } = await open('en', { ...desktop, javaScriptEnabled: false });
    expect(await page.locator('.plot .still svg').first().isVisible()).toBe(true);
    expect(await page.locator('figure.bar_grid table.heat').isVisible()).toBe(true);
    expect(await page.locator('[data-table="groups"] tbody tr').count()).toBeGreaterThan(100);
    expect(await page.locator('.filters').count()).toBe(0);
    await page.close();
  });

  it('is printed with stills and flat maps, without controls', async () => {
    const { page, complaints } = await openScene('en');
    await page.locator('.plot').first().scrollIntoViewIfNeeded();
    await page.locator('.plot .live svg').first().waitFor();
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('canvas').first().isVisible()).toBe(false);
    expect(await page.locator('figure.bar_grid table.heat').isVisible()).toBe(true);
    expect(await page.locator('.plot .still svg').first().isVisible()).toBe(true);
    expect(await page.locator('.plot .live').first().isVisible()).toBe(false);
    for (const control of await page.locator('button, input, select, nav').all())
      expect(await control.isVisible()).toBe(false);
    const rows = sampleReport('en')
      .sections.flatMap(({ tables }) => tables)
      .find(({ id }) => id === 'groups')!.rows.length;
    expect(await page.locator('[data-table="groups"] tbody tr').count()).toBe(rows);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('of 500 groups in 20 periods stays light, and draws nothing that is far below the window', async () => {
    const { page } = await open('large');
    expect((await readFile(join(folder, 'large.html'))).length).toBeLessThan(3_000_000);
    expect(await page.locator('*').count()).toBeLessThan(16_000);
    expect(await page.locator('.live, canvas').count()).toBe(0);
    await page.close();
  });
});

/** Waits until two pictures taken one after the other are the same. */
async function steady(picture: () => Promise<Buffer>): Promise<void> {
  let known = await picture();
  for (let i = 0; i < 20; i++) {
    await new Promise((done) => setTimeout(done, 100));
    const now = await picture();
    if (now.equals(known)) return;
    known = now;
  }
}
