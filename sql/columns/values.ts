import { numberPattern } from '../../domain/quality/number_format.js';
import type { ColumnKind } from '../../domain/tables/contract.js';
import { quoteLiteral } from '../../engine/quote.js';
import type { DeclaredFormats } from './formats.js';
import { isText, type StagedColumn } from './texts.js';

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
      return text ? numberFromText(cell, formats) : numberFromNative(column, cell);
    case 'timestamp':
      return text ? instantFromText(cell, formats) : instantFromNative(column, cell, formats);
    case 'day':
      return text ? `cast(${localFromText(cell, formats)} as date)` : `try_cast(${cell} as date)`;
    case 'flag':
      return flagOf(text ? cell : `cast(${cell} as varchar)`);
  }
}

function numberFromText(text: string, formats: DeclaredFormats): string {
  const { pattern, remove, decimalMark } = numberPattern(formats.numbers);
  const digits = remove.reduce((rest, sign) => `replace(${rest}, ${quoteLiteral(sign)}, '')`, text);
  const plain = decimalMark === '.' ? digits : `replace(${digits}, ${quoteLiteral(decimalMark)}, '.')`;
  return `case when regexp_full_match(${text}, ${quoteLiteral(pattern)}) then try_cast(${plain} as decimal(38,10)) end`;
}

const exactTypes = /^(TINYINT|SMALLINT|INTEGER|BIGINT|UTINYINT|USMALLINT|UINTEGER|DECIMAL\(\d+,[0-4]\))$/;

const numberFromNative = (column: StagedColumn, cell: string): string =>
  exactTypes.test(column.type) ? cell : `try_cast(${cell} as decimal(38,10))`;

function instantFromNative(column: StagedColumn, cell: string, formats: DeclaredFormats): string {
  if (column.type === 'TIMESTAMP WITH TIME ZONE') return cell;
  return `instant_of(try_cast(${cell} as timestamp), ${quoteLiteral(formats.timeZone)})`;
}

function instantFromText(text: string, formats: DeclaredFormats): string {
  const zoned = formats.dates
    .filter(carriesZone)
    .map((format) => `try_strptime(${text}, ${quoteLiteral(format)})`);
  return `coalesce(${[`instant_of(${localFromText(text, formats)}, ${quoteLiteral(formats.timeZone)})`, ...zoned].join(', ')})`;
}

function localFromText(text: string, formats: DeclaredFormats): string {
  const local = formats.dates.filter((format) => !carriesZone(format));
  if (local.length === 0) return 'cast(null as timestamp)';
  return `try_strptime(${text}, [${local.map(quoteLiteral).join(', ')}])`;
}

const carriesZone = (format: string): boolean => format.includes('%z') || format.includes('%Z');

function flagOf(text: string): string {
  const list = (texts: readonly string[]) => texts.map(quoteLiteral).join(', ');
  return `case when lower(${text}) in (${list(flags.true)}) then true when lower(${text}) in (${list(flags.false)}) then false end`;
}
