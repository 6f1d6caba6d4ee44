import { moneyToText, type TenThousandths } from '../../domain/quality/money.js';

/** Money as tables and charts hold it: the nearest number, in units of the currency. */
export const moneyNumber = (exact: TenThousandths): number => Number(moneyToText(exact));
