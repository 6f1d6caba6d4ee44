import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../../client/main.js';
import { build } from '../../support/built.js';
import { temporaryFolder } from '../../support/temporary.js';
import { recordingTerminal } from '../recording_terminal.js';

beforeAll(build);

async function demo(folder: string, ...args: readonly string[]) {
  const terminal = recordingTerminal();
  const code = await main(['demo', ...args], {
    terminal,
    env: {},
    folder,
    now: () => new Date('2026-01-01T00:00:00Z'),
    interruptions: () => new AbortController().signal,
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

  it.each([
    [['--size', '999'], '--size is "999", not a whole number from 1,000 to 10,000,000'],
    [['--size', '1e4'], '--size is "1e4"'],
    [['--seed', '-1'], '--seed is "-1"'],
    [['--preset', 'cdnw'], 'There is no preset "cdnw": did you mean cdnow?'],
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
});
