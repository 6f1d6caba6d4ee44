import type { ReasonCode, ReasonText } from '../reasons.js';
import { reasonTexts as english } from './en.js';
import { reasonTexts as chinese } from './zh_cn.js';

const catalogues = { en: english, 'zh-CN': chinese } as const;

/** What a reason means and what to do about it, in the language of the reader. */
export function reasonText(code: ReasonCode, locale: keyof typeof catalogues): ReasonText {
  return catalogues[locale][code];
}
