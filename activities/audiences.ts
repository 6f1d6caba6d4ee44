import type { Config, RecipientGroupConfig } from '../config/schema.js';
import type { Audience, ReportPlan } from '../contracts/steps.js';

/** For whom the outputs in the folder of the configuration are made. */
export const ownAudience = ({ locale, publish }: Config): Audience => ({ locale, sees: publish.sees });

/** For whom the attachments of a recipient group are made. */
export function audienceOf(config: Config, { locale, sees }: RecipientGroupConfig): Audience {
  return { locale: locale ?? config.locale, sees };
}

export const sameAudience = (a: Audience, b: Audience): boolean =>
  a.locale === b.locale && seesPersonal(a) === seesPersonal(b);

export const seesPersonal = ({ sees }: Audience): boolean => sees.includes('personal');

/**
 * What a report consists of: a page for each language that somebody reads (there are no personal columns on it), a
 * workbook for each audience that the one of the run is not made for.
 * @param only a recipient group; null: all
 * @param madeFor whom the workbook was made for that the run has published; null: the store does not have it
 */
export function planOf(config: Config, only: string | null, madeFor: Audience | null): ReportPlan {
  const groups = Object.entries(config.mail?.groups ?? {}).filter(([name]) => only === null || name === only);
  const attaching = (attachment: 'report' | 'workbook') =>
    groups
      .filter(([, { attach }]) => attach.includes(attachment))
      .map(([, group]) => audienceOf(config, group));
  const own = ownAudience(config);
  const readers = [...(config.report.page && only === null ? [own] : []), ...attaching('report')];
  return {
    pages: [...new Set(readers.map(({ locale }) => locale))],
    workbooks: distinct(attaching('workbook')).filter(
      (audience) => madeFor === null || !sameAudience(audience, madeFor),
    ),
    groups: groups.map(([name]) => name),
  };
}

const distinct = (audiences: readonly Audience[]): readonly Audience[] =>
  audiences.filter((audience, i) => audiences.findIndex((other) => sameAudience(audience, other)) === i);

/** What the file name of an audience's document has before its ending; empty for the folder's own audience. */
export function audienceMark(audience: Audience, own: Audience): string {
  const locale = audience.locale === own.locale ? '' : `.${audience.locale}`;
  if (seesPersonal(audience) === seesPersonal(own)) return locale;
  return `${locale}.${seesPersonal(audience) ? 'personal' : 'masked'}`;
}
