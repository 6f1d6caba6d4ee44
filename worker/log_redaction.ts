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
  return redacted(withoutValues(fields), []) as Record<string, unknown>;
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

/**
 * Says where, and not what: the value stands in the Temporal UI for those who may see it. It has to go before addresses
 * do, since without those it is no longer found in the reason that repeats it.
 */
function withoutValues(fields: Fields): Fields {
  const { places, reason } = fields;
  if (!Array.isArray(places)) return fields;
  const faults = places as readonly FaultPlace[];
  const values = faults.flatMap(({ value }) => value ?? []);
  return {
    ...fields,
    places: faults.map((place) => (place.value === undefined ? place : { ...place, value: mask })),
    ...(typeof reason === 'string' && { reason: without(reason, values) }),
  };
}

/** Messages quote a value as it is or as JSON. One may begin another, so the longest go first. */
const without = (text: string, values: readonly string[]): string =>
  values
    .flatMap((value) => [value, JSON.stringify(value).slice(1, -1)])
    .filter((form) => form !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((shown, form) => shown.replaceAll(form, mask), text);
