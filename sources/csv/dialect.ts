import type { CsvSourceConfig } from '../../config/schema.js';
import { MemberflowError } from '../../contracts/failures.js';

/** The bytes that give a CSV text its structure. A quote within a quoted field is doubled. */
export interface Dialect {
  readonly delimiter: number;
  readonly quote: number;
}

/** @throws MemberflowError `InvalidInput` when delimiter and quote cannot tell fields apart. */
export function dialectOf({ delimiter, quote }: Pick<CsvSourceConfig, 'delimiter' | 'quote'>): Dialect {
  if (!isMark(delimiter)) throw unfit('delimiter', delimiter);
  if (!isMark(quote) || quote === ' ' || quote === delimiter) throw unfit('quote', quote);
  return { delimiter: delimiter.charCodeAt(0), quote: quote.charCodeAt(0) };
}

const isMark = (text: string): boolean => /^[\x01-\x7e]$/.test(text) && !/[\r\n]/.test(text);

function unfit(key: string, value: string): MemberflowError {
  return new MemberflowError('InvalidInput', `${key} ${JSON.stringify(value)} cannot be used to read CSV`, {
    remedy: 'Both are single ASCII characters, different from each other and no line break, such as ; and ".',
  });
}
