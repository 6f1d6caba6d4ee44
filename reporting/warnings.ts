import type { ChurnWarning } from '../contracts/churn_warnings.js';
import type { ToldWarning, Warning } from '../contracts/warnings.js';
import { churnWarningText } from './churn/warnings.js';
import type { Locale } from './texts/locale.js';
import { rfmWarningText } from './texts/warnings.js';

/** Warnings as the result of a step has them: as codes, and with the English words that terminal and log show. */
export function warningsIn(warnings: readonly Warning[]): {
  readonly warnings: readonly string[];
  readonly toldWarnings: readonly ToldWarning[];
} {
  const toldWarnings = warnings.map((warning) => ({ text: warningText(warning, 'en'), warning }));
  return { warnings: toldWarnings.map(({ text }) => text), toldWarnings };
}

/**
 * What a run warned of, in the words of a language. A warning that is only a text, as runs of before have them, is shown
 * as it is.
 */
export function warningTexts(
  {
    warnings,
    toldWarnings = [],
  }: { readonly warnings: readonly string[]; readonly toldWarnings?: readonly ToldWarning[] | undefined },
  locale: Locale,
): readonly string[] {
  const known = new Map(toldWarnings.map(({ text, warning }) => [text, warningText(warning, locale)]));
  return warnings.map((text) => known.get(text) ?? text);
}

/** A warning in words that make sense alone. */
const warningText = (warning: Warning, locale: Locale): string =>
  isOfChurn(warning) ? churnWarningText(warning, locale) : rfmWarningText(warning, locale);

const isOfChurn = (warning: Warning): warning is ChurnWarning => warning.code.startsWith('churn_');
