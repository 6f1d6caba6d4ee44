/** Whether a group code fits a pattern of the same length; `*` is any digit. */
export const fitsCode = (code: string, pattern: string): boolean =>
  Array.from(pattern).every((digit, i) => digit === '*' || digit === code[i]);
