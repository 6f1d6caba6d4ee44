/**
 * A template of Chinese text that puts a space between its own characters and a name or number of another script that
 * is filled in, as typesetters do; what is filled in stays as it is.
 */
export function spaced(literals: TemplateStringsArray, ...values: readonly string[]): string {
  return literals.reduce((text, literal, i) => joined(joined(text, values[i - 1] ?? ''), literal), '');
}

const joined = (before: string, after: string): string =>
  touch(before.slice(-1), after.slice(0, 1)) ? `${before} ${after}` : before + after;

const touch = (left: string, right: string): boolean =>
  (han.test(left) && foreign.test(right)) || (foreign.test(left) && han.test(right));

const han = /\p{Script=Han}/u;
const foreign = /[\p{Script=Latin}\p{Nd}%]/u;
