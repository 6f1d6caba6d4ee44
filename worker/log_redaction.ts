import { mask, mayBeSecret, withoutCredentials } from '../config/redact.js';
import type { FaultPlace } from '../contracts/failures.js';
import { withoutAddresses } from '../domain/mail/address.js';

/** How deep fields of a log line are searched for secrets; deeper ones are left out. */
const deepest = 6;

/** What the engine quotes of a row when it cannot read, convert or keep it. */
const quotedByEngine =
  /((?:string|value|blob|key|field|Original Line)[: ]+)(?:"[^"\n]*"|'[^'\n]*'|(?<=Line: )[^\n]*)/gi;

/** Text fit for the log: no password in a URL, no mail address, nothing that the engine quotes of a row. */
export function withoutPersonal(text: string): string {
  // What stands before the @ of a URL is masked by then, and its host is no address.
  const parts = withoutCredentials(text).split(`${mask}@`).map(withoutAddresses);
  return parts.join(`${mask}@`).replace(quotedByEngine, `$1${mask}`);
}

type Fields = Readonly<Record<string, unknown>>;

/** Fields of a line fit for the log: no secrets, no mail addresses, no values of the sources' rows. */
export function redactedFields(fields: Fields): Record<string, unknown> {
  const values = valuesOf(fields['places']);
  const shown = redacted(values === null ? fields : { ...fields, places: masked(values) }, []) as Record<
    string,
    unknown
  >;
  const { reason } = shown;
  return values === null || typeof reason !== 'string'
    ? shown
    : { ...shown, reason: without(reason, values) };
}

function redacted(value: unknown, path: readonly string[]): unknown {
  if (mayBeSecret([...path])) return mask;
  if (typeof value === 'string') return withoutPersonal(value);
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Error) {
    // The first lines of a trace repeat the message, in whatever words it was raised with.
    const trace = (value.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
    return { type: value.name, message: withoutPersonal(value.message), stack: trace.join('\n') };
  }
  if (typeof value !== 'object' || value === null) return value;
  if (path.length >= deepest) return '…';
  if (Array.isArray(value)) return value.map((item) => redacted(item, [...path, '']));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, redacted(inner, [...path, key])]),
  );
}

/** The places of a failure, where fields have them. */
const valuesOf = (places: unknown): readonly FaultPlace[] | null =>
  Array.isArray(places) && places.length > 0 ? (places as readonly FaultPlace[]) : null;

/** Where, and not what: the value stands in the Temporal UI for those who may see it. */
const masked = (places: readonly FaultPlace[]): readonly FaultPlace[] =>
  places.map((place) => (place.value === undefined ? place : { ...place, value: mask }));

const without = (text: string, places: readonly FaultPlace[]): string =>
  places.reduce((shown, { value }) => (value ? shown.replaceAll(value, mask) : shown), text);
