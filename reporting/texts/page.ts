import { pageTexts as english } from './page_en.js';
import { pageTexts as chinese } from './page_zh_cn.js';
import type { Locale } from './locale.js';

/**
 * Words of the page's own controls; everything else it says comes from the report. `{name}` is a place to be filled:
 * the texts travel inside the page as they are.
 */
export interface PageTexts {
  readonly skip: string;
  readonly contents: string;
  readonly keyFigures: string;
  readonly findings: string;
  readonly noFindings: string;
  readonly actionLabel: string;
  readonly moreFindings: string;
  readonly members: string;
  readonly listMembers: string;
  readonly asQuery: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly better: string;
  readonly worse: string;
  readonly up: string;
  readonly down: string;
  readonly same: string;
  readonly figuresOf: string;
  readonly columnsExplained: string;
  readonly limits: string;
  readonly glossary: string;
  readonly about: string;
  readonly noWay: string;
  readonly loss: string;
  readonly gain: string;
  readonly search: string;
  readonly searchHint: string;
  readonly all: string;
  readonly clear: string;
  readonly rowsShown: string;
  readonly rowsMatching: string;
  readonly rowsOnPaper: string;
  readonly more: string;
  readonly noRow: string;
  readonly sortBy: string;
  readonly sortedUp: string;
  readonly sortedDown: string;
  readonly flatMap: string;
  readonly largestOnly: string;
  readonly nothingToDraw: string;
  readonly drawing: string;
  readonly without3d: string;
  readonly spaceKeys: string;
  readonly spaceTouch: string;
  readonly reset: string;
  readonly turnLeft: string;
  readonly turnRight: string;
  readonly tiltUp: string;
  readonly tiltDown: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly bar: string;
  readonly flow: string;
  readonly madeFrom: string;
}

const catalogues = { en: english, 'zh-CN': chinese } as const satisfies Readonly<Record<Locale, PageTexts>>;

export const pageTexts = (locale: Locale): PageTexts => catalogues[locale];

/** A text with its places filled; a place without a value is a fault of the caller. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for ${place} in “${text}”`);
    return value;
  });
}
