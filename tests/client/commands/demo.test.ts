import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../config/load.js';
import { main } from '../../../client/main.js';
import { build } from '../../support/built.js';
import { temporaryFolder } from '../../support/temporary.js';
import { recordingTerminal, type RecordingTerminal } from '../recording_terminal.js';

beforeAll(build);

const demo = (folder: string, ...args: readonly string[]) => demoOn(recordingTerminal(), folder, args);

async function demoOn(
  terminal: RecordingTerminal,
  folder: string,
  args: readonly string[],
  signal = new AbortController().signal,
) {
  const code = await main(['demo', ...args], {
    terminal,
    env: {},
    folder,
    now: () => new Date('2026-01-01T00:00:00Z'),
    interruptions: () => signal,
  });
  return { code, results: terminal.results().join('\n'), said: terminal.said().join('\n') };
}

describe('memberflow demo', () => {
  it('writes a business, says what it holds, and the command that runs on it', async () => {
    const folder = temporaryFolder();
    const { code, results } = await demo(folder, '--size', '1_000', '--preset', 'cdnow', '--out', 'shop');
    expect(code).toBe(0);
    expect(results).toMatch(/^shop done, 1,000 members, preset cdnow/);
    expect(results).toMatch(/^data\/ +rows: .*\d orders/m);
    expect(results).toContain(
      'Next: memberflow run memberOperations --config shop/memberflow.yaml --as-of 1998-07-01',
    );
    expect(readdirSync(join(folder, 'shop')).sort()).toEqual([
      'data',
      'memberflow.yaml',
      'parameters.json',
      'truth',
    ]);
  });

  it('writes into the empty folder that one stands in', async () => {
    const folder = temporaryFolder();
    const { code, results } = await demo(folder, '--size', '1000', '--preset', 'reference', '--out', '.');
    expect(code).toBe(0);
    expect(results).toContain('Next: memberflow run memberOperations --as-of 2019-01-01');
    expect(readdirSync(folder).sort()).toEqual(['data', 'memberflow.yaml', 'parameters.json']);
  });

  it.each([
    [['--size', '999'], '--size is "999", not a whole number from 1,000 to 10,000,000'],
    [['--size', '1e4'], '--size is "1e4"'],
    [['--seed', '-1'], '--seed is "-1"'],
    [['--preset', 'cdnw'], 'There is no preset "cdnw": did you mean cdnow?'],
    [['--dirty', '0.6'], '--dirty is "0.6", not a share of the rows above 0 and up to 0.5'],
    [['--dirty', '0'], '--dirty is "0"'],
    [['--truth', '2024-06-04'], '--truth is "2024-06-04", not a Monday from 2022-01-10 to 2025-01-06'],
    [['--truth', '2024-06-03', '--oracle', 'all'], '--oracle is "all"'],
    [['--truth', '2024-06-03', '--preset', 'cdnow'], 'The preset cdnow has no hidden states'],
    [['--truth', '2018-06-04', '--preset', 'reference'], 'Use the preset full or grocery: '],
  ])('refuses %j and writes nothing', async (args, message) => {
    const folder = temporaryFolder();
    const { code, said } = await demo(folder, '--out', 'shop', ...args);
    expect(code).toBe(2);
    expect(said).toContain(message);
    expect(said).toContain('Nothing was written.');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves a folder alone that holds something', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'shop'));
    writeFileSync(join(folder, 'shop', 'mine.txt'), 'mine');
    const { code, said } = await demo(folder, '--size', '1000', '--out', 'shop');
    expect(code).toBe(2);
    expect(said).toContain('holds mine.txt');
    expect(readdirSync(join(folder, 'shop'))).toEqual(['mine.txt']);
  });

  it('writes faults and the truth of some days beside it, and says so', async () => {
    const folder = temporaryFolder();
    const args = ['--size', '1000', '--out', 'shop', '--dirty', '--truth', '2022-08-01', '--oracle', '3'];
    const { code, results, said } = await demo(folder, ...args);
    expect(code, said).toBe(0);
    expect(results).toMatch(/^dirty\/ +faults: .*\d orders/m);
    expect(results).toMatch(
      /^truth on 2022-08-01: \d+\.\d % churn; oracle: 3 members, 0 left out, ROC-AUC 0\.\d+/m,
    );
    expect(results).toContain('memberOperations --config shop/dirty.yaml --as-of 2025-01-06');
    expect(said).toMatch(/^simulating 1,000 of 1,000 members$/m);
    expect(said).toMatch(/^oracle on 2022-08-01: 3 of 3 members$/m);
    const truth = readdirSync(join(folder, 'shop', 'truth'), { recursive: true })
      .map(String)
      .sort();
    expect(truth).toEqual(
      expect.arrayContaining([
        'dirt_ledger.parquet',
        join('churn', '2022-08-01.parquet'),
        join('oracle_churn', '2022-08-01.json'),
      ]),
    );
    const { config } = await loadConfig(join(folder, 'shop', 'dirty.yaml'));
    expect(config.business).toBe('demo-full-dirty');
    expect(config.sources['orders_files']).toMatchObject({ path: 'dirty/orders-*.parquet' });
  });

  it('shows on a terminal how far it is, more often than once a block, and takes the line away', async () => {
    const terminal = recordingTerminal(true);
    await demoOn(terminal, temporaryFolder(), ['--size', '2000', '--out', 'shop']);
    const reached = [...terminal.drawn().matchAll(/simulating ([\d,]+) of 2,000 members/g)].map(([, n]) => n);
    expect(new Set(reached).size).toBeGreaterThan(8);
    expect(terminal.drawn().endsWith('\r\u001b[K')).toBe(true);
    expect(terminal.said()).toEqual([]);
  });

  it.each(['spoiling', 'oracle on'])('leaves nothing when it is stopped while %s', async (stage) => {
    const folder = temporaryFolder();
    const stop = new AbortController();
    const terminal = recordingTerminal(true);
    const stopping: RecordingTerminal = {
      ...terminal,
      draw: (text) => {
        if (text.includes(stage)) stop.abort();
      },
    };
    const args = ['--size', '1000', '--out', 'shop', '--dirty', '--truth', '2022-08-01', '--oracle', '500'];
    const { code, said } = await demoOn(stopping, folder, args, stop.signal);
    expect(code).toBe(4);
    expect(said).toBe('Stopped. Nothing was written.');
    expect(readdirSync(folder)).toEqual([]);
  });
});
