import { type LedgerEntry, type LedgerKey, type RecipientEntry, stateOf } from '../../domain/mail/ledger.js';
import type { Row, Session } from '../../engine/session.js';
import type { MailLedger } from '../mail/ledger.js';
import { migrate } from './migrations.js';
import { inTransaction } from './transaction.js';

/** Opens the output database, attached as `published`, and closes it after the work. */
export type WithDatabase = <T>(work: (session: Session) => Promise<T>) => Promise<T>;

/**
 * The ledger in the output database. Each call opens the database for a moment, in one transaction: mails are never
 * sent while it is held.
 *
 * @param now when what is kept was decided, ISO 8601
 */
export function databaseLedger(withDatabase: WithDatabase, now: () => string): MailLedger {
  const inLedger = <T>(work: (session: Session) => Promise<T>): Promise<T> =>
    withDatabase(async (session) => {
      await session.run('use published');
      return await inTransaction(session, async () => {
        await migrate(session);
        return await work(session);
      });
    });
  return {
    update: (key, decide) =>
      inLedger(async (session) => {
        const [found] = await readEntries(session, byKey, parametersOf(key));
        const entry = decide(found ?? null);
        await keep(session, entry, now());
        return entry;
      }),
    lastTold: ({ business, report, group, exceptRunId }) =>
      inLedger(async (session) => {
        const [row] = await session.rows(lastTold, { business, report, group, run: exceptRunId });
        return textOrNull(row?.['content_hash']);
      }),
    entriesOf: ({ runId }) =>
      inLedger((session) => readEntries(session, 'where ledger.run_id = $run', { run: runId })),
  };
}

const byKey = 'where ledger.run_id = $run and ledger.report = $report and ledger.recipient_group = $group';

const lastTold = `
  select ledger.content_hash
  from mail_ledger as ledger
  where ledger.business = $business and ledger.report = $report and ledger.recipient_group = $group
    and ledger.run_id <> $run
    and exists (
      select 1
      from mail_recipients as recipient
      where recipient.run_id = ledger.run_id and recipient.report = ledger.report
        and recipient.recipient_group = ledger.recipient_group and recipient.state in ('sent', 'unknown')
    )
  order by ledger.changed_at desc
  limit 1`;

const parametersOf = ({ runId, report, group }: LedgerKey) => ({ run: runId, report, group });

async function readEntries(
  session: Session,
  where: string,
  parameters: Readonly<Record<string, string>>,
): Promise<readonly LedgerEntry[]> {
  const rows = await session.rows(
    `select ledger.*, recipient.address, recipient.state as recipient_state, recipient.detail
    from mail_ledger as ledger
    join mail_recipients as recipient using (run_id, report, recipient_group)
    ${where}
    order by ledger.report, ledger.recipient_group, recipient.place`,
    parameters,
  );
  const mails = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${String(row['report'])}/${String(row['recipient_group'])}`;
    mails.set(key, [...(mails.get(key) ?? []), row]);
  }
  return [...mails.values()].map(entryOf);
}

function entryOf(rows: readonly Row[]): LedgerEntry {
  const [first = {}] = rows;
  return {
    runId: String(first['run_id']),
    report: String(first['report']) as LedgerEntry['report'],
    group: String(first['recipient_group']),
    business: String(first['business']),
    order: String(first['sent_by']),
    attempt: Number(first['attempt']),
    messageId: String(first['message_id']),
    contentHash: textOrNull(first['content_hash']),
    recipients: rows.map((row) => ({
      address: String(row['address']),
      state: String(row['recipient_state']) as RecipientEntry['state'],
      detail: textOrNull(row['detail']),
    })),
  };
}

const textOrNull = (value: Row[string] | undefined): string | null =>
  value === undefined || value === null ? null : String(value);

/** Replaces the entry of its key; recipients stay once they are there. */
async function keep(session: Session, entry: LedgerEntry, changedAt: string): Promise<void> {
  const key = parametersOf(entry);
  await session.run(
    `insert into mail_ledger
    values ($run, $report, $group, $business, $sent_by, $attempt, $message_id, $state, $content_hash,
      cast($changed_at as timestamp with time zone))
    on conflict do update set sent_by = excluded.sent_by, attempt = excluded.attempt,
      message_id = excluded.message_id, state = excluded.state, content_hash = excluded.content_hash,
      changed_at = excluded.changed_at`,
    {
      ...key,
      business: entry.business,
      sent_by: entry.order,
      attempt: entry.attempt,
      message_id: entry.messageId,
      state: stateOf(entry),
      content_hash: entry.contentHash,
      changed_at: changedAt,
    },
  );
  for (const [place, { address, state, detail }] of entry.recipients.entries()) {
    await session.run(
      `insert into mail_recipients values ($run, $report, $group, $address, $place, $state, $detail)
      on conflict do update set place = excluded.place, state = excluded.state, detail = excluded.detail`,
      { ...key, address, place, state, detail },
    );
  }
}
