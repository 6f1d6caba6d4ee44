import { z } from 'zod';
import { erasureOutcomeSchema } from './erasure.js';
import { documentRefSchema, tableRefSchema } from './references.js';

/** Version of the object that `--json` prints. */
export const runOutcomeSchemaVersion = 1;

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** What every job is started with: one object, a few kilobytes, no secret (`${env:…}` stays unresolved). */
export const jobInputSchema = z.strictObject({
  business: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  /** The first instant of this local day is the as-of instant. */
  asOf: z.string().regex(dayPattern),
  timeZone: z.string(),
  /** The configuration as written, parsed but with secrets unresolved. */
  configuration: z.record(z.string(), z.unknown()),
  configurationHash: z.hash('sha256'),
  /** Folder that relative paths of the configuration start from. */
  baseFolder: z.string(),
});
export type JobInput = z.infer<typeof jobInputSchema>;

/** What a job about a completed RFM run is started with. */
export const reportInputSchema = jobInputSchema.extend({
  /** Run id of that run. */
  rfmRunId: z.string().min(1),
});
export type ReportInput = z.infer<typeof reportInputSchema>;

/** What a churn job is started with. */
export const churnInputSchema = jobInputSchema.extend({
  /** Run id of an RFM run of the same day and configuration, whose clean tables are read; absent: the sources are. */
  rfmRunId: z.string().min(1).exactOptional(),
});
export type ChurnInput = z.infer<typeof churnInputSchema>;

/** What sending one group's mail again is started with. */
export const resendInputSchema = reportInputSchema.extend({
  /** Name of the recipient group in the configuration. */
  group: z.string().min(1),
});
export type ResendInput = z.infer<typeof resendInputSchema>;

/** What computing a published run again is started with; its configuration is that of the run. */
export const rerunInputSchema = jobInputSchema.extend({
  /** Run id of that run. */
  rerunOf: z.string().min(1),
});
export type RerunInput = z.infer<typeof rerunInputSchema>;

/** What removing by the retention policy is started with. */
export const retainInputSchema = jobInputSchema.extend({
  /** Only says what would go. */
  dryRun: z.boolean().exactOptional(),
});
export type RetainInput = z.infer<typeof retainInputSchema>;

/** What erasing a member is started with: never the member's number. */
export const eraseInputSchema = jobInputSchema.extend({
  /** Keyed hash of the number, see `sql/steps/erasing/bar.ts`. */
  tombstone: z.hash('sha256'),
  /** Counts what would be rewritten, and changes nothing. */
  dryRun: z.boolean(),
});
export type EraseInput = z.infer<typeof eraseInputSchema>;

const lineCountsSchema = z.strictObject({
  read: z.int().nonnegative(),
  kept: z.int().nonnegative(),
  quarantined: z.int().nonnegative(),
  excluded: z.int().nonnegative(),
});

/** Figures of a run: `read = kept + quarantined + excluded` holds for the order source's rows. */
export const runCountsSchema = z.strictObject({
  lines: lineCountsSchema,
  orders: z.int().nonnegative(),
  members: z.int().nonnegative(),
});
export type RunCounts = z.infer<typeof runCountsSchema>;

/** What a workflow returns: references and a summary. */
export const jobResultSchema = z.strictObject({
  runId: z.string(),
  /** Null: the job does not clean. */
  counts: runCountsSchema.nullable(),
  tables: z.record(z.string(), tableRefSchema),
  documents: z.array(documentRefSchema),
  warnings: z.array(z.string()),
  /** Workflow ids of the jobs that it started as parts of itself; absent in results of before there were any. */
  children: z.array(z.string()).optional(),
  /** Of the job that erases a member. */
  erasure: erasureOutcomeSchema.exactOptional(),
  /** Ids of the models that it made, or scored with; absent of jobs without. */
  models: z.array(z.string()).exactOptional(),
});
export type JobResult = z.infer<typeof jobResultSchema>;

export const runStatuses = ['completed', 'failed', 'cancelled', 'started', 'waiting'] as const;
export type RunStatus = (typeof runStatuses)[number];

/** The one object that `memberflow run --json` prints on its last line. */
export const runOutcomeSchema = z.strictObject({
  schema: z.literal(runOutcomeSchemaVersion),
  job: z.string(),
  workflowId: z.string(),
  /** Of the latest execution, after retries and resets. */
  temporalRunId: z.string(),
  /** Of the first execution: the same after retries and resets. */
  runId: z.string(),
  asOf: z.string(),
  timeZone: z.string(),
  status: z.enum(runStatuses),
  /** Null: the run has not completed, or its job does not clean. */
  counts: runCountsSchema.nullable(),
  /** The store's references stand as `file:` URLs where they are printed. */
  tables: z.record(z.string(), tableRefSchema.extend({ uri: z.url() })).readonly(),
  documents: z.array(documentRefSchema).readonly(),
  models: z.array(z.string()).readonly(),
  warnings: z.array(z.string()).readonly(),
  /** Null unless the run failed. */
  error: z.strictObject({ type: z.string(), message: z.string(), details: z.unknown() }).nullable(),
  children: z.array(z.string()).readonly(),
  /** Of the job that erases a member. */
  erasure: erasureOutcomeSchema.exactOptional(),
});
export type RunOutcome = Readonly<z.infer<typeof runOutcomeSchema>>;
