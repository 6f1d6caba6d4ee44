import { MemberflowError } from '../../contracts/failures.js';
import { quoteIdentifier, quoteLiteral } from '../../engine/quote.js';
import type { Session } from '../../engine/session.js';
import type { InputFile } from '../context.js';
import { readFailure } from '../failures.js';
import { headingsOf } from '../headings.js';
import { quotePath } from '../unite.js';
import type { Dialect } from './dialect.js';
import type { ScanResult } from './scanner.js';

/** Canonical text that the scanner has counted, and the Parquet file that it is to become. */
export interface Spooling {
  readonly file: InputFile;
  readonly canonical: string;
  readonly spooled: string;
  readonly dialect: Dialect;
  readonly scan: ScanResult;
}

/**
 * Reads canonical text into a Parquet file with text columns `c0`, `c1` …, the heading row first, in the order of the
 * text: the file's own row numbers are then those of the records, however many threads read it. Gives the headings.
 */
export async function spool(spooling: Spooling, session: Session): Promise<readonly string[]> {
  const records = readCsv(spooling);
  try {
    const [first] = await session.rows(`select * from ${records} limit 1`);
    const headings = headingsOf(
      Object.values(first ?? {}).map((cell) => (cell === null ? null : String(cell))),
      { file: spooling.file.path, row: 1 },
    );
    await session.run(
      `copy (select * from ${records}) to ${quoteLiteral(spooling.spooled)} (format parquet)`,
    );
    await expectRecords(spooling, session);
    return headings;
  } catch (error) {
    throw readFailure(error, [spooling.file]);
  }
}

/** The rows of a spooled file under their headings. */
export function selectSpooled(file: string, spooled: string, headings: readonly string[]): string {
  const columns = headings.map((heading, i) => `c${i} as ${quoteIdentifier(heading)}`);
  return `select ${quoteLiteral(file)} as source_file, cast(null as varchar) as source_sheet,
  file_row_number + 1 as source_row, ${columns.join(', ')}
from read_parquet(${quotePath(spooled)}) where file_row_number > 0`;
}

/**
 * Everything is declared: the engine guesses nothing. Several threads read the text only when every line is a record:
 * a thread that starts amid a quoted field with line breaks takes its lines for records.
 */
function readCsv({ canonical, dialect, scan }: Spooling): string {
  const quote = quoteLiteral(String.fromCharCode(dialect.quote));
  const delimiter = quoteLiteral(String.fromCharCode(dialect.delimiter));
  const columns = Array.from({ length: scan.fields }, (_, i) => `c${i}: 'VARCHAR'`).join(', ');
  return `read_csv(${quotePath(canonical)}, auto_detect = false, header = false, strict_mode = true,
    delim = ${delimiter}, quote = ${quote}, escape = ${quote}, new_line = '\\n', nullstr = '', comment = '',
    encoding = 'utf-8', compression = 'none', parallel = ${!scan.quotedBreaks}, columns = {${columns}})`;
}

/** Two parsers have read the text: a difference between them is never passed on as data. */
async function expectRecords(
  { file, spooled, scan: { records } }: Spooling,
  session: Session,
): Promise<void> {
  const [counted] = await session.rows(`select count(*) as records from read_parquet(${quotePath(spooled)})`);
  if (counted?.['records'] === records) return;
  throw new MemberflowError(
    'InvalidSource',
    `${file.path}: ${records} records were counted, and ${String(counted?.['records'])} read`,
    {
      remedy: 'Check how the file quotes its fields; write it anew with every field quoted.',
      places: [{ file: file.path }],
    },
  );
}
