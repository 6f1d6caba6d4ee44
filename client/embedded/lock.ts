import { mkdirSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { MemberflowError } from '../../contracts/failures.js';
import { embeddedNamespace } from '../../contracts/queues.js';
import { codeVersion } from '../../worker/code_version.js';
import { identify, isRunning, type ProcessIdentity } from './process_identity.js';
import {
  createRecord,
  folderIdentity,
  readRecord,
  recordPath,
  replaceRecord,
  type ServerRecord,
} from './record.js';

const rivalPauseMs = 20;

/** The exclusive right to run a server on a state folder. */
export interface ServerLock {
  /** What the last owner left when it ended without tidying up: its Temporal process may still run. */
  readonly abandoned: ServerRecord | null;
  /** False once the state folder was removed or replaced while the server ran. */
  isHeld(): boolean;
  /** @throws MemberflowError `InvalidInput` when it is no longer held. */
  update(change: Partial<Pick<ServerRecord, 'state' | 'server' | 'address' | 'uiUrl' | 'keyIds'>>): void;
  release(): void;
}

/**
 * Takes the lock of a state folder; a lock whose owner is gone is taken over. Of any number of processes that try at
 * the same time, one gets it.
 *
 * @returns the lock, or the record of the living owner
 */
export async function takeLock(
  home: string,
  background: boolean,
): Promise<{ readonly lock: ServerLock } | { readonly heldBy: ServerRecord }> {
  mkdirSync(home, { recursive: true });
  const path = recordPath(home);
  const mine = newRecord(home, background);
  for (;;) {
    if (createRecord(path, mine)) return { lock: lockOf(path, mine, null) };
    const found = readRecord(path);
    if (found === null) continue;
    const isCopied = found.folder !== mine.folder;
    if (!isCopied && isRunning(found.owner)) return { heldBy: found };
    if (succeed(path, found, mine)) return { lock: lockOf(path, mine, isCopied ? null : found) };
    await pause(rivalPauseMs);
  }
}

/** The record of the process that serves a state folder now; null when none does. */
export function livingRecord(home: string): ServerRecord | null {
  const record = readRecord(recordPath(home));
  return record !== null && record.folder === folderIdentity(home) && isRunning(record.owner) ? record : null;
}

function newRecord(home: string, background: boolean): ServerRecord {
  return {
    id: randomUUID(),
    folder: folderIdentity(home),
    owner: thisProcess(),
    state: 'starting',
    server: null,
    address: null,
    uiUrl: null,
    namespace: embeddedNamespace,
    startedAt: new Date().toISOString(),
    version: codeVersion(),
    background,
    keyIds: [],
  };
}

function thisProcess(): ProcessIdentity {
  const identity = identify(process.pid);
  if (identity === null) throw new Error('the operating system does not tell when this process started');
  return identity;
}

/**
 * Replaces a dead owner's record. Each record has one successor, decided by who first creates the file named after
 * it: two processes that both found the owner dead cannot both replace it, and neither can remove the other's.
 * A claimant that died before it replaced the record is succeeded in its turn.
 */
function succeed(path: string, dead: ServerRecord, mine: ServerRecord): boolean {
  const claims: string[] = [];
  const line = [dead.id];
  for (;;) {
    const claim = `${path}.after-${String(line.at(-1))}`;
    claims.push(claim);
    if (createRecord(claim, mine)) break;
    const rival = readRecord(claim);
    if (rival === null || isRunning(rival.owner)) return false;
    line.push(rival.id);
  }
  const current = readRecord(path);
  const isMine = current !== null && line.includes(current.id);
  if (isMine) replaceRecord(path, mine);
  for (const claim of isMine ? claims : claims.slice(-1)) rmSync(claim, { force: true });
  return isMine;
}

function lockOf(path: string, record: ServerRecord, abandoned: ServerRecord | null): ServerLock {
  let current = record;
  const isHeld = () => readRecord(path)?.id === record.id;
  return {
    abandoned,
    isHeld,
    update(change) {
      if (!isHeld()) throw folderGone(path);
      current = { ...current, ...change };
      replaceRecord(path, current);
    },
    release() {
      if (isHeld()) rmSync(path);
    },
  };
}

function folderGone(path: string): MemberflowError {
  return new MemberflowError('InvalidInput', `${path} was removed while its server ran`, {
    remedy: 'End the server first (memberflow server stop), then remove its state folder.',
  });
}
