import { suggestedActions, type Strength, type SuggestedAction } from '../../domain/rfm/actions.js';
import { actionTexts as english } from './actions_en.js';
import { actionTexts as chinese } from './actions_zh_cn.js';
import type { Locale } from './locale.js';

export interface ActionTexts {
  /** What to do, as a short request without a full stop. */
  readonly suggestions: Readonly<Record<SuggestedAction, string>>;
  readonly strengths: Readonly<Record<Strength, string>>;
}

const catalogues: Readonly<Record<Locale, ActionTexts>> = { en: english, 'zh-CN': chinese };

/** The text of a suggestion; one that is not built in is its own text. */
export function actionText(action: string, locale: Locale): string {
  return isSuggested(action) ? catalogues[locale].suggestions[action] : action;
}

export const strengthText = (strength: Strength, locale: Locale): string =>
  catalogues[locale].strengths[strength];

const isSuggested = (action: string): action is SuggestedAction =>
  (suggestedActions as readonly string[]).includes(action);
