/** How texts are marked: in colour on a terminal, not at all in a pipe. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly caution: (text: string) => string;
}

const asIs = (text: string) => text;
const marked = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`;

export const plainStyle: Style = { strong: asIs, faint: asIs, good: asIs, bad: asIs, caution: asIs };

export const colourStyle: Style = {
  strong: marked(1),
  faint: marked(2),
  good: marked(32),
  bad: marked(31),
  caution: marked(33),
};
