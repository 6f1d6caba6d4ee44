import { quoteIdentifier, quoteLiteral } from './quote.js';

/** Separates the columns of a row's text, and stands for null: control signs that no cell of a sane source holds. */
const separator = 'chr(31)';
const nullMark = 'chr(30)';

/** SQL of a row as one text, in the given order of columns: equal rows, and only these, have equal texts. */
export function rowText(columns: readonly string[], relation?: string): string {
  return `concat_ws(${separator}, ${columns.map((name) => `coalesce(${textOf(name, relation)}, ${nullMark})`).join(', ')})`;
}

/** SQL of a row as a JSON object of texts, for people who look at what was set aside. */
export function rowJson(columns: readonly string[], relation?: string): string {
  return `cast(json_object(${columns.map((name) => `${quoteLiteral(name)}, ${textOf(name, relation)}`).join(', ')}) as varchar)`;
}

const textOf = (name: string, relation: string | undefined): string =>
  `cast(${relation === undefined ? '' : `${relation}.`}${quoteIdentifier(name)} as varchar)`;
