import type { Chart, Report, Table } from '../../reporting/report.js';
import type { Locale } from '../../reporting/texts/locale.js';
import type { PageTexts } from '../../reporting/texts/page.js';
import type { Rendering } from './rendering.js';

/** Id of the element that carries the data. */
export const dataElement = 'report-data';

/** What the page's script works with. */
export interface PageData {
  readonly locale: Locale;
  readonly texts: PageTexts;
  readonly colours: Readonly<Record<string, string>>;
  readonly charts: readonly Chart[];
  readonly tables: readonly Table[];
}

export const pageData = (report: Report, { locale, texts, colours }: Rendering): PageData => ({
  locale,
  texts,
  colours,
  charts: report.sections.flatMap(({ charts }) => charts).filter(({ kind }) => kind !== 'heat'),
  tables: report.sections.flatMap(({ tables }) => tables),
});
