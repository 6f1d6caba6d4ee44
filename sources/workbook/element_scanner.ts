/** A large XML part that is a long list of one kind of element, such as the rows of a sheet. */
export interface ElementList {
  /** Local name of the element around the list: `sheetData`. */
  readonly container: string;
  /** Local name of the listed element: `row`. */
  readonly element: string;
  /** Makes the error for bytes that are not such a list. */
  readonly malformed: (what: string) => Error;
}

export interface StartTag {
  /** First byte after the tag's name. */
  readonly nameEnd: number;
  /** Its closing angle bracket. */
  readonly close: number;
  /** Whether it is closed in itself: `<row/>`. */
  readonly empty: boolean;
  /** Namespace prefix of the part's elements, colon included: empty in nearly every workbook. */
  readonly prefix: string;
  readonly endTag: string;
}

/** Takes a part chunk by chunk, split anywhere, and hands on each whole element. */
export interface ElementScanner {
  push(chunk: Buffer): void;
  /** Call after the last chunk; throws when the list is not closed. */
  end(): void;
}

const lessThan = 0x3c;
const greaterThan = 0x3e;
const slash = 0x2f;
/** More than any row or text of a workbook takes: what is longer has lost its end tag. */
const longestElement = 64 * 2 ** 20;
/** More than stands in front of the list: column widths, views. */
const longestHead = 8 * 2 ** 20;

/**
 * `onElement` gets the bytes in hand and the element's start tag; its end tag lies within the bytes. It returns the
 * position after the element.
 */
export function elementScanner(
  list: ElementList,
  onElement: (data: Buffer, tag: StartTag) => number,
): ElementScanner {
  let pending: Buffer = Buffer.alloc(0);
  /** Namespace prefix of the part's elements; undefined until the container's start tag has been found. */
  let prefix: string | undefined;
  let open = '';
  let endTag = '';
  let closed = false;

  /** Position after the container's start tag; -1 while it has not come. */
  const enter = (data: Buffer): number => {
    const start = new RegExp(`<((?:[\\w.-]+:)?)${list.container}(?:\\s[^<>]*?)?(/?)>`).exec(
      data.toString('latin1'),
    );
    if (start === null) return -1;
    prefix = start[1] ?? '';
    open = `<${prefix}${list.element}`;
    endTag = `</${prefix}${list.element}>`;
    closed = start[2] === '/';
    return start.index + start[0].length;
  };

  /** Hands on the whole elements of `data` from `at`; gives the position of the first that is not whole. */
  const takeElements = (data: Buffer, from: number): number => {
    if (closed) return data.length;
    const complete = data.lastIndexOf(endTag);
    let at = from;
    for (;;) {
      const tagOpen = data.indexOf(lessThan, at);
      const close = tagOpen < 0 ? -1 : data.indexOf(greaterThan, tagOpen);
      if (close < 0) return tagOpen < 0 ? data.length : tagOpen;
      if (startsWith(data, tagOpen, open) && isNameEnd(data[tagOpen + open.length])) {
        const empty = data[close - 1] === slash;
        if (!empty && close > complete) return tagOpen;
        const nameEnd = tagOpen + open.length;
        at = onElement(data, { nameEnd, close, empty, prefix: prefix ?? '', endTag });
      } else if (data[tagOpen + 1] === slash) {
        closed = true;
        return data.length;
      } else at = close + 1;
    }
  };

  return {
    push(chunk) {
      if (closed) return;
      const data = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      const start = prefix === undefined ? enter(data) : 0;
      pending = start < 0 ? data : data.subarray(takeElements(data, start));
      if (prefix === undefined && pending.length > longestHead)
        throw list.malformed(`it has no ${list.container}`);
      if (pending.length > longestElement) throw list.malformed(`a ${list.element} has no end`);
    },
    end() {
      if (!closed) throw list.malformed(`its list of ${list.element} elements has no end`);
    },
  };
}

export function startsWith(data: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (data[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** Whether a tag's name ends before this byte: white space, `/` or `>`. */
export const isNameEnd = (byte: number | undefined): boolean =>
  byte === greaterThan || byte === slash || (byte !== undefined && byte <= 0x20);

/** Position of the byte at or after `from`, -1 when there is none; for short ways quicker than the runtime's search. */
export function indexOfByte(data: Uint8Array, byte: number, from: number): number {
  for (let i = from; i < data.length; i += 1) if (data[i] === byte) return i;
  return -1;
}
