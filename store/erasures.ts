import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { erasureOutcomeSchema } from '../contracts/erasure.js';
import { MemberflowError } from '../contracts/failures.js';
import type { Store, Stored } from './store.js';
import { storeUri } from './uri.js';

/**
 * `waiting`: for runs under way to end; `rewriting`: no other run of the business may begin; `done`.
 * From the first on the member is barred.
 */
const erasureStates = ['waiting', 'rewriting', 'done'] as const;

const erasureSchema = z.strictObject({
  version: z.literal(1),
  /** Run id of the job that set it; manifests name it. */
  id: z.string(),
  /** Keyed hashes of the member's numbers, the one that was asked for first. */
  tombstones: z.array(z.hash('sha256')).min(1),
  /** Who asked, as `user@host`; empty where it is not known. */
  requester: z.string(),
  requestedAt: z.string(),
  state: z.enum(erasureStates),
  finishedAt: z.string().nullable(),
  /** What was done, in all attempts; null until it is finished. */
  outcome: erasureOutcomeSchema.nullable(),
});
/** The record of an erasure, and the tombstone that bars the member: it says nothing of who that is. */
export type Erasure = Readonly<z.infer<typeof erasureSchema>>;

const folderOf = (business: string): string => storeUri(business, 'erasures');

/** All erasures of a business. */
export async function erasuresOf(store: Store, business: string): Promise<readonly Erasure[]> {
  const folder = folderOf(business);
  const names = (await store.list(folder)).filter((name) => name.endsWith('.json'));
  const texts = await Promise.all(names.map((name) => store.read(`${folder}/${name}`)));
  return texts.flatMap((text) => (text === null ? [] : [erasureSchema.parse(JSON.parse(text))]));
}

/** Keyed hashes of all members who are barred. */
export const tombstonesOf = async (store: Store, business: string): Promise<readonly string[]> => [
  ...new Set((await erasuresOf(store, business)).flatMap(({ tombstones }) => tombstones)),
];

/** The erasure of a member, by any number of theirs; null where there is none. */
export const erasureOf = async (store: Store, business: string, tombstone: string): Promise<Erasure | null> =>
  (await erasuresOf(store, business)).find(({ tombstones }) => tombstones.includes(tombstone)) ?? null;

/** Keeps the record of an erasure, in place of its earlier form. */
export const keepErasure = (store: Store, business: string, erasure: Erasure): Promise<Stored> =>
  store.put(`${folderOf(business)}/${erasure.id}.json`, (path) =>
    writeFile(path, `${JSON.stringify(erasureSchema.parse(erasure), null, 2)}\n`),
  );

/**
 * Refuses to go on while a member is being erased from the stored runs.
 * @param states in which it may not be; a run may begin while the erasure waits for others
 * @throws MemberflowError `ErasureUnderWay`
 */
export async function refuseDuringErasure(
  store: Store,
  business: string,
  states: readonly Erasure['state'][] = ['rewriting'],
): Promise<void> {
  const open = (await erasuresOf(store, business)).find(({ state }) => states.includes(state));
  if (open === undefined) return;
  throw new MemberflowError(
    'ErasureUnderWay',
    `A member is being erased from the stored runs of ${business} since ${open.requestedAt}`,
    {
      remedy:
        'Wait until it has ended: memberflow runs list shows it. If it has failed, give the same memberflow erase again.',
    },
  );
}
