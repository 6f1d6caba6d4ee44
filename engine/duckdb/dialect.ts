/**
 * What DuckDB spells differently from other engines, each in one place. The SQL files and the generated fragments
 * call these by name; another engine brings its own definitions under the same names.
 */
export const dialectMacros: readonly string[] = [
  // Text without surrounding white space, the ideographic and the no-break space among it; null when nothing is left.
  // Few texts need trimming, and looking takes a third of the time.
  String.raw`create or replace temp macro present(t) as nullif(
    case
      when regexp_matches(t, '^[\s\p{Z}\x{feff}]|[\s\p{Z}\x{feff}]$')
      then regexp_replace(t, '^[\s\p{Z}\x{feff}]+|[\s\p{Z}\x{feff}]+$', '', 'g')
      else t
    end, '')`,
  // Quantile by linear interpolation (type 7). Cast first: on a decimal the edge would be cut to its scale.
  'create or replace temp macro quantile_type7(value, share) as quantile_cont(cast(value as double), share)',
  // A local wall-clock time as an instant, and an instant as local wall-clock time.
  'create or replace temp macro instant_of(local, zone) as timezone(zone, local)',
  'create or replace temp macro local_of(instant, zone) as timezone(zone, instant)',
  // A set of small numbers as the bits of an integer: one of them, all of a group, and how many there are.
  'create or replace temp macro bit_at(place) as cast(1 as bigint) << cast(place as bigint)',
  'create or replace temp macro any_bits(bits) as bit_or(bits)',
  'create or replace temp macro count_bits(bits) as bit_count(bits)',
  // The first instant of a local day. Where clocks go back to midnight it comes twice, and the engine takes the later.
  `create or replace temp macro day_start(day, zone) as case
    when local_of(instant_of(day, zone) - interval '1' hour, zone) = day then instant_of(day, zone) - interval '1' hour
    else instant_of(day, zone)
  end`,
  // A floating-point number; null where it is none, as data frames mark what is missing.
  `create or replace temp macro present_number(value) as nullif(value, cast('NaN' as double))`,
  // Two exact halves of a row's md5, as integers that can be summed without rounding.
  'create or replace temp macro digest_high(t) as md5_number_upper(t)',
  'create or replace temp macro digest_low(t) as md5_number_lower(t)',
  // Sixteen hex digits that stand for a text: equal for equal texts, and not to be found again without the key.
  'create or replace temp macro keyed_digest(t, key) as substr(sha256(key || t), 1, 16)',
  // What stands for an erased member: of a masked number, and of the number itself.
  "create or replace temp macro tombstone_of_digest(digest, key) as sha256('erased ' || key || digest)",
  'create or replace temp macro tombstone_of(number, key) as tombstone_of_digest(keyed_digest(number, key), key)',
  // One cell of a JSON object of texts; null where there is none.
  `create or replace temp macro cell_of(cells, heading) as from_json(cells, '"MAP(VARCHAR, VARCHAR)"')[heading]`,
  // A JSON object of texts with all but the named ones covered; nulls and the order of the names stay.
  `create or replace temp macro covered_cells(cells, shown, mask) as cast(to_json(map_from_entries(list_transform(
    map_entries(from_json(cells, '"MAP(VARCHAR, VARCHAR)"')),
    lambda cell: struct_pack(
      k := cell.key,
      v := case when cell.value is null or list_contains(shown, cell.key) then cell.value else mask end
    )
  ))) as varchar)`,
];
