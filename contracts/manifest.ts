import { z } from 'zod';
import { documentRefSchema, tableRefSchema } from './references.js';
import { runCountsSchema } from './run.js';
import { toldWarningSchema } from './warnings.js';

/** Version of the manifest's form. */
export const manifestVersion = 1;

/** An earlier form of a manifest, and why it no longer holds. */
const superseded = z.strictObject({
  /** Of the file of the earlier manifest. */
  sha256: z.hash('sha256'),
  reason: z.literal('erasure'),
  /** Id of the erasure, which has a record of its own; it tells nothing of the member. */
  erasure: z.string(),
  at: z.string(),
  codeVersion: z.string(),
  /** Rows that were taken out, by table. */
  rows: z.record(z.string(), z.int().nonnegative()),
  /** Documents in the folder of the run that were rendered anew. */
  renditions: z.array(
    z.strictObject({
      kind: z.enum(['report', 'workbook']),
      audience: z.strictObject({
        locale: z.enum(['zh-CN', 'en']),
        sees: z.array(z.literal('personal')),
      }),
      stored: z.strictObject({ uri: z.string(), sha256: z.hash('sha256') }),
    }),
  ),
});
export type Superseded = Readonly<z.infer<typeof superseded>>;

const period = z.strictObject({
  label: z.string(),
  startsOn: z.string().nullable(),
  asOf: z.string(),
  partial: z.boolean(),
  edges: z.strictObject({
    recency: z.array(z.number()),
    frequency: z.array(z.number()),
    monetary: z.array(z.number()),
  }),
  collapsed: z.int(),
  outOfRange: z.int(),
});

/** How a random forest learned the weights from the members' levels. */
const learnedWeights = z.strictObject({
  importance: z.enum(['permutation', 'impurity']),
  /** Importance of each measure as it was found, before the weights were made to sum to 1. */
  found: z.strictObject({ r: z.number(), f: z.number(), m: z.number() }),
  /** Members and periods that were learned from, and the levels they have. */
  rows: z.int(),
  levels: z.int(),
  /** Share of held-out rows whose level was told right, and of the most frequent level among them; null: none were held out. */
  heldOut: z.strictObject({ rows: z.int(), right: z.number(), mostFrequent: z.number() }).nullable(),
});
export type LearnedWeights = Readonly<z.infer<typeof learnedWeights>>;

/** An artifact of a run that is no longer stored. */
const removedSchema = z.strictObject({
  uri: z.string(),
  /** The key of the policy that let it go, such as `staging`; `erasure`: it could not be made anew without a member. */
  because: z.string(),
  removedAt: z.string(),
  /** As its reference had them; null where the manifest named none. */
  sha256: z.string().nullable(),
  contentHash: z.string().nullable(),
});
export type RemovedArtifact = z.infer<typeof removedSchema>;

/** What every run tells that has published something: what it was made from, and what it made. */
const publication = {
  manifestVersion: z.literal(manifestVersion),
  business: z.string(),
  runId: z.string(),
  asOf: z.string(),
  timeZone: z.string(),
  codeVersion: z.string(),
  configurationHash: z.string(),
  publishedAt: z.string(),
  inputs: z.array(
    z.strictObject({
      table: z.string(),
      path: z.string(),
      bytes: z.int(),
      sha256: z.string(),
      sheets: z.array(z.string()).optional(),
    }),
  ),
  counts: runCountsSchema,
  gates: z.array(z.strictObject({ gate: z.string(), verdict: z.string(), message: z.string() })),
  drift: z
    .strictObject({
      runId: z.string(),
      changes: z.array(z.strictObject({ change: z.string(), rows: z.int(), amount: z.string() })),
    })
    .nullable(),
  /** Published tables. */
  tables: z.record(z.string(), tableRefSchema),
  /** Tables that stay in the run's folder: staged and clean ones, features. Absent in manifests of before. */
  workingTables: z.record(z.string(), tableRefSchema).optional(),
  documents: z.array(documentRefSchema),
  /** What the retention policy, or an erasure, has removed of the run since: its figures can no longer be read, only explained. */
  removed: z.array(removedSchema).optional(),
  /** Tables that are not configured and that the job would have used. */
  notAvailable: z.array(z.string()),
  /** In English, for terminal and log. */
  warnings: z.array(z.string()),
  /** Those of them that every language has words for. Absent in manifests of before. */
  toldWarnings: z.array(toldWarningSchema).optional(),
  /** Oldest first. Absent: nothing was changed since the run was published. */
  supersedes: z.array(superseded).optional(),
} as const;

/** The manifest of an RFM run: the same manifest means the same tables. */
export const manifestSchema = z.object({
  ...publication,
  job: z.literal('rfm'),
  periods: z.array(period),
  weights: z.strictObject({ r: z.number(), f: z.number(), m: z.number() }),
  consistencyRatio: z.number().nullable(),
  /** Absent where the weights were not learned. */
  learnedWeights: learnedWeights.optional(),
  namesVersion: z.string(),
  /** Columns of the staging tables with the types they were read with, by table. Absent in manifests of before. */
  stagedColumns: z
    .record(z.string(), z.array(z.strictObject({ heading: z.string(), type: z.string() })))
    .optional(),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** What the manifests of both churn jobs have beside that of every run. */
const churnRun = {
  ...publication,
  /** Run id of the RFM run whose clean tables were read; null: the run read the sources itself. */
  dataOf: z.string().nullable(),
  /** Hash of definition, gap and label window: models and scores of another definition are never compared. */
  definitionHash: z.hash('sha256'),
  labelDays: z.int(),
  gapDays: z.int(),
} as const;

export const churnTrainingManifestSchema = z.object({
  ...churnRun,
  job: z.literal('trainChurn'),
  /** Whether the model is the one to score with, from its as-of on and until another one is. */
  champion: z.boolean(),
});
export type ChurnTrainingManifest = z.infer<typeof churnTrainingManifestSchema>;

export const churnScoresManifestSchema = z.object({
  ...churnRun,
  job: z.literal('scoreChurn'),
  /** Run id of the training of the model. */
  modelId: z.string(),
});
export type ChurnScoresManifest = z.infer<typeof churnScoresManifestSchema>;

/** The manifest of a run of any job that publishes. */
export const runManifestSchema = z.discriminatedUnion('job', [
  manifestSchema,
  churnTrainingManifestSchema,
  churnScoresManifestSchema,
]);
export type RunManifest = z.infer<typeof runManifestSchema>;

/** What the files of a run are named by. */
export type RunHead = Pick<RunManifest, 'business' | 'job' | 'asOf'>;
