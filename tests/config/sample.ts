import { MemberflowError } from '../../contracts/failures.js';
import { parseConfig, readConfig } from '../../config/load.js';

/** The least that a configuration needs; line numbers in the tests count on it. */
export const sample = `version: 1
business: my-shop
time_zone: Asia/Shanghai
currency: CNY
sources:
  orders:
    kind: csv
    path: orders.csv
tables:
  orders:
    source: orders
    columns:
      order_id: 订单号
      member_id: 会员
      ordered_at: 时间
      amount: 金额
`;

/** The sample with one part of it replaced, which must be there. */
export function sampleWith(part: string, replacement: string): string {
  if (!sample.includes(part)) throw new Error(`the sample has no ${part}`);
  return sample.replace(part, () => replacement);
}

/** What a reader sees of a text's problems: the failure's message, then its remedy. */
export function refusalOf(text: string, set: readonly string[] = []): string {
  return told(() => readConfig(text, 'memberflow.yaml', set));
}

/** The same for a document that is already parsed. */
export function refusalOfDocument(document: unknown): string {
  return told(() => parseConfig(document));
}

/** The codes alone, in the order in which they are reported. */
export function codesOf(text: string): readonly string[] {
  return [...refusalOf(text).matchAll(/^\S+:\d+:\d+ (MF\d{3})/gm)].map(([, code = '']) => code);
}

function told(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (!(error instanceof MemberflowError)) throw error;
    return `${error.failure}: ${error.message}\n\n${error.details.remedy}`;
  }
  throw new Error('nothing was refused');
}
