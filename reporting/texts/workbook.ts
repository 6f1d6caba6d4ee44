import type { Locale } from './locale.js';
import type { SheetName } from './sheets.js';
import { workbookTexts as english } from './workbook_en.js';
import { workbookTexts as chinese } from './workbook_zh_cn.js';

/** Sheets that the workbook has beside those of the stored tables. */
export type OwnSheetName = 'summary' | 'recency_frequency' | 'pivot' | 'pivot_source';

/** What the workbook says beside what the report tells. */
export interface WorkbookTexts {
  readonly names: Readonly<Record<OwnSheetName, string>>;
  /** What a sheet is for, where no section of the report says it. */
  readonly purposes: Readonly<
    Record<SheetName | Exclude<OwnSheetName, 'summary' | 'recency_frequency'>, string>
  >;
  readonly sources: string;
  readonly run: (id: string, published: string) => string;
  readonly contact: string;
  readonly allPassed: (checks: number, totals: string) => string;
  readonly notPassed: (failed: number, checks: number, totals: string) => string;
  readonly keyFigures: string;
  readonly noComparison: string;
  readonly findings: string;
  readonly noFindings: string;
  /** Headings of the findings. */
  readonly finding: string;
  readonly members: string;
  readonly strength: string;
  readonly action: string;
  readonly command: string;
  readonly sheets: string;
  readonly limits: string;
  readonly pivot: {
    readonly note: string;
    readonly total: string;
    /** The sum of members; differs from the heading of the column that is summed. */
    readonly value: string;
    /** Members without a code. */
    readonly noCode: string;
  };
}

const catalogues = { en: english, 'zh-CN': chinese } as const;

export const workbookTexts = (locale: Locale): WorkbookTexts => catalogues[locale];
