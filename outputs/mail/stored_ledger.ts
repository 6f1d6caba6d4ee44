import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { recipientStates, type LedgerEntry } from '../../domain/mail/ledger.js';
import type { Store } from '../../store/store.js';
import { storeUri } from '../../store/uri.js';
import type { MailLedger } from './ledger.js';

const storedSchema = z.strictObject({
  version: z.literal(1),
  changedAt: z.string(),
  entry: z.strictObject({
    runId: z.string(),
    report: z.enum(['report', 'failure']),
    group: z.string(),
    business: z.string(),
    order: z.string(),
    attempt: z.int().positive(),
    messageId: z.string(),
    contentHash: z.string().nullable(),
    recipients: z.array(
      z.strictObject({ address: z.string(), state: z.enum(recipientStates), detail: z.string().nullable() }),
    ),
  }),
});

interface StoredEntry {
  readonly version: 1;
  readonly changedAt: string;
  readonly entry: LedgerEntry;
}

/**
 * The ledger where there is no output database: a document for each mail in the folder of the run that it tells of.
 * A mail is sent by one worker at a time, so that replacing the document whole is transaction enough.
 *
 * @param now when what is kept was decided, ISO 8601
 */
export function storedLedger(store: Store, business: string, now: () => string): MailLedger {
  const folderOf = (runId: string): string => storeUri(business, 'runs', runId, 'mail');
  const read = async (uri: string): Promise<StoredEntry | null> => {
    const text = await store.read(uri);
    return text === null ? null : storedSchema.parse(JSON.parse(text));
  };
  const storedOf = async (runId: string): Promise<readonly StoredEntry[]> => {
    const folder = folderOf(runId);
    const names = (await store.list(folder)).filter((name) => name.endsWith('.json'));
    const entries = await Promise.all(names.map((name) => read(`${folder}/${name}`)));
    return entries.filter((entry) => entry !== null);
  };
  return {
    async update(key, decide) {
      const uri = `${folderOf(key.runId)}/${key.report}.${key.group}.json`;
      const entry = decide((await read(uri))?.entry ?? null);
      const stored: StoredEntry = { version: 1, changedAt: now(), entry };
      await store.put(uri, (path) => writeFile(path, `${JSON.stringify(stored, null, 2)}\n`));
      return entry;
    },
    async lastTold({ business: of, report, group, exceptRunId }) {
      const runs = await store.list(storeUri(of, 'runs'));
      const entries = (await Promise.all(runs.filter((run) => run !== exceptRunId).map(storedOf))).flat();
      const reached = entries.filter(
        ({ entry }) =>
          entry.report === report &&
          entry.group === group &&
          entry.recipients.some(({ state }) => state === 'sent' || state === 'unknown'),
      );
      const last = reached.toSorted((a, b) => a.changedAt.localeCompare(b.changedAt)).at(-1);
      return last?.entry.contentHash ?? null;
    },
    entriesOf: async ({ runId }) => (await storedOf(runId)).map(({ entry }) => entry),
  };
}
