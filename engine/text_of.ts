import type { Row } from './session.js';

/** What a row has under a name, as text; null where it has nothing there. */
export const textOf = (row: Row, name: string): string | null => {
  const value = row[name] ?? null;
  return value === null ? null : String(value);
};
