/** Text that is HTML already; only {@link html} and {@link trusted} make it. */
export interface Markup {
  readonly markup: string;
}

/** What may stand in a template: text is escaped, markup is not, nothing stays nothing. */
export type Content = Markup | string | number | null | false | readonly Content[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand between tags and in quoted attributes. */
export const escapeText = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** HTML from a template literal, without its indentation; everything put into it is escaped unless it is markup. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const lines = parts.map((part, i) => part.replace(/\n\s+/g, '\n') + textOf(contents[i] ?? null));
  return { markup: lines.join('') };
}

/** Markup that another renderer made, such as an SVG picture. */
export const trusted = (markup: string): Markup => ({ markup });

function textOf(content: Content): string {
  if (content === null || content === false) return '';
  if (typeof content === 'string') return escapeText(content);
  if (typeof content === 'number') return String(content);
  return 'markup' in content ? content.markup : content.map(textOf).join('');
}
