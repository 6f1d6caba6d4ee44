/** Exact money: ten-thousandths of the currency unit, as decimal(18,4) holds it, in a bigint that cannot overflow. */
export type TenThousandths = bigint;

const written = /^([+-]?)(\d+)(?:\.(\d{1,4}))?$/;

/** Reads decimal text such as `-1299.5000`, with at most four decimals; throws a RangeError at anything else. */
export function moneyFromText(text: string): TenThousandths {
  const [, sign, whole, fraction = ''] = written.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`"${text}" is not a decimal with at most four places`);
  const value = BigInt(whole + fraction.padEnd(4, '0'));
  return sign === '-' ? -value : value;
}

/** Decimal text with exactly four places: `-1299.5000`. */
export function moneyToText(value: TenThousandths): string {
  const digits = (value < 0n ? -value : value).toString().padStart(5, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}
