import { churnFeatures, type ChurnFeature, type FeatureNeed } from '../domain/churn/features.js';
import { code, table } from './markdown.js';

/** The reference part of docs/churn_features.md: every feature, what it needs and what it says. */
export const churnFeaturesReference = (): string =>
  table(
    ['feature', 'needs', 'days', 'where there is nothing', 'what it says'],
    churnFeatures.map(({ name, kind, window, nothing, description, ...needed }) => [
      code(name),
      needsText(needed),
      String(window ?? 'all'),
      nothing === 'zero' ? '0' : 'missing',
      kind === 'category' ? `${description} A category.` : description,
    ]),
  );

const needsText = ({ needs, either = [] }: Pick<ChurnFeature, 'needs' | 'either'>): string =>
  [...needs.map(needText), ...(either.length === 0 ? [] : [either.map(needText).join(' or ')])].join(', ');

const needText = ({ table: name, columns }: FeatureNeed): string =>
  columns.length === 0 ? code(name) : columns.map((column) => code(`${name}.${column}`)).join(', ');
