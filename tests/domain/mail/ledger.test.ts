import { describe, expect, it } from 'vitest';
import {
  begin,
  pendingOf,
  release,
  settle,
  stateOf,
  type LedgerEntry,
  type NewMail,
} from '../../../domain/mail/ledger.js';

const mail: NewMail = {
  key: { runId: 'run-1', report: 'report', group: 'management' },
  business: 'demo-shop',
  order: 'order-1',
  recipients: ['ann@example.com', 'bo@example.com', 'chen@example.com'],
  contentHash: 'abc',
  again: false,
  repeatable: false,
  messageIdOf: (attempt) => `<id.${attempt}@example.com>`,
};

/** An entry whose recipients, ann, bo and chen, are in these states. */
const entryWith = (...states: readonly LedgerEntry['recipients'][number]['state'][]): LedgerEntry => ({
  ...begin(null, mail),
  recipients: mail.recipients.map((address, i) => ({ address, state: states[i] ?? 'sent', detail: null })),
});

const states = ({ recipients }: LedgerEntry) => recipients.map(({ state }) => state);

describe('beginning', () => {
  it('with an empty ledger sends to everybody', () => {
    const entry = begin(null, mail);
    expect(entry).toMatchObject({ attempt: 1, messageId: '<id.1@example.com>', order: 'order-1' });
    expect(pendingOf(entry)).toEqual(mail.recipients);
  });

  it('after everybody has the mail sends to nobody', () => {
    expect(pendingOf(begin(entryWith('sent', 'sent', 'sent'), mail))).toEqual([]);
  });

  it('after a crash sends to nobody and shows whom it may have reached', () => {
    const entry = begin(entryWith('sent', 'sending', 'sending'), mail);
    expect(states(entry)).toEqual(['sent', 'unknown', 'unknown']);
    expect(entry.recipients[1]?.detail).toMatch(/not known/);
  });

  it('after a crash sends again where sending twice has the effect of once', () => {
    const entry = begin(entryWith('sending', 'sending', 'sending'), { ...mail, repeatable: true });
    expect(pendingOf(entry)).toEqual(mail.recipients);
  });

  it('sends to those who wait, as the same attempt', () => {
    const entry = begin(entryWith('sent', 'waiting', 'failed'), mail);
    expect(pendingOf(entry)).toEqual(['bo@example.com']);
    expect(entry).toMatchObject({ attempt: 1, messageId: '<id.1@example.com>' });
  });

  it.each(['failed', 'unknown'] as const)(
    'sends to nobody who is %s, whoever tells of the run next',
    (state) => {
      expect(pendingOf(begin(entryWith(state, state, state), { ...mail, order: 'order-2' }))).toEqual([]);
    },
  );
});

describe('sending again on request', () => {
  const again: NewMail = { ...mail, again: true, order: 'order-2' };

  it('reaches those whom the mail has not reached for certain, under another Message-ID', () => {
    const entry = begin(entryWith('sent', 'failed', 'unknown'), again);
    expect(pendingOf(entry)).toEqual(['bo@example.com', 'chen@example.com']);
    expect(entry).toMatchObject({ attempt: 2, messageId: '<id.2@example.com>', order: 'order-2' });
    expect(stateOf(settle(entry, 2, outcomesOf('sent', 'bo@example.com', 'chen@example.com')))).toBe('sent');
  });

  it('is done once for each request, however often its step is retried', () => {
    const sent = settle(
      begin(entryWith('sent', 'failed', 'sent'), again),
      2,
      outcomesOf('refused', 'bo@example.com'),
    );
    expect(pendingOf(begin(sent, again))).toEqual([]);
    expect(pendingOf(begin(sent, { ...again, order: 'order-3' }))).toEqual(['bo@example.com']);
  });

  it('leaves those alone to whom somebody may be sending at this moment, until asked once more', () => {
    const shown = begin(entryWith('sent', 'sending', 'sent'), again);
    expect(states(shown)).toEqual(['sent', 'unknown', 'sent']);
    expect(pendingOf(begin(shown, { ...again, order: 'order-3' }))).toEqual(['bo@example.com']);
  });

  it('reaches an address that has replaced a wrong one', () => {
    const corrected = { ...again, recipients: ['ann@example.com', 'bob@example.com', 'chen@example.com'] };
    const entry = begin(entryWith('sent', 'failed', 'sent'), corrected);
    expect(pendingOf(entry)).toEqual(['bob@example.com']);
  });

  it('sends to nobody when everybody has the mail', () => {
    const entry = begin(entryWith('sent', 'sent', 'sent'), again);
    expect(pendingOf(entry)).toEqual([]);
    expect(entry.attempt).toBe(1);
  });
});

describe('after delivery', () => {
  it('each recipient has an outcome of its own', () => {
    const entry = settle(begin(null, mail), 1, [
      { address: 'ann@example.com', status: 'sent', detail: null },
      { address: 'bo@example.com', status: 'refused', detail: '550 no' },
      { address: 'chen@example.com', status: 'deferred', detail: '451 later' },
    ]);
    expect(states(entry)).toEqual(['sent', 'failed', 'waiting']);
    expect(entry.recipients[1]?.detail).toBe('550 no');
  });

  it('a worker that was given up for dead still tells what it has done', () => {
    const givenUp = begin(begin(null, mail), mail);
    expect(stateOf(givenUp)).toBe('unknown');
    expect(stateOf(settle(givenUp, 1, outcomesOf('sent', ...mail.recipients)))).toBe('sent');
  });

  it('an outcome of an earlier attempt changes nothing of a later one', () => {
    const later = begin(entryWith('unknown', 'unknown', 'unknown'), {
      ...mail,
      again: true,
      order: 'order-2',
    });
    expect(settle(later, 1, outcomesOf('refused', ...mail.recipients))).toEqual(later);
    expect(release(later, 1, 'failed', 'late')).toEqual(later);
  });

  it('a fault before anything left makes those wait who were to be sent to, and nobody else', () => {
    const entry = release(begin(entryWith('sent', 'waiting', 'failed'), mail), 1, 'waiting', 'server down');
    expect(states(entry)).toEqual(['sent', 'waiting', 'failed']);
    expect(entry.recipients[1]?.detail).toBe('server down');
  });
});

describe('the state of a mail', () => {
  it.each([
    [['sent', 'sent', 'sent'], 'sent'],
    [['sent', 'failed', 'sent'], 'failed'],
    [['failed', 'waiting', 'sent'], 'waiting'],
    [['waiting', 'sending', 'sent'], 'sending'],
    [['sending', 'failed', 'unknown'], 'unknown'],
  ] as const)('of recipients %j is %s', (recipients, state) => {
    expect(stateOf(entryWith(...recipients))).toBe(state);
  });
});

const outcomesOf = (status: 'sent' | 'refused', ...addresses: readonly string[]) =>
  addresses.map((address) => ({ address, status, detail: null }));
