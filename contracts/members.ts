import { z } from 'zod';

/**
 * Which members of a run are meant. Everything given must hold.
 * `memberflow members` takes the same as options, and a finding carries one.
 */
export const memberSelectionSchema = z.strictObject({
  /** Label of a period of the run; absent: the latest. */
  period: z.string().optional(),
  /** Group codes such as `212`; `*` stands for any digit. */
  codes: z.array(z.string().regex(/^[1-9*]{3}$/)).optional(),
  /** Segments as they are stored. */
  segments: z.array(z.string()).optional(),
  /** The members' earlier standing, in an earlier period of the run or in an earlier run. */
  cameFrom: z
    .strictObject({
      runId: z.string(),
      period: z.string(),
      /** Null: was not among the scored members then. */
      segment: z.string().nullable(),
    })
    .optional(),
  /** Members who stood in this segment at `cameFrom` and are not among the scored members any more. */
  gone: z.literal(true).optional(),
});
export type MemberSelection = Readonly<z.infer<typeof memberSelectionSchema>>;
