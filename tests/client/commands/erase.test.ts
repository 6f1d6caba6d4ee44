import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runErase, type EraseOptions } from '../../../client/commands/erase.js';
import type { StandardInput } from '../../../client/standard_input.js';
import { smallShop } from '../../end_to_end/configuration.js';
import { recordingTerminal } from '../recording_terminal.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'memberflow-erase-'));
  writeFileSync(join(folder, 'memberflow.yaml'), smallShop('corner-shop'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Somebody at a terminal, or a pipe, that gives a text. */
const given = (text: string, isTerminal: boolean): StandardInput => ({
  isTerminal,
  text: () => Promise.resolve(text),
  ask: () => Promise.resolve(text),
});

/** What the command says where it does not get as far as starting anything. */
async function refused(options: Partial<EraseOptions>, input: StandardInput): Promise<string> {
  const terminal = recordingTerminal();
  const config = join(folder, 'memberflow.yaml');
  const whole = { member: 'ann', config, set: [], json: false, wait: true, yes: false, dryRun: false };
  const code = await runErase(
    { ...whole, ...options },
    {
      terminal,
      // Nobody answers there: whoever got that far would fail by another name.
      env: { TEMPORAL_ADDRESS: '127.0.0.1:1', MEMBERFLOW_HOME: join(folder, 'home') },
      folder,
      now: () => new Date(0),
      interruptions: () => new AbortController().signal,
    },
    input,
  );
  expect(code).toBe(2);
  return terminal.said().join('\n');
}

describe('memberflow erase', () => {
  it('says what it will do, and does nothing unless the word is typed', async () => {
    const said = await refused({}, given('yes', true));
    expect(said).toContain('every stored run of corner-shop');
    expect(said).toContain('It cannot be undone');
    expect(said).toContain('Erasing was not confirmed');
  });

  it.each([
    ['where nobody can be asked', 'ann', given('', false)],
    ['where standard input has the number', '-', given('ann\n', true)],
  ])('wants --yes %s', async (_, member, input) => {
    expect(await refused({ member }, input)).toContain('Add --yes');
  });

  it.each([
    ['no number', '  \n'],
    ['several numbers', 'ann\nben\n'],
  ])('refuses %s on standard input, and repeats none', async (_, text) => {
    const said = await refused({ member: '-', yes: true }, given(text, false));
    expect(said).toContain('Exactly one member has to be named');
    expect(said).not.toContain('ben');
  });
});
