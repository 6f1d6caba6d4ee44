import { isDeepStrictEqual } from 'node:util';
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
 * The ledger where there is no output database. In the folder of the run that a mail tells of, each decision upon the
 * mail is a document of its own, `<report>.<group>.<number>.json`; the last one counts. A number is given once, whoever
 * asks for it on whatever machine: who comes second decides again upon what the first has decided.
 *
 * @param now when what is kept was decided, ISO 8601
 */
export function storedLedger(store: Store, business: string, now: () => string): MailLedger {
  const folderOf = (runId: string): string => storeUri(business, 'runs', runId, 'mail');
  const read = async (uri: string): Promise<StoredEntry | null> => {
    const text = await store.read(uri);
    return text === null ? null : storedSchema.parse(JSON.parse(text));
  };
  /** The last decision upon each mail that a run is told of by, by what the mail is called. */
  const lastOf = async (runId: string): Promise<ReadonlyMap<string, Decision>> => {
    const last = new Map<string, Decision>();
    for (const name of await store.list(folderOf(runId))) {
      const { mail, number } = decisionOf(name);
      if (mail !== null && number > (last.get(mail)?.number ?? 0)) last.set(mail, { number, name });
    }
    return last;
  };
  const storedOf = async (runId: string): Promise<readonly StoredEntry[]> => {
    const names = [...(await lastOf(runId)).values()].map(({ name }) => name);
    const entries = await Promise.all(names.map((name) => read(`${folderOf(runId)}/${name}`)));
    return entries.filter((entry) => entry !== null);
  };
  return {
    async update({ runId, report, group }, decide) {
      const mail = `${report}.${group}`;
      for (;;) {
        const last = (await lastOf(runId)).get(mail);
        const known = last && (await read(`${folderOf(runId)}/${last.name}`));
        const entry = decide(known?.entry ?? null);
        if (isDeepStrictEqual(entry, known?.entry)) return entry;
        const stored: StoredEntry = { version: 1, changedAt: now(), entry };
        const uri = `${folderOf(runId)}/${mail}.${(last?.number ?? 0) + 1}.json`;
        if (await store.putIfAbsent(uri, `${JSON.stringify(stored, null, 2)}\n`)) return entry;
      }
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

interface Decision {
  readonly number: number;
  /** Of its document. */
  readonly name: string;
}

/** What a document decides upon; the first one has no number where an earlier version wrote it. */
function decisionOf(name: string): { readonly mail: string | null; readonly number: number } {
  const { mail = null, number = '1' } =
    /^(?<mail>[^.]+\.[^.]+)(?:\.(?<number>\d+))?\.json$/.exec(name)?.groups ?? {};
  return { mail, number: Number(number) };
}
