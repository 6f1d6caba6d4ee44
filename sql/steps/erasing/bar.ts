import { quoteLiteral } from '../../../engine/quote.js';
import type { Session } from '../../../engine/session.js';

/** Who is barred: tombstones of numbers of members, and the secret of the business that they were made with. */
export interface Bar {
  readonly tombstones: readonly string[];
  readonly key: string;
}

/**
 * The tombstone of a member's number as it is typed: trimmed as cells of sources are, and otherwise to the letter.
 * The number itself cannot be found from it without the key. It is made by way of the number that stands for the
 * member in masked outputs, so that a row is recognised there too.
 * @returns null where nothing is left of the number
 */
export async function tombstoneOf(session: Session, number: string, key: string): Promise<string | null> {
  const [row] = await session.rows('select tombstone_of(present($number), $key) as tombstone', {
    number,
    key,
  });
  const tombstone = row?.['tombstone'];
  return typeof tombstone === 'string' ? tombstone : null;
}

/** SQL of the tombstone of a number that is given as SQL. */
export const tombstoneSql = (number: string, key: string): string =>
  `tombstone_of(${number}, ${quoteLiteral(key)})`;

/** SQL that tells whether a number is that of a barred member; never null. */
export const isBarred = (number: string, { tombstones, key }: Bar): string =>
  isOneOf(tombstoneSql(number, key), tombstones);

/** As {@link isBarred}, of a table in which numbers may be masked. */
export const isBarredShown = (number: string, { tombstones, key }: Bar): string =>
  isOneOf(
    `case when starts_with(${number}, '•') then tombstone_of_digest(substr(${number}, 2), ${quoteLiteral(key)}) else ${tombstoneSql(number, key)} end`,
    tombstones,
  );

const isOneOf = (tombstone: string, tombstones: readonly string[]): string =>
  tombstones.length === 0
    ? 'false'
    : `coalesce(${tombstone} in (${tombstones.map(quoteLiteral).join(', ')}), false)`;
