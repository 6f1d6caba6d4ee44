import { spaced } from './spaced_zh_cn.js';
import type { PeriodTexts } from './periods.js';

export const periodTexts: PeriodTexts = {
  within: (label) => label,
  asOf: (label) => spaced`截至 ${label}`,
  open: (label) => spaced`${label}（未结束）`,
  onPeriod: (label) => spaced`较 ${label}`,
  onRun: (asOf) => spaced`较 ${asOf} 的运行`,
  noSegment: '无分群',
  notScored: '未计分',
  didNotOrder: (label) => spaced`在 ${label} 没有下单`,
  droppedOut: (asOf) => spaced`截至 ${asOf} 不再计分`,
  otherSegments: (count) => spaced`其他 ${count} 个分群`,
  between: '',
  sentence: (clause) => spaced`${clause}。`,
  fromTo: (from, to) => spaced`${from} 至 ${to}`,
  titled: (title, detail) => spaced`${title}，${detail}`,
  series: (items) => items.join('；'),
  list: (items) => items.join('、'),
};
