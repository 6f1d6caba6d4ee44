/**
 * A file pattern as a regular expression over a whole path with `/` between its parts.
 *
 * `*` stands for any characters of one part, `?` for one character, `[ab]`, `[a-z]` and `[!a]` for one of a set or
 * outside it, and a part `**` for any number of folders. As in a shell, a wildcard at the start of a part does not
 * match hidden names (`.name`).
 *
 * @throws SyntaxError when a set is no set, such as `[z-a]`.
 */
export function pathPattern(pattern: string): RegExp {
  const parts = pattern.split('/');
  const last = parts.length - 1;
  const source = parts
    .map((part, i) => {
      if (part === '**') return i === last ? `${visible}[^/]+(?:/${visible}[^/]+)*` : `(?:${visible}[^/]+/)*`;
      return partSource(part) + (i === last ? '' : '/');
    })
    .join('');
  return new RegExp(`^${source}$`, 'u');
}

/** Whether a text has anything in it that `pathPattern` does not take literally. */
export const isPattern = (text: string): boolean => /[*?[]/.test(text);

const visible = String.raw`(?!\.)`;
const token = /\*+|\?|\[(!?)(\]?[^\]]*)\]|[^]/gu;

function partSource(part: string): string {
  const body = part.replace(token, (text, negation: string | undefined, set: string | undefined) => {
    if (text.startsWith('*')) return '[^/]*';
    if (text === '?') return '[^/]';
    if (set === undefined || text === '[') return literal(text);
    return `(?!/)[${negation ? '^' : ''}${set.replace(/[\\\]^[]/g, String.raw`\$&`)}]`;
  });
  return /^[*?[]/.test(part) ? visible + body : body;
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
