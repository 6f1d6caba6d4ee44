import type { RfmWarning } from '../../contracts/warnings.js';
import type { Locale } from './locale.js';
import { warningText as english } from './warnings_en.js';
import { warningText as chinese } from './warnings_zh_cn.js';

const catalogues: Readonly<Record<Locale, (warning: RfmWarning) => string>> = {
  en: english,
  'zh-CN': chinese,
};

/** A warning of an RFM run in words that make sense alone. */
export const rfmWarningText = (warning: RfmWarning, locale: Locale): string => catalogues[locale](warning);
