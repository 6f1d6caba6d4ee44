import type { Report } from '../../reporting/report.js';
import type { Locale } from '../../reporting/texts/locale.js';
import { pageTexts, type PageTexts } from '../../reporting/texts/page.js';
import { cellFormat, type CellFormat } from '../cell_format.js';
import { seriesColours } from './charts/colours.js';

/** What every part of a page is rendered with. */
export interface Rendering {
  readonly locale: Locale;
  readonly texts: PageTexts;
  readonly format: CellFormat;
  readonly colours: Readonly<Record<string, string>>;
}

export const renderingOf = ({ locale, sections }: Report): Rendering => ({
  locale,
  texts: pageTexts(locale),
  format: cellFormat(locale),
  colours: seriesColours(sections.flatMap(({ charts }) => charts)),
});
