/**
 * What DuckDB spells differently from other engines, each in one place. The SQL files and the generated fragments
 * call these by name; another engine brings its own definitions under the same names.
 */
export const dialectMacros: readonly string[] = [
  // Text without surrounding white space, the ideographic and the no-break space among it; null when nothing is left.
  `create or replace temp macro present(t) as nullif(trim(t, ' \t\r\n\v\f\u00a0\u3000\ufeff'), '')`,
  // Quantile by linear interpolation (type 7). Cast first: on a decimal the edge would be cut to its scale.
  'create or replace temp macro quantile_type7(value, share) as quantile_cont(cast(value as double), share)',
  // A local wall-clock time as an instant, and an instant as local wall-clock time.
  'create or replace temp macro instant_of(local, zone) as timezone(zone, local)',
  'create or replace temp macro local_of(instant, zone) as timezone(zone, instant)',
  // Two exact halves of a row's md5, as integers that can be summed without rounding.
  'create or replace temp macro digest_high(t) as md5_number_upper(t)',
  'create or replace temp macro digest_low(t) as md5_number_lower(t)',
];
