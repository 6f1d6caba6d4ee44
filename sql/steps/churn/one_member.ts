import { tableContracts, tableNames, type TableName } from '../../../domain/tables/index.js';
import type { Session } from '../../../engine/session.js';
import { sqlOf } from '../../load.js';
import { emptyTableSelect } from '../clean_table.js';

/** Where clean tables lie, as calls of the engine's reader; those that are not configured are absent. */
export interface CleanRelations {
  readonly tables: Readonly<Partial<Record<TableName, string>>>;
  readonly orderAdjustments: string;
}

/** Tables that churn is judged by, of which the rows of one member are enough. */
const aboutMembers = [
  'members',
  'exclusions',
  'orders',
  'events',
  'contacts',
] as const satisfies readonly TableName[];

/**
 * Opens the clean tables with the rows of one member alone, under all numbers that stand for them before a day, and
 * `member_identities` of that day: the steps of churn then judge this member and nobody else. Returns the number that stands for
 * the member.
 */
export async function openOneMember(
  session: Session,
  { tables, orderAdjustments }: CleanRelations,
  { member, asOf }: { readonly member: string; readonly asOf: string },
): Promise<string> {
  const relation = (name: TableName) => tables[name] ?? `(${emptyTableSelect(tableContracts[name])})`;
  const view = (name: string, select: string) =>
    session.run(`create or replace temp view ${name} as ${select}`);
  await view('member_links_clean', `select * from ${relation('member_links')}`);
  const canonical = await numberOn(session, member, asOf);
  await session.run(sqlOf('features/churn/member_numbers'), { member: canonical });
  for (const name of aboutMembers) {
    await view(
      `${name}_clean`,
      `select * from ${relation(name)} where member_id in (select member_id from member_numbers)`,
    );
  }
  await view(
    'order_adjustments',
    `select * from ${orderAdjustments} where order_id in (select order_id from orders_clean)`,
  );
  return canonical;
}

/**
 * The number that stands for a member by the links known before a day; `member_identities` is of that day then. Needs
 * `member_links_clean`, which {@link openOneMember} opens.
 */
export async function numberOn(session: Session, member: string, day: string): Promise<string> {
  await session.run(sqlOf('features/member_identities'), { as_of: day });
  const [found] = await session.rows(sqlOf('features/churn/canonical_number'), { member });
  return String(found?.['canonical_id']);
}

/** Names of the tables that {@link openOneMember} opens. */
export const tablesOfMember: readonly TableName[] = tableNames.filter(
  (name) => name === 'member_links' || aboutMembers.some((one) => one === name),
);
