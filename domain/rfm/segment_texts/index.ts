import { segmentTexts as english } from './en.js';
import { segmentTexts as chinese } from './zh_cn.js';

const catalogues = {
  en: new Map(Object.entries(english)),
  'zh-CN': new Map(Object.entries(chinese)),
} as const;

/** The display text of a stored segment; any other segment, of a mapping of one's own or a bare code, is its own text. */
export function segmentText(segment: string, locale: keyof typeof catalogues): string {
  return catalogues[locale].get(segment) ?? segment;
}
