/** How the numbers of a source are written. */
export interface NumberFormat {
  /** Decimal mark. */
  readonly decimal: string;
  /** Mark between thousands that may occur; empty: none. */
  readonly group: string;
  /** Currency signs of which one may stand before or after the number. */
  readonly symbols: readonly string[];
}

export interface NumberPattern {
  /**
   * Regular expression that fits exactly the texts that are numbers in this format, from their beginning to their
   * end. It keeps to the syntax that RE2 and JavaScript share and read alike.
   */
  readonly pattern: string;
  /** Literal texts to take out of a text that fits, in this order. */
  readonly remove: readonly string[];
  /** To be replaced with a point after that; what is left casts to a decimal. */
  readonly decimalMark: string;
}

/** The blanks found between thousands and around numbers: space, no-break space, narrow no-break space. */
const blanks = [' ', '\u00a0', '\u202f'];
const blank = `[${blanks.join('')}]`;

/**
 * The texts that are numbers in a declared format: an optional sign, ASCII digits, groups of exactly three between
 * thousands marks or no mark at all, an optional decimal part, at most one currency sign before (the sign may
 * stand on either side of it) or after, blanks around. `.5` is a number. Not numbers, though casts accept some of
 * them: `1e3`, `1_000`, `5.` (more often a text cut off than a number), `(5)`, `NaN`, `Infinity`, full-width digits.
 *
 * Throws a RangeError with {@link numberFormatRefusal} where the format is ambiguous.
 */
export function numberPattern(format: NumberFormat): NumberPattern {
  const refusal = numberFormatRefusal(format);
  if (refusal !== null) throw new RangeError(refusal);
  const digits = unsignedPattern(format);
  // The longest first, so that taking out R leaves no $ of R$.
  const symbols = format.symbols.toSorted((a, b) => b.length - a.length);
  return {
    pattern: `^${blank}*${withSymbols(digits, symbols)}${blank}*$`,
    remove: [...symbols, ...(format.group === '' ? [] : [format.group]), ...blanks, '+'].filter(isFirst),
    decimalMark: format.decimal,
  };
}

/** Why a format cannot be read without doubt, in words for whoever declared it; null where it can. */
export function numberFormatRefusal({ decimal, group, symbols }: NumberFormat): string | null {
  if (decimal === group) {
    return `The decimal mark and the thousands mark of numbers cannot both be "${decimal}"`;
  }
  // Digits, signs, or marks alone would be part of numbers themselves.
  const unclear = symbols.find((symbol) => /[0-9+-]/.test(symbol) || /^[.,' \u00a0\u202f]*$/.test(symbol));
  return unclear === undefined
    ? null
    : `The currency sign "${unclear}" of numbers could be part of a number itself; give one with a letter or currency symbol and without digits, + and -`;
}

function unsignedPattern({ decimal, group }: NumberFormat): string {
  const mark = group === ' ' ? blank : escaped(group);
  const whole = group === '' ? '[0-9]+' : `(?:[0-9]{1,3}(?:${mark}[0-9]{3})+|[0-9]+)`;
  const fraction = `${escaped(decimal)}[0-9]+`;
  return `(?:${whole}(?:${fraction})?|${fraction})`;
}

function withSymbols(digits: string, symbols: readonly string[]): string {
  const sign = '[+-]';
  if (symbols.length === 0) return `${sign}?${digits}`;
  const symbol = `(?:${symbols.map(escaped).join('|')})`;
  const before = `(?:${sign}${blank}*${symbol}${blank}*|${symbol}${blank}*${sign}?)${digits}`;
  const bareOrAfter = `${sign}?${digits}(?:${blank}*${symbol})?`;
  return `(?:${before}|${bareOrAfter})`;
}

const escaped = (literal: string): string => literal.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);

const isFirst = (text: string, index: number, all: readonly string[]): boolean => all.indexOf(text) === index;
