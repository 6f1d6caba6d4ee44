import type { Locale } from '../../reporting/texts/locale.js';

export interface NoticeTexts {
  readonly noRows: string;
  /** On each sheet of a table that needs several; `next` and `previous` are names of sheets. */
  part(place: {
    first: number;
    last: number;
    next: string | undefined;
    previous: string | undefined;
  }): string;
}

const count = new Intl.NumberFormat('en', { useGrouping: true });

/** What the writer itself says on a sheet, per locale. */
export const noticeTexts: Readonly<Record<Locale, NoticeTexts>> = {
  en: {
    noRows: 'No rows.',
    part: ({ first, last, next, previous }) =>
      [
        `Rows ${count.format(first)} to ${count.format(last)}.`,
        previous && `Continued from sheet “${previous}”.`,
        next && `Excel holds no more on one sheet: continued on sheet “${next}”.`,
      ]
        .filter(Boolean)
        .join(' '),
  },
  'zh-CN': {
    noRows: '没有数据。',
    part: ({ first, last, next, previous }) =>
      [
        `第 ${count.format(first)} 至 ${count.format(last)} 行。`,
        previous && `上接工作表“${previous}”。`,
        next && `超出 Excel 单表行数上限，续见工作表“${next}”。`,
      ]
        .filter(Boolean)
        .join(''),
  },
};
