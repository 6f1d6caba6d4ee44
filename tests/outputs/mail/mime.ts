/** A part of a message as a mail program reads it (RFC 2045 to 2047, 5322). */
export interface MimePart {
  readonly type: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly parts: readonly MimePart[];
  /** Decoded; of a part with parts, empty. */
  readonly body: Buffer;
}

export function parseMime(message: string): MimePart {
  const end = message.indexOf('\r\n\r\n');
  const headers = headersOf(message.slice(0, end));
  const content = message.slice(end + 4);
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = /boundary="([^"]+)"/.exec(type)?.[1];
  return {
    type: type.split(';', 1)[0] ?? '',
    headers,
    parts: boundary === undefined ? [] : partsOf(content, boundary).map(parseMime),
    body:
      boundary === undefined ? decoded(content, headers.get('content-transfer-encoding')) : Buffer.alloc(0),
  };
}

/** Types of a part and of those within it, such as `multipart/mixed(text/plain, text/html)`. */
export const outlineOf = ({ type, parts }: MimePart): string =>
  parts.length === 0 ? type : `${type}(${parts.map(outlineOf).join(', ')})`;

/** The first part of a type, at whatever depth. */
export function partOf(part: MimePart, type: string): MimePart | undefined {
  if (part.type === type) return part;
  for (const inner of part.parts) {
    const found = partOf(inner, type);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All parts of a type, at whatever depth. */
export const partsWith = (part: MimePart, type: string): readonly MimePart[] => [
  ...(part.type === type ? [part] : []),
  ...part.parts.flatMap((inner) => partsWith(inner, type)),
];

/** Text of a header with its encoded words decoded. */
export const decodedHeader = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_, encoding: string, words: string) =>
      encoding.toUpperCase() === 'B'
        ? Buffer.from(words, 'base64').toString('latin1')
        : quoted(words.replaceAll('_', ' ')).toString('latin1'),
    )
    .replace(/[\x80-\xff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'));

function headersOf(text: string): ReadonlyMap<string, string> {
  const lines = text.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

const partsOf = (content: string, boundary: string): readonly string[] =>
  `\r\n${content}`
    .split(`\r\n--${boundary}`)
    .slice(1, -1)
    .map((part) => part.slice(2));

function decoded(content: string, encoding = '7bit'): Buffer {
  if (encoding === 'base64') return Buffer.from(content, 'base64');
  return encoding === 'quoted-printable' ? quoted(content.replace(/=\r\n/g, '')) : Buffer.from(content);
}

const quoted = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
