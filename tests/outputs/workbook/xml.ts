/** An element of an XML part. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

const token = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const attribute = /([\w:.-]+)="([^"]*)"/g;

const unescape = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Reads a part without comments and CDATA; throws for what is not well-formed. */
export function parseXml(part: string): Element {
  const body = part.replace(/^<\?xml[^>]*\?>\s*/, '');
  const root = { name: '', attributes: {}, children: [] as Element[], text: '' };
  const open = [root];
  token.lastIndex = 0;
  while (token.lastIndex < body.length) {
    const at = token.lastIndex;
    const match = token.exec(body);
    if (match === null) throw new Error(`no XML at ${at}: ${body.slice(at, at + 60)}`);
    const [, closing, name, attributes, selfClosing, text] = match;
    const top = open.at(-1)!;
    if (text !== undefined) {
      if (/&(?!(?:lt|gt|quot|amp);)/.test(text)) throw new Error(`a bare & in ${text}`);
      top.text += unescape(text);
    } else if (closing === '/') {
      if (open.pop()!.name !== name) throw new Error(`</${name}> closes <${top.name}>`);
    } else {
      const element = {
        name: name!,
        attributes: Object.fromEntries(
          [...attributes!.matchAll(attribute)].map(([, key, value]) => [key!, unescape(value!)]),
        ),
        children: [] as Element[],
        text: '',
      };
      top.children.push(element);
      if (selfClosing !== '/') open.push(element);
    }
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('not one element');
  return root.children[0]!;
}

/** All elements of a name beneath another, in the order of the document. */
export const allOf = (element: Element, name: string): readonly Element[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...allOf(child, name)]);

/** The one element of a name beneath another. */
export function oneOf(element: Element, name: string): Element {
  const [found, ...others] = allOf(element, name);
  if (found === undefined || others.length > 0) throw new Error(`${others.length + 1} elements ${name}`);
  return found;
}
