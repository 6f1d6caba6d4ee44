import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceConfig } from '../config/schema.js';
import { MemberflowError } from '../contracts/failures.js';
import { nearestNames } from '../domain/text/nearest.js';
import { selectReads } from '../engine/duckdb/select_reads.js';
import { quoteIdentifier } from '../engine/quote.js';
import type { Session } from '../engine/session.js';
import {
  openSource,
  sourceColumn,
  type Relation,
  type SourceContext,
  type SourceFile,
} from '../sources/index.js';

const place = ['source_file', 'source_sheet', 'source_row'] as const;

/** Functions in the place of a table that read nothing. */
const harmlessFunctions = new Set(['unnest', 'range', 'generate_series']);

/**
 * A table that the configuration takes from its sources by a SELECT of its own. Each source that it names becomes a
 * view; it may read nothing but these, and be nothing but one SELECT, which is told by the engine's own parser.
 */
export async function openSelect(
  select: string,
  sources: Readonly<Record<string, SourceConfig>>,
  context: SourceContext,
): Promise<Relation> {
  const files: SourceFile[] = [];
  for (const [name, source] of await sourcesRead(context.session, select, sources)) {
    const spoolFolder = join(context.spoolFolder, name);
    await mkdir(spoolFolder, { recursive: true });
    const relation = await openSource(source, { ...context, spoolFolder });
    await context.session.run(`create or replace temp view ${quoteIdentifier(name)} as ${relation.sql}`);
    files.push(...relation.files);
  }
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
    columns: columns.filter(({ name }) => !place.some((one) => one === name)).map(sourceColumn),
  };
}

/** The declared sources that a SELECT reads. Throws InvalidInput where it reads anything else, or is no SELECT. */
async function sourcesRead(
  session: Session,
  select: string,
  sources: Readonly<Record<string, SourceConfig>>,
): Promise<readonly (readonly [string, SourceConfig])[]> {
  const { tables, functions, fault } = await selectReads(session, select);
  if (fault !== null) throw selectFailure(select, new Error(fault));
  const reading = functions.find((name) => !harmlessFunctions.has(name.toLowerCase()));
  if (reading !== undefined) throw undeclared(`${reading}()`, []);
  const declared = Object.keys(sources);
  // Names in SQL are the same in upper and lower case; those of sources are in lower case.
  const other = tables.find((name) => !declared.includes(name.toLowerCase()));
  if (other !== undefined) throw undeclared(other, nearestNames(other, declared, 1));
  const read = new Set(tables.map((name) => name.toLowerCase()));
  return Object.entries(sources).filter(([name]) => read.has(name));
}

function undeclared(name: string, nearest: readonly string[]): MemberflowError {
  const [likely] = nearest;
  const hint = likely === undefined ? '' : ` (did you mean ${likely}?)`;
  return new MemberflowError('InvalidInput', `The select reads ${name}, which is not declared${hint}`, {
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
