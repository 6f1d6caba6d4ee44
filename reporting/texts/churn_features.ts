import type { Locale } from './locale.js';

/** What a feature is called, and how it is measured; one without words is called by its name. */
export const churnFeatureText = (
  name: string,
  _locale: Locale,
): { readonly heading: string; readonly description: string } => ({ heading: name, description: '' });

/** Why a member is likely to leave, as a clause without a full stop. */
export const churnReasonText = (
  {
    feature,
    value,
    level,
  }: {
    readonly feature: string;
    readonly value: number | null;
    readonly level: string | null;
    readonly contribution: number;
  },
  _locale: Locale,
): string => `${feature}: ${value ?? level ?? '–'}`;
