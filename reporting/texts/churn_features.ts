import { churnFeatures, type ChurnFeatureName } from '../../domain/churn/features.js';
import { featureHeadings as englishHeadings } from './churn_features_en.js';
import { featureTexts as chineseTexts } from './churn_features_zh_cn.js';
import { reasonTexts as englishReasons } from './churn_reasons_en.js';
import { reasonTexts as chineseReasons } from './churn_reasons_zh_cn.js';
import type { Locale } from './locale.js';

/** What a feature says of a member, and whether it makes it likelier that the member leaves. */
export interface ToldFeature {
  /** Null: missing, or a category. */
  readonly value: number | null;
  readonly level: string | null;
  readonly raises: boolean;
  /** Writes an amount in the currency of the business. */
  readonly money: (amount: number) => string;
}

/** A clause without a full stop. */
export type ReasonText = (told: ToldFeature) => string;
export type ReasonTexts = Readonly<Record<ChurnFeatureName, ReasonText>>;

/** One of the reasons that stand first for a member. */
export interface ChurnReason {
  readonly feature: string;
  readonly value: number | null;
  readonly level: string | null;
  /** On the log odds: above 0 it makes churn likelier. */
  readonly contribution: number;
}

const features = new Map<string, { readonly name: ChurnFeatureName; readonly description: string }>(
  churnFeatures.map((feature) => [feature.name, feature]),
);

/** What a feature is called, and how it is measured; a name of another version is its own heading. */
export function churnFeatureText(
  name: string,
  locale: Locale,
): { readonly heading: string; readonly description: string } {
  const feature = features.get(name);
  if (feature === undefined) return { heading: name, description: '' };
  if (locale === 'en') return { heading: englishHeadings[feature.name], description: feature.description };
  const [heading, description] = chineseTexts[feature.name];
  return { heading, description };
}

/**
 * Tells why a member is likely to leave, or to stay, as a clause without a full stop.
 * @param currency ISO 4217 code of the amounts
 */
export function churnReasonTexts(locale: Locale, currency: string): (reason: ChurnReason) => string {
  const texts = locale === 'en' ? englishReasons : chineseReasons;
  const money = amounts(locale, currency);
  return ({ feature, value, level, contribution }) => {
    const known = features.get(feature);
    if (known === undefined) return `${feature}: ${level ?? value ?? '–'}`;
    return texts[known.name]({ value, level, raises: contribution > 0, money });
  };
}

/** From here on nobody reads the cents of an amount. */
const large = 100;

function amounts(locale: Locale, currency: string): (amount: number) => string {
  const money = { style: 'currency', currency } as const;
  const exact = new Intl.NumberFormat(locale, money);
  const whole = new Intl.NumberFormat(locale, { ...money, maximumFractionDigits: 0 });
  return (amount) => (amount < large ? exact : whole).format(amount);
}
