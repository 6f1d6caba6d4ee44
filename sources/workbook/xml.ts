/** A start or end tag of a small XML part. */
export interface Tag {
  /** Without namespace prefix. */
  readonly name: string;
  readonly closing: boolean;
  /** Values by name, prefix kept (`r:id`), references decoded. */
  readonly attributes: ReadonlyMap<string, string>;
}

const tagPattern =
  /<!--[\s\S]*?-->|<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>/g;
const attributePattern = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The tags of a part that is small enough to be held as text, in order; texts between them are not needed. */
export function* tagsOf(xml: string): Generator<Tag> {
  for (const [, slash, name, written = ''] of xml.matchAll(tagPattern)) {
    if (name === undefined) continue;
    const pairs = Array.from(
      written.matchAll(attributePattern),
      ([, key = '', double, single]): [string, string] => [key, decoded(double ?? single ?? '')],
    );
    yield { name, closing: slash === '/', attributes: new Map(pairs) };
  }
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(value: string): string {
  return value.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, digits?: string, name = '') => {
      const code = hex === undefined ? Number(digits ?? NaN) : parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : (named[String(name)] ?? whole);
    },
  );
}
