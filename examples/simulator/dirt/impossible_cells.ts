/** Texts that stand where a date of that year should, and are none. */
export const impossibleDates = (year: number): readonly string[] => [
  `${year}-02-30 10:12:00`,
  `${year}/13/5`,
  `${year}年11月31日`,
  '昨天下午',
  `${year}-06-31 09:00:00`,
  `${year}0501`,
];

/** Texts that stand where an amount should, and are no number. */
export const impossibleAmounts: readonly string[] = [
  '待确认',
  '1e3',
  '12.3.4',
  '免费',
  '1_000',
  '约200',
  '88元8角',
];

/** `1299.00` as `1,299.00`. */
export function withThousands(number: string): string {
  const [whole = '', ...fraction] = number.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
}
