import { mask, withoutCredentials } from './redact.js';
import type { Stretch } from './positions.js';

/** Where a stretch begins: line and column as editors count them, from 1. */
export interface LinePlace {
  readonly line: number;
  readonly column: number;
}

/** A source line with a caret under the culprit. */
export interface Excerpt {
  /** The line without secrets and control characters, cut where it is long. */
  readonly text: string;
  /** Spaces before the carets, and carets, both in columns of a terminal. */
  readonly indent: number;
  readonly width: number;
}

const longest = 100;

export function linePlaceOf(text: string, offset: number): LinePlace {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

/** The first line of a stretch; `secrets` are stretches that must not be shown. */
export function excerptOf(text: string, stretch: Stretch, secrets: readonly Stretch[]): Excerpt {
  const lineStart = text.lastIndexOf('\n', stretch.start - 1) + 1;
  const newline = text.indexOf('\n', stretch.start);
  const lineEnd = newline === -1 ? text.length : newline;
  const stretchEnd = Math.max(Math.min(stretch.end, lineEnd), stretch.start);
  const show = (start: number, end: number) => shown(text, { start, end }, secrets);
  const before = show(lineStart, stretch.start);
  const culprit = show(stretch.start, stretchEnd);
  const after = show(stretchEnd, lineEnd);
  const cutBefore = cutStart(before);
  const line = Array.from(`${cutBefore}${culprit}${after}`.trimEnd());
  return {
    text: line.length > longest ? `${line.slice(0, longest - 1).join('')}…` : line.join(''),
    indent: displayWidth(cutBefore),
    width: Math.max(1, Math.min(displayWidth(culprit.trimEnd()), longest - Array.from(cutBefore).length)),
  };
}

/** Keeps the end of a long beginning, so that the culprit stays on the line. */
function cutStart(before: string): string {
  const characters = Array.from(before);
  const room = longest / 2;
  return characters.length > room ? `…${characters.slice(1 - room).join('')}` : before;
}

function shown(text: string, part: Stretch, secrets: readonly Stretch[]): string {
  const hidden = secrets
    .map(({ start, end }) => ({ start: Math.max(start, part.start), end: Math.min(end, part.end) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  let out = '';
  let from = part.start;
  for (const { start, end } of hidden) {
    if (start >= from) out += text.slice(from, start) + mask;
    from = Math.max(from, end);
  }
  return withoutCredentials(out + text.slice(from, part.end))
    .replaceAll('\t', '→')
    .replace(/\p{Cc}/gu, ' ');
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** Columns that a text takes on a terminal: Chinese characters and emoji take two, combining marks none. */
function displayWidth(text: string): number {
  return Array.from(text).reduce(
    (width, character) => width + (/\p{Mn}/u.test(character) ? 0 : wide.test(character) ? 2 : 1),
    0,
  );
}
