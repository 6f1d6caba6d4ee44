import type { ReasonCode, ReasonText } from '../reasons.js';

export const reasonTexts: Readonly<Record<ReasonCode, ReasonText>> = {
  MISSING_MEMBER_ID: {
    description: 'The row does not say which member it belongs to.',
    remedy: 'Fill in the member number in the source; guest orders can be linked through member_links.',
  },
  MISSING_ORDER_ID: {
    description: 'The row has no order number.',
    remedy: 'Fill in the order number in the source, or map another column to order_id.',
  },
  MISSING_DATE: {
    description: 'The row has no date.',
    remedy: 'Fill in the date in the source, or map another column to it.',
  },
  MISSING_AMOUNT: {
    description: 'The row has no amount.',
    remedy: 'Fill in the amount in the source, or map another column to it.',
  },
  MISSING_VALUE: {
    description: 'A column that every row needs is empty.',
    remedy: 'Fill in the column in the source, or map another column to it.',
  },
  UNPARSEABLE_DATE: {
    description: 'The date does not exist or is not written in a declared format.',
    remedy: "Correct the date, or add its format to the source's dates.",
  },
  UNPARSEABLE_NUMBER: {
    description: 'The number is not written in the declared format.',
    remedy:
      "Correct the number, or declare its decimal mark, thousands mark and symbols in the source's numbers.",
  },
  UNPARSEABLE_FLAG: {
    description: 'The value is neither true nor false.',
    remedy: 'Write true or false, yes or no, or 1 or 0.',
  },
  AMOUNT_TOO_LARGE: {
    description:
      'The number, or what the lines of its order come to, has more digits than memberflow keeps: 14 before the decimal mark for money, 10 for exchange rates.',
    remedy: 'Check the amount and its decimal mark in the source.',
  },
  AFTER_AS_OF: {
    description: 'The row is dated at or after the as-of and was not known then.',
    remedy: 'Nothing if the run looks back; otherwise check the date and the time zone of the source.',
  },
  EXACT_DUPLICATE: {
    description: 'The row repeats an earlier row exactly; that one is kept.',
    remedy: 'Nothing; if there are many, check whether the source was exported twice.',
  },
  ORDER_ID_CONFLICT: {
    description: 'Several rows have this order number and different content.',
    remedy:
      'Correct the source, or set on_conflict to latest_by or keep_each; for order lines, set grain to line.',
  },
  KEY_CONFLICT: {
    description: 'Several rows have the same key and different content.',
    remedy: 'Correct the source, or set on_conflict to latest_by or keep_each.',
  },
  SUPERSEDED: {
    description: 'A later version of the row is kept instead.',
    remedy: 'Nothing: on_conflict is latest_by.',
  },
  LINK_CYCLE: {
    description: 'The member numbers are linked in a circle, so none of them is the one that is kept.',
    remedy: 'Remove one of the links of the circle in the source of member_links.',
  },
  EXCLUDED_MEMBER: {
    description: 'The member stands on an exclusion list.',
    remedy: 'Nothing; take the member off the list if that is wrong.',
  },
  ERASED: {
    description: 'The row tells of a member who was erased. It was counted and not kept.',
    remedy: 'Delete it in the source too: memberflow leaves sources as they are.',
  },
  CANCELLED: {
    description: 'The source marks the row as cancelled.',
    remedy: 'Nothing; check tables.orders.cancelled if sound orders are among them.',
  },
  CANCELLATION_UNMATCHED: {
    description:
      'The cancelled line has no earlier line of the same member and product to be subtracted from.',
    remedy: 'Check whether the source begins after the cancelled order.',
  },
  NO_EXCHANGE_RATE: {
    description: 'No exchange rate is known for the currency on that day.',
    remedy: 'Add a rate that is valid from that day or earlier to exchange_rates.',
  },
  AMOUNT_TOO_LOW: {
    description: 'The amount is not above the least amount.',
    remedy: 'Nothing if such orders do not count; otherwise lower min_amount.',
  },
  UNKNOWN_ORDER: {
    description: 'The row belongs to an order that is not among the clean orders.',
    remedy: 'Check the order number, and whether the order is missing or in quarantine.',
  },
  OUTLIER: {
    description: 'The amount is unusually large.',
    remedy: 'Check the amount; set outliers.drop to leave such orders out.',
  },
  EQUAL_LINE: {
    description: 'The line equals another line of the same order; both are kept.',
    remedy: 'Nothing if the product was bought twice; otherwise set equal_lines to drop.',
  },
};
