import type { Dialect } from './dialect.js';

/** A record whose number of fields differs from the heading's. */
export interface RaggedRecord {
  /** Physical line on which it begins. */
  readonly line: number;
  readonly fields: number;
  /** As much of it as stood in one piece, shortened. */
  readonly text: string;
}

/** A quote that never closes, or closes where no field ends. */
export interface BrokenQuote {
  /** Line on which the quote opens. */
  readonly opened: number;
  /** Line with text after the closing quote; null: the file ended first. */
  readonly closed: number | null;
}

export interface ScanResult {
  /** Fields of the first record; 0: there is none. */
  readonly fields: number;
  /** Records, the heading included. */
  readonly records: number;
  /** Text of the first record, shortened. */
  readonly firstRecord: string;
  /** Some quoted field holds a line break, so that not every line is a record. */
  readonly quotedBreaks: boolean;
  readonly ragged: { readonly count: number; readonly examples: readonly RaggedRecord[] };
  readonly brokenQuote: BrokenQuote | null;
}

export interface Scanner {
  /** Number of the line that comes next. */
  line(): number;
  /** Records that ended so far, the heading included. */
  records(): number;
  /**
   * Takes the next piece of UTF-8 text and gives its canonical form. Every piece ends with a line break, so that
   * only quoted fields cross pieces.
   */
  feed(piece: Buffer): Buffer;
  end(): ScanResult;
}

const LF = 10;
const CR = 13;
const SPACE = 32;

/** Where the scanner stands; `closed` is after a quote that may be the first half of a doubled one. */
const start = 0;
const unquoted = 1;
const quoted = 2;
const closed = 3;
const closedAndSpaced = 4;

/** Faulty records that are kept as examples; the others are counted. */
const mostExamples = 5;
const longestText = 200;

/**
 * Reads CSV text once, byte by byte (RFC 4180): counts fields and records, remembers lines, finds broken quotes,
 * and writes the same records in the one form that the engine's parser reads without doubt.
 *
 * Canonical: records end with LF, whether they ended with LF, CRLF or CR; empty lines are left out, spaces between a
 * quote and the delimiter too. Line breaks and quotes within quoted fields stay as they are. A quote within a field
 * that does not begin with one is text.
 */
export function csvScanner({ delimiter, quote }: Dialect): Scanner {
  /** What is known between two pieces; within one, `feed` works on locals, which makes it four times as fast. */
  const at = { state: start, last: 0, line: 1, fields: 1, recordLine: 1, openedLine: 1 };
  const seen = {
    records: 0,
    fields: 0,
    firstRecord: '',
    quotedBreaks: false,
    ragged: 0,
    examples: [] as RaggedRecord[],
  };
  let brokenQuote: BrokenQuote | null = null;

  const shortened = (record: Buffer) => record.subarray(0, longestText).toString();

  function noteFirst(fields: number, record: Buffer): void {
    seen.fields = fields;
    seen.firstRecord = shortened(record);
  }

  function noteRagged(line: number, fields: number, record: Buffer): void {
    seen.ragged += 1;
    if (seen.examples.length < mostExamples) seen.examples.push({ line, fields, text: shortened(record) });
  }

  const plain = new Uint8Array(256).fill(1);
  for (const byte of [delimiter, quote, LF, CR]) plain[byte] = 0;

  return {
    line: () => at.line,
    records: () => seen.records,

    feed(piece) {
      const out = Buffer.allocUnsafe(piece.length);
      let { state, last, line, fields, recordLine, openedLine } = at;
      let { records, fields: expected, quotedBreaks } = seen;
      let length = 0;
      let recordAt = 0;
      let fieldAt = 0;
      for (let i = 0; i < piece.length; i++) {
        let byte = piece[i] as number;
        if (state === unquoted || state === quoted) {
          // The common case, by itself: characters that mean nothing but themselves.
          while (plain[byte] === 1) {
            out[length++] = byte;
            last = byte;
            byte = piece[++i] as number;
          }
        }
        if (state === quoted) {
          if (byte === quote) state = closed;
          else if (byte === CR || (byte === LF && last !== CR)) {
            line += 1;
            quotedBreaks = true;
          }
          out[length++] = byte;
        } else if (byte === delimiter) {
          out[length++] = byte;
          fieldAt = length;
          fields += 1;
          state = start;
        } else if (byte === LF && last === CR) {
          // The second half of a line break that has been taken.
        } else if (byte === LF || byte === CR) {
          if (length > recordAt || fields > 1 || state !== start) {
            if (records === 0) {
              noteFirst(fields, out.subarray(recordAt, length));
              expected = fields;
            } else if (fields !== expected) noteRagged(recordLine, fields, out.subarray(recordAt, length));
            records += 1;
            out[length++] = LF;
          }
          line += 1;
          recordLine = line;
          recordAt = fieldAt = length;
          fields = 1;
          state = start;
        } else if (byte === quote && (state === start || state === closed)) {
          if (state === start) {
            length = fieldAt;
            openedLine = line;
          }
          out[length++] = byte;
          state = quoted;
        } else if (state === closed || state === closedAndSpaced) {
          if (byte !== SPACE) {
            brokenQuote ??= { opened: openedLine, closed: line };
            break;
          }
          state = closedAndSpaced;
        } else {
          if (byte !== SPACE) state = unquoted;
          out[length++] = byte;
        }
        last = byte;
      }
      Object.assign(at, { state, last, line, fields, recordLine, openedLine });
      Object.assign(seen, { records, quotedBreaks });
      return out.subarray(0, length);
    },

    end() {
      if (at.state === quoted) brokenQuote ??= { opened: at.openedLine, closed: null };
      const { ragged: count, examples, ...found } = seen;
      return { ...found, ragged: { count, examples }, brokenQuote };
    },
  };
}
