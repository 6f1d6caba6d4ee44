/** What can be wrong with a configuration: stable codes, a title each, and what `memberflow check --explain CODE` prints. */
export const problemKinds = {
  MF200: {
    title: 'configuration not found',
    explanation: `There is no file at that path. memberflow looks for memberflow.yaml in the current folder unless
--config names another file. "memberflow init" writes a commented one that runs after a few changes.`,
  },
  MF201: {
    title: 'configuration cannot be read',
    explanation: `Something stands at that path, and it cannot be read as UTF-8 text: a folder, a file without read
permission, or a file saved in another encoding. Save it as UTF-8. memberflow never goes on as if there
were no configuration.`,
  },
  MF202: {
    title: 'not valid YAML',
    explanation: `The text breaks a rule of YAML 1.2, so its structure is unknown and nothing else was checked. Frequent
causes: a tab in the indentation, a quote or bracket that is never closed, a text that begins with @, *,
& or ! and is not quoted, or a colon followed by a space inside a text without quotes.`,
  },
  MF203: {
    title: 'unknown key',
    explanation: `memberflow does not know this key at this place. Unknown keys are refused because a misspelt one would
otherwise be ignored and its default used without a word. docs/configuration.md lists all keys.`,
  },
  MF204: {
    title: 'key given twice',
    explanation: `The same key stands twice in one mapping; only one of the values could count. Remove one of them.`,
  },
  MF205: {
    title: 'missing key',
    explanation: `A key that has no default is absent. The message says where it belongs and what it means.`,
  },
  MF206: {
    title: 'value of another kind',
    explanation: `A value is, say, a number where text is expected. YAML decides by its look: 2015 is a number, '2015' is
text, [a, b] a list, and an empty value nothing at all. memberflow does not convert silently, because an
id such as 007 would lose its zeros. Sheet names, ids and codes made of digits need quotes. In YAML 1.2
only true and false are truth values; yes, no, on and off are text.`,
  },
  MF207: {
    title: 'not one of the allowed values',
    explanation: `The key takes one of a few values, and this is none of them. The message lists them.`,
  },
  MF208: {
    title: 'value not accepted',
    explanation: `The value is of the right kind but breaks a rule: out of range, too short, not in increasing order, not
a known time zone. The message says what was expected.`,
  },
  MF209: {
    title: 'version not supported',
    explanation: `The key "version" says which form the file is written in. This memberflow reads version 1. A file with a
greater number was written for a newer memberflow: upgrade, or use the file that belongs to this
version. Nothing else in the file was checked, because its keys may mean something else.`,
  },
  MF210: {
    title: 'not one mapping',
    explanation: `A configuration is one YAML document of "key: value" lines. The file is empty, holds only comments,
begins with a list or a text, or holds several documents separated by "---".`,
  },
  MF220: {
    title: 'unknown source',
    explanation: `A table names a source that "sources" does not declare. Names are compared letter by letter.`,
  },
  MF221: {
    title: 'either source or select',
    explanation: `Each table is filled either from one source ("source: NAME") or by a query over the sources ("select:
…"). Both at once contradict each other; with neither, the table would be empty.`,
  },
  MF222: {
    title: 'required column without a heading',
    explanation: `A table lacks a column it cannot do without, such as member_id in orders. Name the heading of the source
that holds it under "columns", for instance "member_id: Customer ID".`,
  },
  MF223: {
    title: 'unknown column',
    explanation: `On the left of "columns" stands memberflow's own name of a column, on the right the heading of the
source. The name on the left is not one of this table. Only members and campaigns take further columns,
under names of lower-case letters, digits and underscores.`,
  },
  MF224: {
    title: 'latest_by and on_conflict do not fit',
    explanation: `"on_conflict: latest_by" keeps, of rows with the same key, the one with the greatest value in a column,
which "latest_by" names. One without the other has no effect or no meaning.`,
  },
  MF225: {
    title: 'netting lacks something',
    explanation: `"cancellations: net" subtracts a cancelled line from the member's latest earlier line of the same
product. It therefore needs order lines ("grain: line"), a mark of cancelled lines ("cancelled") and the
column product_id.`,
  },
  MF226: {
    title: 'amount is adjusted by a column that is not mapped',
    explanation: `"less" and "plus" subtract or add columns such as tax. The column has to be mapped under "columns", and
it cannot be subtracted and added at once.`,
  },
  MF227: {
    title: 'segment names do not fit the bins',
    explanation: `The names "five_bins" are defined for digits 1 to 5 in each dimension, "two_bins" for 1 and 2. Quantile
bins make n digits, edges one fewer than edges, mean, median and pareto two.`,
  },
  MF228: {
    title: 'segment code outside the bins',
    explanation: `A rule of the custom mapping asks for a digit that the bins of that dimension never give, so the rule
could never match. The digits stand for recency, frequency and monetary value, in this order.`,
  },
  MF229: {
    title: 'comparison matrix not usable',
    explanation: `AHP derives weights from a matrix that says how many times as important the row is as the column. Its
diagonal is 1, and each value is 1 / the value mirrored at the diagonal (0.333 will do for a third). If
A is twice B and B twice C, A should be about four times C: the consistency ratio measures the
contradiction, and Saaty's limit is 0.1.`,
  },
  MF230: {
    title: 'window_days together with periods',
    explanation: `With "periods" each result looks at the orders of its own period; "window_days" limits a result over all
orders. Keep one of them.`,
  },
  MF231: {
    title: 'currency without exchange rates',
    explanation: `The orders carry a currency, and money is reported in one. The table exchange_rates (currency,
valid_from, rate) says what a unit is worth from a day on. If all orders are in the reporting currency,
remove the column.`,
  },
  MF232: {
    title: 'reference to a variable not understood',
    explanation: `Environment variables are written \${env:NAME}, NAME being letters, digits and underscores. Other forms
such as \${NAME} would be taken literally, which is never meant.`,
  },
  MF233: {
    title: 'gate without the table it measures',
    explanation: `"member_match_rate" compares the members who order with the table members, which is not configured.`,
  },
  MF234: {
    title: 'alias that cannot be made',
    explanation: `"publish.database.aliases" gives the latest of a published table a further name: on the left that name, on
the right the table. The table has to be one that a run publishes, such as rfm_scores, and the name must
not be that of another table or view of the database.`,
  },
  MF235: {
    title: 'half an account',
    explanation: `A mail server that asks for an account asks for "user" and "password". With one of them only, nobody can
log in; with neither, memberflow sends without logging in, as mail servers within a company often allow.`,
  },
  MF236: {
    title: 'weights from levels that are not there',
    explanation: `The weights "forest" are learned: how much do recency, frequency and monetary value tell of a member's
level? That needs the table members with the column level. Without levels choose equal, expert, preset or
ahp.`,
  },
  MF237: {
    title: 'churn rule without its table',
    explanation: `A rule of "churn.definition" is judged by a table that is not configured: no_login and no_visit by events,
no_reaction by contacts, unsubscribed and blacklisted by members. Without the table nothing would ever be
heard of anybody, and everybody would count as churned, or nobody.`,
  },
  MF238: {
    title: 'churn rule without its column',
    explanation: `A rule of "churn.definition" is judged by a column that the table does not map: unsubscribed by
members.unsubscribed_at, blacklisted by members.blacklisted_at, no_reaction by at least one of opened_at,
clicked_at and responded_at of contacts.`,
  },
  MF239: {
    title: 'schedule of churn without its settings',
    explanation: `The jobs trainChurn and scoreChurn go by the key churn: when a member counts as churned, how long the label
window is, what contacting a member costs. "churn: {}" takes the default for everything.`,
  },
} as const satisfies Record<string, { readonly title: string; readonly explanation: string }>;

export type ProblemCode = keyof typeof problemKinds;

/** The long explanation of a code, or undefined if there is no such code. Case does not matter. */
export function explainProblem(code: string): string | undefined {
  const known = code.toUpperCase();
  if (!isProblemCode(known)) return undefined;
  const { title, explanation } = problemKinds[known];
  return `${known} ${title}\n\n${explanation}\n`;
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problemKinds, code);
}
