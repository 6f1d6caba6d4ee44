import { numberPattern } from '../../domain/quality/number_format.js';
import type { ColumnKind } from '../../domain/tables/contract.js';
import { quoteLiteral } from '../../engine/quote.js';
import type { DeclaredFormats } from './formats.js';
import { isFloating, isText, type StagedColumn } from './texts.js';

/** Texts that mean true and false, compared in lower case. */
const flags = {
  true: ['true', 't', 'yes', 'y', '1', '是'],
  false: ['false', 'f', 'no', 'n', '0', '否'],
} as const;

/**
 * SQL that reads one cell, itself given as SQL, as a kind of value; null where it cannot be read. Texts go through
 * the declared formats, since a bare cast would accept `1e3` and `1_000`; native values are cast.
 */
export function valueOf(
  kind: ColumnKind,
  column: StagedColumn,
  cell: string,
  formats: DeclaredFormats,
): string {
  const text = isText(column);
  switch (kind) {
    case 'id':
    case 'text':
      return text ? cell : `cast(${cell} as varchar)`;
    case 'money':
    case 'number':
      return text
        ? numberFromText(cell, formats, numberTypes[kind])
        : numberFromNative(column, cell, numberTypes[kind]);
    case 'timestamp':
      return text ? instantFromText(cell, formats) : instantFromNative(column, cell, formats);
    case 'day':
      return text ? dayFromText(cell, formats) : dayFromNative(column, cell, formats);
    case 'flag':
      return flagOf(text ? cell : `cast(${cell} as varchar)`);
  }
}

/**
 * The narrowest types that hold what such columns hold: reading a text as a wide decimal takes fifty times as long.
 * Anything beyond them is reported as too large.
 */
const numberTypes = { money: 'decimal(18,4)', number: 'decimal(28,10)' } as const;

/** Type of a number that is multiplied with another: the product of two fits decimal(36,12). */
const factorType = 'decimal(18,6)';

/** SQL that reads a cell as a factor; null where it cannot be read. */
export const factorOf = (column: StagedColumn, cell: string, formats: DeclaredFormats): string =>
  isText(column)
    ? numberFromText(cell, formats, factorType)
    : `try_cast(${numberFromNative(column, cell, factorType)} as ${factorType})`;

/** SQL that tells whether a cell that is there is written as a number, however large. */
export function writtenAsNumber(column: StagedColumn, cell: string, formats: DeclaredFormats): string {
  if (isFloating(column)) return `isfinite(${cell})`;
  if (!isText(column)) return String(isNumber(column));
  return `regexp_full_match(${cell}, ${quoteLiteral(numberPattern(formats.numbers).pattern)})`;
}

function numberFromText(text: string, formats: DeclaredFormats, type: string): string {
  const { remove, decimalMark } = numberPattern(formats.numbers);
  const digits = remove.reduce((rest, sign) => `replace(${rest}, ${quoteLiteral(sign)}, '')`, text);
  const plain = decimalMark === '.' ? digits : `replace(${digits}, ${quoteLiteral(decimalMark)}, '.')`;
  return `case when ${writtenAsNumber({ heading: '', type: 'text' }, text, formats)} then try_cast(${plain} as ${type}) end`;
}

const exactTypes = /^(TINYINT|SMALLINT|INTEGER|BIGINT|UTINYINT|USMALLINT|UINTEGER|DECIMAL\(\d+,[0-4]\))$/;
const wideTypes = /^(U?HUGEINT|UBIGINT|DECIMAL\(\d+,\d+\))$/;

/** Whether values of a native type are numbers: true and false, dates and structures are none, though they would cast. */
const isNumber = (column: StagedColumn): boolean =>
  isFloating(column) || exactTypes.test(column.type) || wideTypes.test(column.type);

/** A binary fraction goes through its shortest decimal text: cast as it is, it would bring its binary error along. */
function numberFromNative(column: StagedColumn, cell: string, type: string): string {
  if (exactTypes.test(column.type)) return cell;
  if (!isNumber(column)) return `cast(null as ${type})`;
  return `try_cast(${isFloating(column) ? `cast(${cell} as varchar)` : cell} as ${type})`;
}

const isInstant = (column: StagedColumn): boolean => column.type === 'TIMESTAMP WITH TIME ZONE';

function instantFromNative(column: StagedColumn, cell: string, formats: DeclaredFormats): string {
  if (isInstant(column)) return cell;
  return `instant_of(try_cast(${cell} as timestamp), ${quoteLiteral(formats.timeZone)})`;
}

function instantFromText(text: string, formats: DeclaredFormats): string {
  const naive = `instant_of(${localFromText(text, formats)}, ${quoteLiteral(formats.timeZone)})`;
  return `coalesce(${[naive, ...zonedFromText(text, formats)].join(', ')})`;
}

const dayFromNative = (column: StagedColumn, cell: string, formats: DeclaredFormats): string =>
  isInstant(column) ? dayOf(cell, formats) : `try_cast(${cell} as date)`;

function dayFromText(text: string, formats: DeclaredFormats): string {
  const naive = `cast(${localFromText(text, formats)} as date)`;
  const zoned = zonedFromText(text, formats).map((instant) => dayOf(instant, formats));
  return `coalesce(${[naive, ...zoned].join(', ')})`;
}

/** The day of an instant in the zone of the source. */
const dayOf = (instant: string, { timeZone }: DeclaredFormats): string =>
  `cast(local_of(${instant}, ${quoteLiteral(timeZone)}) as date)`;

const zonedFromText = (text: string, formats: DeclaredFormats): readonly string[] =>
  formats.dates.filter(carriesZone).map((format) => dateFromText(text, [format]));

function localFromText(text: string, formats: DeclaredFormats): string {
  const local = formats.dates.filter((format) => !carriesZone(format));
  return local.length === 0 ? 'cast(null as timestamp)' : dateFromText(text, local);
}

/**
 * Texts without a year of four digits are no dates of formats that have one: `16-05-01` would be read as a day of the
 * year 16; nor are the words that the engine takes for dates, such as `epoch`.
 */
function dateFromText(text: string, formats: readonly string[]): string {
  const digits = formats.every((format) => format.includes('%Y')) ? '[1-9][0-9]{3}' : '[0-9]';
  const [only] = formats.map(quoteLiteral);
  const tried = formats.length === 1 ? only : `[${formats.map(quoteLiteral).join(', ')}]`;
  return `case when regexp_matches(${text}, '${digits}') then try_strptime(${text}, ${tried}) end`;
}

const carriesZone = (format: string): boolean => format.includes('%z') || format.includes('%Z');

function flagOf(text: string): string {
  const list = (texts: readonly string[]) => texts.map(quoteLiteral).join(', ');
  return `case when lower(${text}) in (${list(flags.true)}) then true when lower(${text}) in (${list(flags.false)}) then false end`;
}
