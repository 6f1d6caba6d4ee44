import type { Config } from '../config/schema.js';
import { MemberflowError } from '../contracts/failures.js';
import { nearestNames } from '../domain/text/nearest.js';
import { tableContracts, tableNames } from '../domain/tables/index.js';

/**
 * Refuses names under `privacy` that no table has: one that is misspelt would leave unmasked what it was to mask.
 * @param headings of every table's source
 * @throws MemberflowError `InvalidInput` naming each, with the name that may be meant
 */
export function refuseUnknownPrivacyNames(
  { privacy, tables }: Pick<Config, 'privacy' | 'tables'>,
  headings: readonly string[],
): void {
  const columns = tableNames.flatMap((name) => [
    ...tableContracts[name].columns.map((column) => column.name),
    ...Object.keys(tables[name]?.columns ?? {}),
  ]);
  const known = new Set([...columns, ...headings]);
  const unknown = (['personal', 'shown'] as const).flatMap((list) =>
    privacy[list].filter((name) => !known.has(name)).map((name) => ({ list, name })),
  );
  if (unknown.length === 0) return;
  const said = unknown.map(({ list, name }) => {
    const [meant] = nearestNames(name, [...known]);
    return `privacy.${list}: "${name}"${meant === undefined ? '' : ` (did you mean "${meant}"?)`}`;
  });
  throw new MemberflowError('InvalidInput', `No table has a column of this name: ${said.join('; ')}`, {
    remedy: 'Write the column of a table, or the heading of its source, as memberflow check shows them.',
  });
}
