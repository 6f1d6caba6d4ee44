import { z } from 'zod';

/** Version of the form of a churn model's card and of the facts of a scored run. */
export const churnFormVersion = 1;

const count = z.int().nonnegative();
const probability = z.number().min(0).max(1);
/** Exact decimal text with four places, in the reporting currency. */
const money = z.string().regex(/^-?\d+\.\d{4}$/);

export const churnLearners = ['logistic_regression', 'random_forest', 'gradient_boosting'] as const;
export type ChurnLearner = (typeof churnLearners)[number];

/** How good probabilities are on rows that were not learned from. Null: not defined, such as with one class only. */
const quality = z.strictObject({
  rows: count,
  churners: count,
  rocAuc: probability.nullable(),
  prAuc: probability.nullable(),
  /** In nats. */
  logLoss: z.number().nonnegative(),
  brier: z.number().nonnegative(),
  /** Share of churners in the tenth with the greatest probabilities, as a multiple of the share in all. */
  liftTopTenth: z.number().nonnegative().nullable(),
  /** Share of all churners that are in that tenth. */
  foundInTopTenth: probability.nullable(),
});
export type ChurnQuality = Readonly<z.infer<typeof quality>>;

/** Members by predicted probability, ten parts of equal size, the highest first. */
const tenth = z.strictObject({
  tenth: z.int().min(1).max(10),
  members: count,
  predicted: probability,
  actual: probability,
});
export type ChurnTenth = Readonly<z.infer<typeof tenth>>;

const candidate = z.strictObject({
  learner: z.enum(churnLearners),
  /** Mean over the validation snapshots. */
  rocAuc: probability,
  prAuc: probability,
  logLoss: z.number().nonnegative(),
  chosen: z.boolean(),
});
export type ChurnCandidate = Readonly<z.infer<typeof candidate>>;

/** Shares of rows between the training quantiles of a column; what population stability is measured against. */
const distribution = z.strictObject({
  /** Upper edges of all parts but the last, ascending and distinct. */
  edges: z.array(z.number()),
  /** Of a category: the level of each part; another level counts as missing. */
  levels: z.array(z.string()).exactOptional(),
  /** Of each part, then of missing values; they sum to 1. */
  shares: z.array(probability),
});
export type Distribution = Readonly<z.infer<typeof distribution>>;

const snapshotUse = z.strictObject({
  on: z.string(),
  rows: count,
  churners: count,
  /** `passed`: its labels were not over when the tested snapshot began, so that it may not be learned from. */
  use: z.enum(['trained', 'passed', 'tested']),
});
export type SnapshotUse = Readonly<z.infer<typeof snapshotUse>>;

/** What there is to know of a churn model; it stands beside the model. */
export const churnCardSchema = z.strictObject({
  version: z.literal(churnFormVersion),
  /** Run id of its training. */
  modelId: z.string(),
  business: z.string(),
  asOf: z.string(),
  trainedAt: z.string(),
  codeVersion: z.string(),
  /** Hash of definition, gap and label window: models of another definition are never compared. */
  definitionHash: z.string(),
  labelDays: count,
  gapDays: count,
  learner: z.enum(churnLearners),
  seed: count,
  snapshots: z.array(snapshotUse),
  /** Content hash of the training table. */
  dataHash: z.string(),
  features: z.array(z.string()),
  /** Features that were not learned from, and why. */
  leftOut: z.array(
    z.strictObject({
      feature: z.string(),
      reason: z.enum(['table_missing', 'not_point_in_time', 'constant', 'leak_suspected']),
      /** The table that is not configured. */
      table: z.string().exactOptional(),
      /** Area under the ROC curve of the feature alone, and of the model with it and without it. */
      auc: z.strictObject({ alone: probability, withIt: probability, without: probability }).exactOptional(),
    }),
  ),
  candidates: z.array(candidate),
  /** Null: calibration did not improve log loss on the tested snapshot and is not used. */
  calibration: z.enum(['isotonic', 'platt']).nullable(),
  /** Log loss on the tested snapshot without and with the calibration that was tried; null: too few snapshots to try. */
  calibrationTried: z
    .strictObject({ method: z.enum(['isotonic', 'platt']), before: z.number(), after: z.number() })
    .nullable(),
  /** On the latest mature snapshot, which was never learned from. */
  quality,
  tenths: z.array(tenth),
  /** Share of importance by feature, descending, by permutation on the tested snapshot. */
  drivers: z.array(z.strictObject({ feature: z.string(), share: z.number().nonnegative() })),
  /** By feature, and of the probabilities (`probability`). */
  distributions: z.record(z.string(), distribution),
  /** Whether it is the model to score with, and the model that it was compared with on the same snapshot. */
  decision: z.strictObject({
    champion: z.boolean(),
    against: z.strictObject({ modelId: z.string(), quality, own: quality }).nullable(),
  }),
  /** Configured counts below which nothing is learned, and what there was. */
  members: count,
  warnings: z.array(z.string()),
});
export type ChurnCard = Readonly<z.infer<typeof churnCardSchema>>;

export const riskBands = ['LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH'] as const;
export type RiskBand = (typeof riskBands)[number];
/** By what was earned with members: A up to 80 % of it, B up to 90 %, C the rest. */
export const valueClasses = ['A', 'B', 'C'] as const;
export type ValueClass = (typeof valueClasses)[number];
/** How likely members like this one came back after such a silence, in the past. */
export const recoverabilities = ['HIGH', 'MEDIUM', 'LOW', 'NONE'] as const;
export type Recoverability = (typeof recoverabilities)[number];
/** Why a member is not scored. */
export const churnLeftOut = ['CHURNED', 'NO_ORDER', 'TOO_YOUNG', 'EXCLUDED'] as const;
export type ChurnLeftOut = (typeof churnLeftOut)[number];

const verdict = z.enum(['steady', 'warn', 'alarm']);

const level = z.enum(['warn', 'alarm']);

/** Something that asks for a look, with the figures that it is told by. */
const alarm = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('feature_drift'),
    level,
    figures: z.strictObject({ feature: z.string(), psi: z.number().nonnegative() }),
  }),
  z.strictObject({
    kind: z.literal('score_drift'),
    level,
    figures: z.strictObject({ psi: z.number().nonnegative() }),
  }),
  z.strictObject({
    kind: z.literal('predicted_against_actual'),
    level,
    /** Of the run as of that day. */
    figures: z.strictObject({ asOf: z.string(), predicted: probability, actual: probability }),
  }),
  z.strictObject({
    kind: z.literal('rate_rises'),
    level,
    /** Mean probabilities: of the run as of that day, and of this one. */
    figures: z.strictObject({ asOf: z.string(), then: probability, now: probability }),
  }),
  z.strictObject({
    kind: z.literal('model_old'),
    level,
    /** As-of of the model's training, and days from it to this run's. */
    figures: z.strictObject({ asOf: z.string(), days: count }),
  }),
]);
export type ChurnAlarm = Readonly<z.infer<typeof alarm>>;

/** The aggregates of a scored run that readers are told of; no member's row. */
export const churnFactsSchema = z.strictObject({
  version: z.literal(churnFormVersion),
  runId: z.string(),
  asOf: z.string(),
  labelDays: count,
  gapDays: count,
  members: z.strictObject({
    known: count,
    eligible: count,
    leftOut: z.array(z.strictObject({ reason: z.enum(churnLeftOut), members: count })),
    churned: z.strictObject({ explicit: count, silent: count, permanent: count, temporary: count }),
  }),
  /** The rules of the definition in their order, and how many members each holds for. */
  rules: z.array(
    z.strictObject({
      part: z.enum(['any', 'all', 'unless']),
      rule: z.string(),
      /** Days, contacts or times; null: the rule has no measure. */
      measure: z.number().nullable(),
      members: count,
    }),
  ),
  model: churnCardSchema.omit({ distributions: true }),
  /** A member was erased after the model had learned from it. */
  modelFlagged: z.boolean(),
  bands: z.array(
    z.strictObject({
      band: z.enum(riskBands),
      valueClass: z.enum(valueClasses),
      members: count,
      expectedChurners: z.number().nonnegative(),
      atStake: money,
    }),
  ),
  recoverable: z.array(
    z.strictObject({ recoverability: z.enum(recoverabilities), members: count, atStake: money }),
  ),
  action: z.strictObject({
    /** From which probability on contacting a member with the mean value at stake pays. */
    threshold: probability,
    members: count,
    cost: money,
    expectedGain: money,
    /** Reasons that stand first for the members to act on. */
    reasons: z.array(z.strictObject({ feature: z.string(), members: count })),
  }),
  drift: z.array(z.strictObject({ column: z.string(), psi: z.number().nonnegative(), verdict })),
  /** Every run that was scored by this definition, oldest first: what was predicted, and what came once it is over. */
  history: z.array(
    z.strictObject({
      runId: z.string(),
      asOf: z.string(),
      modelId: z.string(),
      labelEndsOn: z.string(),
      members: count,
      predicted: probability,
      /** Null: the label window is not over at this run's as-of. */
      actual: z.strictObject({ share: probability, quality, tenths: z.array(tenth) }).nullable(),
    }),
  ),
  /** Against the latest earlier run; null: there is none. */
  changes: z
    .strictObject({
      runId: z.string(),
      asOf: z.string(),
      meanThen: probability,
      meanNow: probability,
      moved: z.array(
        z.strictObject({
          /** Null: was not, or is not scored. */
          from: z.enum(riskBands).nullable(),
          to: z.enum(riskBands).nullable(),
          members: count,
        }),
      ),
    })
    .nullable(),
  alarms: z.array(alarm),
});
export type ChurnFacts = Readonly<z.infer<typeof churnFactsSchema>>;
