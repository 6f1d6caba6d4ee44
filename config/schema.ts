import { z } from 'zod';
import { churn } from './schema/churn.js';
import { gates } from './schema/gates.js';
import { mail } from './schema/mail.js';
import { privacy } from './schema/privacy.js';
import { publish } from './schema/publish.js';
import { report } from './schema/report.js';
import { retention } from './schema/retention.js';
import { rfm } from './schema/rfm.js';
import { identifier, locale, slug, timeZone } from './schema/scalars.js';
import { schedules } from './schema/schedules.js';
import { sourceSchema } from './schema/sources.js';
import { tables } from './schema/tables.js';

export type { ChurnConfig } from './schema/churn.js';
export type { GatesConfig } from './schema/gates.js';
export type { MailConfig, RecipientGroupConfig, SmtpConfig } from './schema/mail.js';
export type { PrivacyConfig } from './schema/privacy.js';
export type { PublishConfig } from './schema/publish.js';
export type { ReportConfig } from './schema/report.js';
export { retention, type RetentionConfig } from './schema/retention.js';
export type { BinMethod, NamesConfig, RfmConfig, WeightsConfig } from './schema/rfm.js';
export type { ScheduleConfig } from './schema/schedules.js';
export {
  sourceSchema,
  type CsvSourceConfig,
  type ParquetSourceConfig,
  type SourceConfig,
  type WorkbookSourceConfig,
} from './schema/sources.js';
export type { ColumnMapping, OrdersTableConfig, TableConfig } from './schema/tables.js';

/** Version of the configuration's form; a file of an older one is migrated, of a newer one refused. */
export const configVersion = 1;

/** The whole configuration; every default stands in these schemas and nowhere else. */
export const configSchema = z.strictObject({
  version: z.literal(configVersion).describe('Version of the form of this file.'),
  business: slug.describe('Short name of the business; part of every workflow id.'),
  time_zone: timeZone.describe('Decides where each day ends, such as Asia/Shanghai.'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as CNY')
    .describe('Reporting currency, such as CNY.'),
  locale: locale.default('en').describe('Language of workbook and report.'),
  sources: z.record(identifier, sourceSchema).describe('Where the data comes from, by a name of your own.'),
  tables: tables.describe('Tables of memberflow and the columns of the sources that fill them.'),
  rfm: rfm.prefault({}).describe('Recency, frequency, monetary value.'),
  churn: churn
    .optional()
    .describe('Who is about to leave; absent: the jobs trainChurn and scoreChurn are refused.'),
  gates: gates.prefault({}).describe('Limits at which a run stops.'),
  publish: publish.prefault({}).describe('What is written, and where.'),
  report: report.prefault({}).describe('What the report tells, and how.'),
  privacy: privacy.prefault({}).describe('Which columns are personal; those are masked in outputs.'),
  retention: retention
    .optional()
    .describe('What `memberflow retain` removes, and when; what has no rule stays for ever.'),
  mail: mail.optional().describe('Who is told of the results by mail; absent: nobody.'),
  schedules: schedules
    .optional()
    .describe('What is run when, by a name of your own; memberflow schedule apply puts it into force.'),
});
export type Config = z.infer<typeof configSchema>;
