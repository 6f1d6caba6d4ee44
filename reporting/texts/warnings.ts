import type { Warning } from '../../contracts/warnings.js';
import type { Locale } from './locale.js';
import { warningText as english } from './warnings_en.js';
import { warningText as chinese } from './warnings_zh_cn.js';

const catalogues: Readonly<Record<Locale, (warning: Warning) => string>> = { en: english, 'zh-CN': chinese };

/** A warning in words that make sense alone. */
export const warningText = (warning: Warning, locale: Locale): string => catalogues[locale](warning);
