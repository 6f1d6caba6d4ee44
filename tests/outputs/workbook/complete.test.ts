import { execFile } from 'node:child_process';
import { copyFile, mkdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../../outputs/workbook/write.js';
import type { Locale } from '../../../reporting/texts/locale.js';
import { findPython } from '../../support/python.js';
import { sampleReport } from '../../support/sample_report.js';
import { undisturbed } from './content.js';
import { misplaced } from './element_order.js';
import { readParts } from './parts.js';
import { tables, workbook } from './run_tables.js';
import { allOf, parseXml } from './xml.js';

const run = promisify(execFile);
const script = fileURLToPath(new URL('inspect_workbook.py', import.meta.url));
const python = await findPython('openpyxl');
const office = await run('libreoffice', ['--version']).then(
  () => true,
  () => false,
);
const locales = ['en', 'zh-CN'] as const satisfies readonly Locale[];

interface Inspected {
  readonly name: string;
  readonly charts: readonly {
    readonly kinds: readonly string[];
    readonly categories: readonly string[];
    readonly series: readonly {
      readonly name: string;
      readonly formula: string;
      readonly values: readonly number[];
    }[];
  }[];
  readonly pivots: readonly { readonly area: string; readonly source: string; readonly records: number }[];
  readonly tables: readonly string[];
  readonly links: readonly string[];
  readonly shades: readonly string[];
  readonly merged: number;
  readonly cells: readonly (readonly (string | number | null)[])[];
}

/** Writes the complete workbook of the sample report and lets somebody read the file. */
const complete = <T>(locale: Locale, read: (path: string, folder: string) => Promise<T>): Promise<T> =>
  workbook(sampleReport(locale), async (content, folder) => {
    const { path } = await writeWorkbook(join(folder, 'book.xlsx'), content, undisturbed);
    return await read(path, folder);
  });

async function inspect(path: string, ...options: readonly '--lenient'[]): Promise<readonly Inspected[]> {
  const { stdout } = await run(python!, [script, path, ...options], { maxBuffer: 1 << 28 });
  return JSON.parse(stdout) as readonly Inspected[];
}

describe.each(locales)('the complete workbook in %s', (locale) => {
  it('is made of sound XML with every element in the place that Excel wants', () =>
    complete(locale, async (path) => {
      const parts = await readParts(path);
      expect(
        [...parts].flatMap(([name, part]) => misplaced(parseXml(part)).map((fault) => `${name}: ${fault}`)),
      ).toEqual([]);
    }));

  it('leads nowhere that is not there, and says of every part what it is', () =>
    complete(locale, async (path) => {
      const parts = await readParts(path);
      const lost = [...parts].flatMap(([name, part]) => {
        if (!name.endsWith('.rels')) return [];
        const folder = posix.dirname(posix.dirname(name));
        return allOf(parseXml(part), 'Relationship')
          .map(({ attributes }) => posix.join(folder, attributes.Target!))
          .filter((target) => !parts.has(target));
      });
      expect(lost).toEqual([]);
      const typed = allOf(parseXml(parts.get('[Content_Types].xml')!), 'Override').map(
        ({ attributes }) => attributes.PartName,
      );
      const described = [...parts.keys()].filter(
        (name) => !name.endsWith('.rels') && name !== '[Content_Types].xml',
      );
      expect(new Set(typed)).toEqual(new Set(described.map((name) => `/${name}`)));
    }));

  it('is the same to the byte when it is written again', async () => {
    const hashes = [1, 2].map(() =>
      workbook(sampleReport(locale), async (content, folder) => {
        const { sha256 } = await writeWorkbook(join(folder, 'book.xlsx'), content, undisturbed);
        return sha256;
      }),
    );
    const [first, second] = await Promise.all(hashes);
    expect(second).toBe(first);
  });

  it.skipIf(python === null)('loses nothing when openpyxl reads it', () =>
    complete(locale, async (path) => {
      const sheets = await inspect(path);
      const report = sampleReport(locale);
      const stacked = report.sections.flatMap(({ charts }) => charts).find(({ kind }) => kind === 'stacked');
      if (stacked?.kind !== 'stacked') throw new Error('The sample has no stacked chart');
      for (const [chart] of [
        sheets[0]!.charts,
        sheets.find(({ name, charts }) => name !== sheets[0]!.name && charts.length > 0)!.charts,
      ]) {
        expect(chart).toMatchObject({
          kinds: ['barChart'],
          categories: stacked.categories,
          series: stacked.series.map(({ name, values }) => ({ name, values })),
        });
      }
      expect(sheets.flatMap(({ charts }) => charts.map(({ kinds }) => kinds.join('+')))).toContain(
        'barChart+lineChart',
      );
      const names = new Set(sheets.map(({ name }) => `'${name.replaceAll("'", "''")}'!A1`));
      const links = sheets[0]!.links;
      expect(links.length).toBe(sheets.length - 1);
      expect(links.filter((link) => !names.has(link))).toEqual([]);
      expect(new Set(sheets.flatMap(({ shades }) => shades))).toEqual(new Set(['dataBar', 'colorScale']));
      expect(sheets.filter(({ merged }) => merged > 0)).toEqual([]);
      expect(sheets.filter(({ tables: own, pivots }) => own.length + pivots.length !== 1)).toEqual([]);
    }),
  );

  it.skipIf(python === null)('has a pivot with its cells filled in', () =>
    complete(locale, async (path) => {
      const sheets = await inspect(path);
      const pivots = sheets.filter(({ pivots: own }) => own.length > 0);
      expect(pivots.map(({ pivots: own }) => own)).toEqual([
        [{ area: 'A4:D12', source: expect.any(String) as string, records: 3 }],
      ]);
      expect(pivots[0]!.cells.at(-1)?.slice(2)).toEqual([3, 3]);
      const source = sheets.find(({ name }) => name === pivots[0]!.pivots[0]!.source);
      expect(source?.tables).toEqual(['A1:F4']);
    }),
  );
});

describe.skipIf(python === null || !office)('LibreOffice', () => {
  it('opens the complete workbook, keeps its charts and computes the same pivot', () =>
    complete('en', async (path, folder) => {
      await mkdir(join(folder, 'again'));
      await copyFile(path, join(folder, 'again.xlsx'));
      const profile = pathToFileURL(join(folder, 'profile')).href;
      const args = ['--headless', `-env:UserInstallation=${profile}`, '--convert-to', 'xlsx'];
      await run('libreoffice', [...args, '--outdir', join(folder, 'again'), join(folder, 'again.xlsx')]);
      const [ours, theirs] = [
        await inspect(path),
        await inspect(join(folder, 'again', 'again.xlsx'), '--lenient'),
      ];
      expect(theirs.map(({ name }) => name)).toEqual(ours.map(({ name }) => name));
      expect(theirs.map(({ charts }) => charts.length)).toEqual(ours.map(({ charts }) => charts.length));
      expect(theirs[0]!.charts[0]!.series.map(({ values }) => values)).toEqual(
        ours[0]!.charts[0]!.series.map(({ values }) => values),
      );
      const totals = ({ pivots, cells }: Inspected) => (pivots.length > 0 ? [cells.at(-1)?.slice(2)] : []);
      expect(theirs.flatMap(totals)).toEqual(ours.flatMap(totals));
      expect(ours.flatMap(totals)).toEqual([[3, 3]]);
    }));
});

describe('the workbook of an unusual run', () => {
  it('holds a run with a single member, and one with none', async () => {
    for (const limit of [1, 0]) {
      const few = Object.fromEntries(
        Object.entries(tables).map(([name, select]) => [name, `${select} limit ${limit}`]),
      );
      const report = { ...sampleReport('en'), cards: [], findings: [], sections: [] };
      await workbook(
        report,
        async (content, folder) => {
          const { path } = await writeWorkbook(join(folder, 'book.xlsx'), content, undisturbed);
          const parts = await readParts(path);
          expect([...parts.values()].flatMap((part) => misplaced(parseXml(part)))).toEqual([]);
          expect(parts.has('xl/pivotTables/pivotTable1.xml')).toBe(limit === 1);
        },
        few,
      );
    }
  });
});
