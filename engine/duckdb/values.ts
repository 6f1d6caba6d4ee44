import type { DuckDBValue } from '@duckdb/node-api';
import type { Value } from '../session.js';

/** A DuckDB value as plain data: exact decimals, dates and timestamps become their text. */
export function plainValue(value: DuckDBValue): Value {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : value;
    case 'object':
      return value === null ? null : value.toString();
    default:
      return null;
  }
}
