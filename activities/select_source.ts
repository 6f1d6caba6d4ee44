import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceConfig } from '../config/schema.js';
import { MemberflowError } from '../contracts/failures.js';
import { quoteIdentifier } from '../engine/quote.js';
import { openSource, type Relation, type SourceContext, type SourceFile } from '../sources/index.js';

const place = ['source_file', 'source_sheet', 'source_row'] as const;

/**
 * A table that the configuration takes from its sources by a SELECT of its own. Each source that it names becomes a
 * view. The text is used as a subquery, so that it can only be a SELECT, and may read nothing but these views.
 */
export async function openSelect(
  select: string,
  sources: Readonly<Record<string, SourceConfig>>,
  context: SourceContext,
): Promise<Relation> {
  const files: SourceFile[] = [];
  for (const [name, source] of Object.entries(sources)) {
    if (!mentions(select, name)) continue;
    const spoolFolder = join(context.spoolFolder, name);
    await mkdir(spoolFolder, { recursive: true });
    const relation = await openSource(source, { ...context, spoolFolder });
    await context.session.run(`create or replace temp view ${quoteIdentifier(name)} as ${relation.sql}`);
    files.push(...relation.files);
  }
  refuseFunctionsThatRead(select);
  const sql = `select * from (\n${select.trim().replace(/;\s*$/, '')}\n) as chosen`;
  const columns = await context.session.describe(sql).catch((error: unknown) => {
    throw selectFailure(select, error);
  });
  const lacking = place.filter((name) => !columns.some((column) => column.name === name));
  if (lacking.length > 0) {
    throw new MemberflowError('InvalidInput', `The select does not pass on ${lacking.join(', ')}`, {
      remedy:
        'Add source_file, source_sheet and source_row to its columns, so that audit and quarantine can name the row.',
    });
  }
  return {
    sql,
    files,
    columns: columns
      .filter(({ name }) => !place.some((one) => one === name))
      .map(({ name, type }) => ({ heading: name, type: type === 'VARCHAR' ? 'text' : type })),
  };
}

const mentions = (select: string, name: string): boolean => new RegExp(`\\b${name}\\b`, 'i').test(select);

/** Table functions and file names in quotes would read what is not declared as a source. */
function refuseFunctionsThatRead(select: string): void {
  const found =
    /\b(read_\w+|glob|parquet_\w+|sniff_csv|getenv|attach|copy|install|load|pragma\w*|duckdb_\w+)\s*\(/i.exec(
      select,
    ) ?? /\b(?:from|join)\s+'/i.exec(select);
  if (found === null) return;
  throw new MemberflowError('InvalidInput', `The select reads something that is not declared: ${found[0]}`, {
    remedy: 'Declare the file under sources and name that source in the select.',
  });
}

function selectFailure(select: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  return new MemberflowError(
    'InvalidInput',
    `The select cannot be run: ${error.message.split('\n', 1)[0] ?? ''}`,
    { remedy: `Correct the select: ${select.trim().slice(0, 200)}` },
    { cause: error },
  );
}
