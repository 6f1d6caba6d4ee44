import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../domain/mail/ledger.js';
import { storedLedger } from '../../../outputs/mail/stored_ledger.js';
import { openFolderStore } from '../../../store/folder.js';
import { storeUri } from '../../../store/uri.js';
import { temporaryFolder } from '../../support/temporary.js';

const key = { runId: 'run-1', report: 'report', group: 'team' } as const;
const folder = storeUri('shop', 'runs', 'run-1', 'mail');

const entry = (attempt: number): LedgerEntry => ({
  ...key,
  business: 'shop',
  order: 'run-1',
  attempt,
  messageId: '<one@example.com>',
  contentHash: null,
  recipients: [{ address: 'a@example.com', state: 'sending', detail: null }],
});

function open() {
  const store = openFolderStore(join(temporaryFolder(), 'store'));
  return { store, ledger: () => storedLedger(store, 'shop', () => '2018-01-01T00:00:00.000Z') };
}

describe('the ledger in the folder of a run', () => {
  it('has every decision of workers who decide at the same moment build upon the one before', async () => {
    const { store, ledger } = open();
    const workers = Array.from({ length: 6 }, ledger);
    const decided = await Promise.all(
      workers.map((worker) => worker.update(key, (known) => entry((known?.attempt ?? 0) + 1))),
    );
    expect(decided.map(({ attempt }) => attempt).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await ledger().entriesOf({ business: 'shop', runId: 'run-1' })).toEqual([entry(6)]);
    expect(await store.list(folder)).toHaveLength(6);
  });

  it('counts its last decision beyond the ninth, and keeps none that changes nothing', async () => {
    const { store, ledger } = open();
    for (let attempt = 1; attempt <= 11; attempt += 1) await ledger().update(key, () => entry(attempt));
    await ledger().update(key, (known) => known ?? entry(99));
    expect(await ledger().entriesOf({ business: 'shop', runId: 'run-1' })).toEqual([entry(11)]);
    expect(await store.list(folder)).toHaveLength(11);
  });

  it('goes on from the one document that version 0.2.0 wrote for a mail', async () => {
    const { store, ledger } = open();
    const written = { version: 1, changedAt: '2018-01-01T00:00:00.000Z', entry: entry(3) };
    await store.put(`${folder}/report.team.json`, (path) => writeFile(path, JSON.stringify(written)));
    const next = await ledger().update(key, (known) => entry((known?.attempt ?? 0) + 1));
    expect(next.attempt).toBe(4);
    expect(await ledger().entriesOf({ business: 'shop', runId: 'run-1' })).toEqual([entry(4)]);
  });
});
