import { createHash } from 'node:crypto';
import { withAssumed } from './point_in_time.js';
import { runConfiguration } from './run_configuration.js';
import type { Config } from './schema.js';

/**
 * SHA-256, in hex, of a configuration with its defaults filled in and its secrets unresolved: order of keys, comments
 * and defaults written out do not change it, and neither do schedules: they say when, not what.
 */
export const configHash = (config: Config): string => {
  const { tables, ...others } = runConfiguration(config);
  return canonicalHash({ ...others, tables: withAssumed(tables) });
};

/** SHA-256, in hex, of a value as JSON in which the order of keys does not matter. */
export const canonicalHash = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');

/** JSON with the keys of every object sorted by their UTF-16 units and nothing between tokens. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
