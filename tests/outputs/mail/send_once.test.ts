import { describe, expect, it } from 'vitest';
import { MemberflowError } from '../../../contracts/failures.js';
import type { LedgerKey, RecipientOutcome } from '../../../domain/mail/ledger.js';
import type { Delivery } from '../../../outputs/mail/delivery/delivery.js';
import type { MailLedger } from '../../../outputs/mail/ledger.js';
import { sendOnce, type MailOrder } from '../../../outputs/mail/send_once.js';
import { temporaryFolder } from '../../support/temporary.js';
import { ledgers } from './ledgers.js';

const key: LedgerKey = { runId: 'run-1', report: 'report', group: 'management' };

const order: MailOrder = {
  key,
  business: 'demo-shop',
  order: 'order-1',
  recipients: ['ann@example.com', 'bo@example.com', 'chen@example.com'],
  contentHash: 'abc',
  onlyIfChanged: false,
  again: false,
  repeatable: false,
  messageIdOf: (attempt) => `<id.${attempt}@example.com>`,
};

/** A way of delivery that notes who got what. */
function post(status: RecipientOutcome['status'] = 'sent') {
  const letters: string[] = [];
  const deliver = ({
    recipients,
    messageId,
  }: {
    recipients: readonly string[];
    messageId: string;
  }): Promise<Delivery> => {
    letters.push(...recipients.map((address) => `${address} ${messageId}`));
    return Promise.resolve({
      file: null,
      recipients: recipients.map((address) => ({
        address,
        status,
        detail: status === 'sent' ? null : 'why',
      })),
    });
  };
  return { letters, deliver };
}

const killed = new Error('killed');

/** A ledger in the hands of a process that dies at its n-th entry, before or after it is kept. */
function dyingLedger(ledger: MailLedger, n: number, when: 'before' | 'after'): MailLedger {
  let entries = 0;
  return {
    ...ledger,
    async update(about, decide) {
      entries += 1;
      if (entries === n && when === 'before') throw killed;
      const entry = await ledger.update(about, decide);
      if (entries === n) throw killed;
      return entry;
    },
  };
}

const statesIn = async (ledger: MailLedger) =>
  (await ledger.entriesOf({ business: 'demo-shop', runId: 'run-1' })).flatMap(({ recipients }) =>
    recipients.map(({ state }) => state),
  );

describe.each(ledgers)('with the ledger in %s', (_, open) => {
  it('a mail is sent once, however often it is asked for', async () => {
    const ledger = open(temporaryFolder());
    const { letters, deliver } = post();
    expect(await sendOnce(ledger, order, deliver)).toMatchObject({ kind: 'delivered', file: null });
    expect(await sendOnce(ledger, order, deliver)).toMatchObject({ kind: 'told' });
    expect(await sendOnce(ledger, { ...order, order: 'order-2' }, deliver)).toMatchObject({ kind: 'told' });
    expect(letters).toEqual(order.recipients.map((address) => `${address} <id.1@example.com>`));
    expect(await statesIn(ledger)).toEqual(['sent', 'sent', 'sent']);
  });

  it('what it knows outlives the process', async () => {
    const folder = temporaryFolder();
    await sendOnce(open(folder), order, post().deliver);
    expect(await open(folder).entriesOf({ business: 'demo-shop', runId: 'run-1' })).toEqual([
      {
        ...key,
        business: 'demo-shop',
        order: 'order-1',
        attempt: 1,
        messageId: '<id.1@example.com>',
        contentHash: 'abc',
        recipients: order.recipients.map((address) => ({ address, state: 'sent', detail: null })),
      },
    ]);
  });

  it('a process that dies before its mark is nothing: the next one sends', async () => {
    const ledger = open(temporaryFolder());
    const { letters, deliver } = post();
    await expect(sendOnce(dyingLedger(ledger, 1, 'before'), order, deliver)).rejects.toBe(killed);
    expect(letters).toEqual([]);
    expect(await sendOnce(ledger, order, deliver)).toMatchObject({ kind: 'delivered' });
    expect(letters).toHaveLength(3);
  });

  it.each([
    ['after its mark', 1, 'after', 0],
    ['after the mail has left', 2, 'before', 3],
  ] as const)(
    'a process that dies %s leaves the mail unknown, and nobody sends it',
    async (_when, n, when, left) => {
      const ledger = open(temporaryFolder());
      const { letters, deliver } = post();
      await expect(sendOnce(dyingLedger(ledger, n, when), order, deliver)).rejects.toBe(killed);
      expect(await statesIn(ledger)).toEqual(['sending', 'sending', 'sending']);
      expect(await sendOnce(ledger, order, deliver)).toMatchObject({ kind: 'told' });
      expect(letters).toHaveLength(left);
      expect(await statesIn(ledger)).toEqual(['unknown', 'unknown', 'unknown']);
    },
  );

  it('a process that dies after it kept the outcome has sent the mail', async () => {
    const ledger = open(temporaryFolder());
    const { letters, deliver } = post();
    await expect(sendOnce(dyingLedger(ledger, 2, 'after'), order, deliver)).rejects.toBe(killed);
    await sendOnce(ledger, order, deliver);
    expect(letters).toHaveLength(3);
    expect(await statesIn(ledger)).toEqual(['sent', 'sent', 'sent']);
  });

  it('a file that a crash may have left is written again', async () => {
    const ledger = open(temporaryFolder());
    const { deliver } = post();
    const file = { ...order, repeatable: true };
    await expect(sendOnce(dyingLedger(ledger, 2, 'before'), file, deliver)).rejects.toBe(killed);
    expect(await sendOnce(ledger, file, deliver)).toMatchObject({ kind: 'delivered' });
  });

  it('an unknown mail is sent again when asked for, once for each request', async () => {
    const ledger = open(temporaryFolder());
    await sendOnce(ledger, order, post('unknown').deliver);
    const { letters, deliver } = post();
    const again = { ...order, again: true, order: 'order-2' };
    expect(await sendOnce(ledger, again, deliver)).toMatchObject({
      kind: 'delivered',
      entry: { attempt: 2 },
    });
    expect(await sendOnce(ledger, again, deliver)).toMatchObject({ kind: 'told' });
    expect(letters).toEqual(order.recipients.map((address) => `${address} <id.2@example.com>`));
  });

  it.each([
    ['MailUnavailable', 'waiting', 3],
    ['MailRefused', 'failed', 0],
  ] as const)('%s, of which nothing left, leaves everybody %s', async (failure, state, sentNext) => {
    const ledger = open(temporaryFolder());
    const fault = new MemberflowError(failure, 'no', { remedy: 'none' });
    await expect(sendOnce(ledger, order, () => Promise.reject(fault))).rejects.toBe(fault);
    expect(await statesIn(ledger)).toEqual([state, state, state]);
    const { letters, deliver } = post();
    await sendOnce(ledger, order, deliver);
    expect(letters).toHaveLength(sentNext);
  });

  it('who was put off is tried again, alone', async () => {
    const ledger = open(temporaryFolder());
    const putOff = sendOnce(ledger, order, ({ recipients }) =>
      Promise.resolve({
        file: null,
        recipients: recipients.map((address, i) => ({
          address,
          status: i === 1 ? 'deferred' : 'sent',
          detail: '451',
        })),
      }),
    );
    await expect(putOff).rejects.toMatchObject({ failure: 'MailUnavailable' });
    const { letters, deliver } = post();
    await sendOnce(ledger, order, deliver);
    expect(letters).toEqual(['bo@example.com <id.1@example.com>']);
  });

  describe('only if something has changed', () => {
    const next = { ...order, key: { ...key, runId: 'run-2' }, order: 'order-2', onlyIfChanged: true };

    it('the first mail is sent', async () => {
      expect(await sendOnce(open(temporaryFolder()), next, post().deliver)).toMatchObject({
        kind: 'delivered',
      });
    });

    it('the same is not told twice, and something else is', async () => {
      const ledger = open(temporaryFolder());
      await sendOnce(ledger, order, post().deliver);
      expect(await sendOnce(ledger, next, post().deliver)).toEqual({ kind: 'unchanged' });
      expect(await sendOnce(ledger, { ...next, contentHash: 'def' }, post().deliver)).toMatchObject({
        kind: 'delivered',
      });
    });

    it('the last mail counts, of this group, that reached somebody', async () => {
      const ledger = open(temporaryFolder());
      const other = { ...key, group: 'analysts', runId: 'run-3' };
      await sendOnce(ledger, order, post().deliver);
      await sendOnce(
        ledger,
        { ...order, key: { ...key, runId: 'run-4' }, contentHash: 'def' },
        post('refused').deliver,
      );
      await sendOnce(ledger, { ...order, key: other, contentHash: 'def' }, post().deliver);
      expect(await sendOnce(ledger, next, post().deliver)).toEqual({ kind: 'unchanged' });
      await sendOnce(
        ledger,
        { ...order, key: { ...key, runId: 'run-5' }, contentHash: 'ghi' },
        post().deliver,
      );
      expect(await sendOnce(ledger, next, post().deliver)).toMatchObject({ kind: 'delivered' });
    });
  });
});

describe('a ledger that is locked when the mail has left', () => {
  it('is waited for: nobody who has the mail is shown as unknown', async () => {
    const ledger = ledgers[1]![1](temporaryFolder());
    let updates = 0;
    const locked: MailLedger = {
      ...ledger,
      update(about, decide) {
        updates += 1;
        return updates === 2
          ? Promise.reject(new MemberflowError('DatabaseLocked', 'open elsewhere', { remedy: 'close it' }))
          : ledger.update(about, decide);
      },
    };
    await sendOnce(locked, order, post().deliver);
    expect(await statesIn(ledger)).toEqual(['sent', 'sent', 'sent']);
  });
});
