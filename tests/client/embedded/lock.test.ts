import { cpSync, existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { livingRecord, takeLock } from '../../../client/embedded/lock.js';
import { readRecord, recordPath, replaceRecord } from '../../../client/embedded/record.js';
import { build, builtModule, startScript, type ScriptProcess } from '../../support/built.js';
import { temporaryFolder } from '../../support/temporary.js';

beforeAll(build);

/** A process that tries to take the lock, prints `held` or `refused`, and stays. */
function contender(home: string): ScriptProcess {
  const started = startScript(`
    import { takeLock } from ${JSON.stringify(builtModule('client/embedded/lock.js'))};
    const taken = await takeLock(${JSON.stringify(home)}, false);
    console.log('lock' in taken ? 'held' : 'refused');
    setInterval(() => {}, 1000);`);
  onTestFinished(() => started.kill());
  return started;
}

/** Lets several processes try at the same time. @returns those that hold the lock */
async function race(home: string, count: number): Promise<readonly ScriptProcess[]> {
  const contenders = Array.from({ length: count }, () => contender(home));
  const outcomes = await Promise.all(contenders.map((one) => one.line()));
  return contenders.filter((_, place) => outcomes[place] === 'held');
}

describe('the lock of a state folder', () => {
  it('goes to one of several processes, and to one of those that follow when it is killed', async () => {
    const home = temporaryFolder();
    for (let round = 0; round < 4; round += 1) {
      const holders = await race(home, 4);
      expect(holders).toHaveLength(1);
      expect(livingRecord(home)?.owner.pid).toBe(holders[0]!.process.pid);
      await holders[0]!.kill();
      expect(livingRecord(home)).toBeNull();
    }
  });

  it('is taken over from one that died while it took over itself', async () => {
    const home = temporaryFolder();
    const [first] = await race(home, 1);
    await first!.kill();
    const abandoned = readRecord(recordPath(home))!;
    // What a claimant leaves that was killed between its claim and its replacement of the record.
    replaceRecord(`${recordPath(home)}.after-${abandoned.id}`, { ...abandoned, id: randomUUID() });
    expect(await race(home, 3)).toHaveLength(1);
    expect(readdirSync(home)).toEqual(['server.json']);
  });

  it('tells its next owner what the last one left', async () => {
    const home = temporaryFolder();
    const [first] = await race(home, 1);
    await first!.kill();
    const taken = await takeLock(home, true);
    expect('lock' in taken && taken.lock.abandoned?.owner.pid).toBe(first!.process.pid);
  });

  it('is gone after its release', async () => {
    const home = temporaryFolder();
    const taken = await takeLock(home, false);
    if (!('lock' in taken)) throw new Error('not taken');
    taken.lock.update({ state: 'ready', address: '127.0.0.1:1' });
    expect(livingRecord(home)).toMatchObject({ state: 'ready', address: '127.0.0.1:1' });
    taken.lock.release();
    expect(existsSync(recordPath(home))).toBe(false);
  });

  it('does not come along when the folder is copied, and does when it is moved', async () => {
    const folder = temporaryFolder();
    const [home, copy, moved] = ['home', 'copy', 'moved'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await race(home, 1);
    cpSync(home, copy, { recursive: true });
    expect(livingRecord(copy)).toBeNull();
    expect(await race(copy, 2)).toHaveLength(1);
    renameSync(home, moved);
    expect(livingRecord(moved)).not.toBeNull();
    expect(await race(moved, 2)).toHaveLength(0);
  });

  it('whose record is none is told by its file', async () => {
    const home = temporaryFolder();
    writeFileSync(recordPath(home), '{}');
    await expect(takeLock(home, false)).rejects.toThrow(`${recordPath(home)} is not a record`);
  });
});
