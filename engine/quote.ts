/** The name as a quoted SQL identifier: whatever it holds, it stays a name. Throws on NUL, which no name can hold. */
export function quoteIdentifier(name: string): string {
  return quoted(name, '"');
}

/** The text as a SQL string literal, for the few places that take no bound parameter. Throws on NUL. */
export function quoteLiteral(text: string): string {
  return quoted(text, "'");
}

function quoted(text: string, mark: string): string {
  if (text.includes('\0')) throw new RangeError(`NUL cannot be quoted: ${JSON.stringify(text)}`);
  return mark + text.replaceAll(mark, mark + mark) + mark;
}
