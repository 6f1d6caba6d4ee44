import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { identify, isRunning } from '../../../client/embedded/process_identity.js';

describe('a process', () => {
  it('that runs is known as running, and is the same however often it is asked', () => {
    const self = identify(process.pid);
    expect(self).not.toBeNull();
    expect(identify(process.pid)).toEqual(self);
    expect(isRunning(self!)).toBe(true);
  });

  it('that ended is known as not running', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const identity = identify(child.pid!);
    expect(isRunning(identity!)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isRunning(identity!)).toBe(false);
    expect(identify(child.pid!)).toBeNull();
  });

  it('is not mistaken for a later one with the same number', () => {
    const self = identify(process.pid)!;
    expect(isRunning({ ...self, started: `${self.started}0` })).toBe(false);
  });
});
