import { mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../config/load.js';
import { gates } from '../../config/schema/gates.js';
import { publish } from '../../config/schema/publish.js';
import { rfm } from '../../config/schema/rfm.js';
import { ordersTable } from '../../config/schema/tables.js';
import { schemaReference, starterConfig } from '../../config/starter.js';
import { temporaryFolder } from '../support/temporary.js';

const starter = starterConfig();
const lines = starter.split('\n');
/** A default stands behind a # that no space follows. */
const defaultLine = /^( *)#(?! )(.+)$/;
const defaults = lines.flatMap((line, i) => (defaultLine.test(line) ? [{ line: i, text: line.trim() }] : []));

function withDefault(wanted: number): string {
  return lines.map((line, i) => (i === wanted ? line.replace(defaultLine, '$1$2') : line)).join('\n');
}

describe('the configuration to begin with', () => {
  it('loads', () => {
    expect(readConfig(starter, 'memberflow.yaml').config.business).toBe('my-shop');
  });

  it.each(defaults)('tells the truth: $text is the default', ({ line }) => {
    expect(readConfig(withDefault(line), 'memberflow.yaml').hash).toBe(
      readConfig(starter, 'memberflow.yaml').hash,
    );
  });

  it('shows every default of one of its lines', () => {
    expect(defaults.length).toBeGreaterThan(15);
    const everything = lines.map((line) => line.replace(defaultLine, '$1$2')).join('\n');
    expect(readConfig(everything, 'memberflow.yaml').hash).toBe(readConfig(starter, 'memberflow.yaml').hash);
  });

  it.each([
    ...Object.keys(ordersTable.shape),
    ...Object.keys(rfm.shape),
    ...Object.keys(gates.shape),
    ...Object.keys(publish.shape),
  ])('mentions the key %s', (key) => {
    expect(starter).toMatch(new RegExp(`\\b${key}:`));
  });

  it('tells editors on its first line where the schema is', () => {
    expect(starterConfig({ schema: '../config/memberflow.schema.json' }).split('\n')[0]).toBe(
      '# yaml-language-server: $schema=../config/memberflow.schema.json',
    );
  });

  it('refers to the schema of this installation from any folder', async () => {
    const folder = join(temporaryFolder(), 'a b', 'shop');
    await mkdir(folder, { recursive: true });
    const reference = schemaReference(folder);
    expect(reference).toMatch(/^\.\.\/.*config\/memberflow\.schema\.json$/);
    expect(existsSync(join(folder, reference))).toBe(true);
  });

  it.each([
    ['My Shop', 'my-shop'],
    ['Café №5', 'cafe-no5'],
    ['2015', '2015'],
    ['null', 'null'],
    ['会员', 'my-shop'],
    ['--', 'my-shop'],
    ['x'.repeat(80), 'x'.repeat(63)],
  ])('makes a slug of the name %j', (business, slug) => {
    expect(readConfig(starterConfig({ business }), 'memberflow.yaml').config.business).toBe(slug);
  });
});
