/**
 * What happens to a row for a reason:
 *
 * - `quarantine`: it does not enter any figure and is kept in the quarantine table;
 * - `exclude`: it is sound and left out on purpose, and counted;
 * - `flag`: it is kept and marked.
 */
export type ReasonEffect = 'quarantine' | 'exclude' | 'flag';

/**
 * Every reason for which a row is set aside or marked, in the order in which they are tried: a row gets the first
 * that fits.
 *
 * 1. Can the row be read? A row that cannot be read cannot contradict or repeat another.
 * 2. Was it known? What lies at or after the as-of must not decide between rows that lie before it.
 * 3. Is it the only one of its kind? Before its content is judged, so that of two versions of an order the later
 *    one decides, even where it says that the order was cancelled.
 * 4. Is its content valid? A cancelled row comes first: its amount is often negative on purpose.
 */
export const reasonEffects = {
  MISSING_MEMBER_ID: 'quarantine',
  MISSING_ORDER_ID: 'quarantine',
  MISSING_DATE: 'quarantine',
  MISSING_AMOUNT: 'quarantine',
  MISSING_VALUE: 'quarantine',
  UNPARSEABLE_DATE: 'quarantine',
  UNPARSEABLE_NUMBER: 'quarantine',
  UNPARSEABLE_FLAG: 'quarantine',
  AMOUNT_TOO_LARGE: 'quarantine',

  AFTER_AS_OF: 'quarantine',

  EXACT_DUPLICATE: 'quarantine',
  ORDER_ID_CONFLICT: 'quarantine',
  KEY_CONFLICT: 'quarantine',
  SUPERSEDED: 'quarantine',

  LINK_CYCLE: 'quarantine',
  EXCLUDED_MEMBER: 'exclude',
  /** Such rows are not staged at all; they are only counted. */
  ERASED: 'exclude',
  CANCELLED: 'quarantine',
  CANCELLATION_UNMATCHED: 'quarantine',
  NO_EXCHANGE_RATE: 'quarantine',
  AMOUNT_TOO_LOW: 'quarantine',
  UNKNOWN_ORDER: 'quarantine',

  /** Quarantined instead where `outliers.drop` is set. */
  OUTLIER: 'flag',
  EQUAL_LINE: 'flag',
} as const satisfies Readonly<Record<string, ReasonEffect>>;

export type ReasonCode = keyof typeof reasonEffects;

/** The reasons in the order in which they are tried. */
export const reasonCodes = Object.keys(reasonEffects) as readonly ReasonCode[];

/** What a reason means and what to do about it. */
export interface ReasonText {
  readonly description: string;
  readonly remedy: string;
}
