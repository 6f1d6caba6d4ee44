import type { TableContract } from '../../domain/tables/contract.js';
import { listed } from '../expectation.js';
import type { Finding } from '../finding.js';
import type { TableConfig } from '../schema.js';
import { identifier } from '../schema/scalars.js';
import { suggestionFor } from '../suggestion.js';
import { known, type Part } from './part.js';

/** A table with what its checks need to know of the rest of the document. */
export interface TableInQuestion<T extends TableConfig = TableConfig> {
  readonly contract: TableContract;
  readonly part: Part<T>;
  /** Columns of the table that the document maps; undefined where `columns` is no mapping. */
  readonly mapped: readonly string[] | undefined;
}

/** The table is filled from one source that is declared, or by a query. */
export function sourceFindings(
  { part, contract }: TableInQuestion,
  sources: readonly string[] | undefined,
): readonly Finding[] {
  const origin = known(part, 'source', 'select');
  if (origin && origin.source === undefined && origin.select === undefined) {
    return [
      {
        code: 'MF221',
        path: part.path,
        culprit: 'key',
        headline: `table ${contract.name} has neither source nor select`,
        hint: sources?.length ? `add source: ${listed(sources)}` : 'add source: and the name of a source',
      },
    ];
  }
  if (origin?.source !== undefined && origin.select !== undefined) {
    return [
      {
        code: 'MF221',
        path: [...part.path, 'select'],
        culprit: 'key',
        headline: `table ${contract.name} has both source and select`,
        hint: 'keep one of them',
      },
    ];
  }
  const name = part.values.source;
  if (name === undefined || sources === undefined || sources.includes(name)) return [];
  const suggestion = suggestionFor(name, sources);
  if (suggestion !== undefined && !identifier.safeParse(suggestion).success) return []; // that name is refused itself
  const declared = sources.length === 0 ? 'no source is declared' : `declared: ${listed(sources, 'and')}`;
  return [
    {
      code: 'MF220',
      path: [...part.path, 'source'],
      culprit: 'value',
      headline: `table ${contract.name} names the source ${JSON.stringify(name)}, which is not declared`,
      hint: suggestion === undefined ? declared : `did you mean ${JSON.stringify(suggestion)}? ${declared}`,
    },
  ];
}

/** Columns are those of the table's contract, and the required ones are all there. */
export function columnFindings({ part, contract, mapped }: TableInQuestion): readonly Finding[] {
  if (mapped === undefined) return [];
  const names = contract.columns.map((column) => column.name);
  const unknown = mapped.filter((name) => !names.includes(name) && !isFurtherAttribute(name, contract));
  const misspelt = new Map(unknown.map((name) => [name, suggestionFor(name, names)]));
  const meant = new Set(misspelt.values());
  const missing = contract.columns.filter(
    ({ name, required }) => required && !mapped.includes(name) && !meant.has(name),
  );
  return [
    ...missing.map(({ name, description }): Finding => ({
      code: 'MF222',
      path: [...part.path, 'columns'],
      culprit: 'key',
      headline: `table ${contract.name} needs the column ${name}, which is not mapped`,
      hint: `add ${name}: and the heading of the source. ${description}`,
    })),
    ...unknown.map((name) => unknownColumn(part, contract, name, misspelt.get(name))),
  ];
}

const attributeName = /^[a-z][a-z0-9_]{0,62}$/;

function isFurtherAttribute(name: string, contract: TableContract): boolean {
  return contract.openColumns && attributeName.test(name);
}

function unknownColumn(
  part: Part<TableConfig>,
  contract: TableContract,
  name: string,
  suggestion: string | undefined,
): Finding {
  const finding = { code: 'MF223', path: [...part.path, 'columns', name], culprit: 'key' } as const;
  const quoted = JSON.stringify(name);
  if (contract.openColumns) {
    return {
      ...finding,
      headline: `${quoted} cannot be the name of an attribute of ${contract.name}`,
      hint: 'on the left stands the name to give it: lower-case letters, digits and underscores',
    };
  }
  const headline = `table ${contract.name} has no column ${quoted}`;
  return suggestion === undefined
    ? { ...finding, headline, hint: `columns: ${contract.columns.map((column) => column.name).join(', ')}` }
    : { ...finding, headline, hint: `did you mean ${JSON.stringify(suggestion)}?`, suggestion };
}

/** `latest_by` goes with `on_conflict: latest_by`, always and only. */
export function conflictFindings({ part, contract }: TableInQuestion): readonly Finding[] {
  const conflict = known(part, 'on_conflict', 'latest_by');
  if (!conflict || (conflict.on_conflict === 'latest_by') === (conflict.latest_by !== undefined)) return [];
  return conflict.latest_by === undefined
    ? [
        {
          code: 'MF224',
          path: [...part.path, 'on_conflict'],
          culprit: 'value',
          headline: `table ${contract.name}: on_conflict: latest_by does not say by which column`,
          hint: 'add latest_by: and a column',
        },
      ]
    : [
        {
          code: 'MF224',
          path: [...part.path, 'latest_by'],
          culprit: 'key',
          headline: `table ${contract.name}: latest_by has no effect with on_conflict: ${conflict.on_conflict}`,
          hint: 'add on_conflict: latest_by, or remove this key',
        },
      ];
}
