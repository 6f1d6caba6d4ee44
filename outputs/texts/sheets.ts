import type { Config } from '../../config/schema.js';

/** Texts of the sheets of a run's workbook. */
export interface SheetTexts {
  readonly title: (business: string, asOf: string) => string;
  readonly about: string;
  readonly scores: string;
  readonly groups: string;
  readonly audit: string;
  readonly reconciliation: string;
  readonly quarantine: string;
  readonly dictionary: string;
  readonly manifest: string;
  readonly asOfNote: (asOf: string, timeZone: string, currency: string) => string;
  readonly totals: (read: number, kept: number, quarantined: number, excluded: number) => string;
  readonly run: string;
  readonly inputs: string;
  readonly orders: string;
  readonly members: string;
  readonly warning: string;
  readonly notAvailable: string;
  readonly relative: string;
}

const en: SheetTexts = {
  title: (business, asOf) => `RFM of ${business} as of ${asOf}`,
  about: 'About',
  scores: 'RFM scores',
  groups: 'RFM groups',
  audit: 'Audit',
  reconciliation: 'Reconciliation',
  quarantine: 'Quarantine',
  dictionary: 'Data dictionary',
  manifest: 'Manifest',
  asOfNote: (asOf, timeZone, currency) => `State before ${asOf} 00:00 ${timeZone}; amounts in ${currency}`,
  totals: (read, kept, quarantined, excluded) =>
    `Check: ${read} rows read = ${kept} kept + ${quarantined} quarantined + ${excluded} excluded. ${read === kept + quarantined + excluded ? 'OK' : 'DIFFERS'}`,
  run: 'Run',
  inputs: 'Input',
  orders: 'Orders',
  members: 'Members',
  warning: 'Warning',
  notAvailable: 'Not available',
  relative: 'RFM digits compare your members only with each other; the highest digit is best.',
};

const zhCn: SheetTexts = {
  title: (business, asOf) => `${business} 会员 RFM（截至 ${asOf}）`,
  about: '说明',
  scores: 'RFM 得分',
  groups: 'RFM 分群',
  audit: '数据审计',
  reconciliation: '数据核对',
  quarantine: '隔离数据',
  dictionary: '数据字典',
  manifest: '运行清单',
  asOfNote: (asOf, timeZone, currency) =>
    `描述 ${asOf} 00:00（${timeZone}）之前的状态；金额单位：${currency}`,
  totals: (read, kept, quarantined, excluded) =>
    `核对：读取 ${read} 行 = 有效 ${kept} + 隔离 ${quarantined} + 排除 ${excluded}。${read === kept + quarantined + excluded ? '一致' : '不一致'}`,
  run: '运行',
  inputs: '输入',
  orders: '订单数',
  members: '会员数',
  warning: '提示',
  notAvailable: '不可用',
  relative: 'RFM 分值只在本企业会员之间比较，数字越大越好。',
};

const catalogues = { en, 'zh-CN': zhCn } as const;

export const sheetTexts = (locale: Config['locale']): SheetTexts => catalogues[locale];
