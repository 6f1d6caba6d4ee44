import { z } from 'zod';

/** Version of the form of a run's facts. */
export const factsVersion = 1;

/** Exact decimal text with four places, in the reporting currency, such as `1299.0000`. */
const money = z.string().regex(/^-?\d+\.\d{4}$/);
const count = z.int().nonnegative();

const group = z.strictObject({
  period: z.string(),
  /** Null: outside the given edges, or never ordered. */
  code: z.string().nullable(),
  /** As it is stored, such as CHAMPIONS or a name of the configuration's own mapping. */
  segment: z.string().nullable(),
  members: count,
  orders: count,
  monetary: money,
  /** Days; null for members who never ordered. */
  recencyDaysMean: z.number().nullable(),
});
export type GroupFacts = Readonly<z.infer<typeof group>>;

/** Where members of a run or a period stand. */
const standpoint = z.strictObject({
  /** The period's label, or the as-of of a run. */
  label: z.string(),
  asOf: z.string(),
  /** The run whose scores these are. */
  runId: z.string(),
  partial: z.boolean(),
});
export type Standpoint = Readonly<z.infer<typeof standpoint>>;

const movement = z.strictObject({
  /** Two periods of this run, or the same kind of result in an earlier run and in this one. */
  between: z.enum(['periods', 'runs']),
  from: standpoint,
  to: standpoint,
  flows: z.array(
    z.strictObject({
      /** Null: not among the scored members then. */
      from: z.string().nullable(),
      to: z.string().nullable(),
      members: count,
      /** What the members that moved are worth at `to`; where they have left, what they were worth at `from`. */
      monetary: money,
    }),
  ),
  /** The flows that are too small and too many to be told one by one, together; absent: all are told. */
  others: z.strictObject({ flows: count, members: count, monetary: money }).exactOptional(),
});
export type Movement = Readonly<z.infer<typeof movement>>;

/**
 * The aggregates of a run that readers are told of: small, without a member's row, the same for the same tables.
 * Everything that is said in words or drawn is derived from these and the manifest.
 */
export const factsSchema = z.strictObject({
  factsVersion: z.literal(factsVersion),
  /** All periods of the run. */
  groups: z.array(group),
  /** How value is spread over the members of the period that is described, the most valuable first. */
  concentration: z.array(
    z.strictObject({
      /** The most valuable part of the members, 0 to 1. */
      memberShare: z.number(),
      /** Its part of the value, 0 to 1. */
      monetaryShare: z.number(),
    }),
  ),
  /** Between the periods next to each other, then from the latest earlier run to this one; each in order of time. */
  movements: z.array(movement),
  /** One a day described, the last published, oldest first, without this run. */
  earlierRuns: z.array(
    z.strictObject({
      runId: z.string(),
      asOf: z.string(),
      members: count,
      orders: count,
      monetary: money,
      segments: z.array(z.strictObject({ segment: z.string(), members: count })),
    }),
  ),
  quality: z.strictObject({
    /** Rows set aside, by table and reason. */
    reasons: z.array(
      z.strictObject({ table: z.string(), reason: z.string(), rows: count, amount: money.nullable() }),
    ),
    reconciliation: z.array(
      z.strictObject({
        table: z.string(),
        line: z.string(),
        rows: z.int().nullable(),
        amount: money.nullable(),
      }),
    ),
    /** Columns of the sources, without their values: those may be personal. */
    audit: z.array(
      z.strictObject({
        table: z.string(),
        heading: z.string(),
        column: z.string().nullable(),
        kind: z.string().nullable(),
        rows: count,
        missing: count,
        unparseable: count,
        distinct: count.nullable(),
      }),
    ),
  }),
});
export type RunFacts = Readonly<z.infer<typeof factsSchema>>;
