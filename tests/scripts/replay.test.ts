import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../worker/project.js';
import { temporaryFolder } from '../support/temporary.js';

const root = projectFolder();
const saved = join(root, 'tests', 'workflows', 'histories', '0.2.0', 'audit-completed.json');

const replay = async (file: string): Promise<{ readonly stdout: string; readonly stderr: string }> =>
  promisify(execFile)(process.execPath, [join(root, 'scripts', 'replay.mjs'), file], { cwd: root });

/** The saved history with other texts, as a file. */
function changed(from: string, to: string): string {
  const file = join(temporaryFolder(), 'history.json');
  const text = readFileSync(saved, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replaceAll(from, to));
  return file;
}

describe('npm run replay', () => {
  it('says of a history that these workflows fit that its run can go on', async () => {
    expect((await replay(saved)).stdout).toContain('saved/audit-completed/audit can go on');
  });

  it('says of one that they do not fit that it could not', async () => {
    await expect(replay(changed('"openRun"', '"anotherStep"'))).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/could not go on with these workflows: .*Nondeterminism/) as string,
    });
  });

  it('asks for one in the clear', async () => {
    const encoding = (text: string) => Buffer.from(text).toString('base64');
    const file = changed(encoding('json/plain'), encoding('binary/encrypted'));
    await expect(replay(file)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is encrypted') as string,
    });
  });
});
