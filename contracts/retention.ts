import { z } from 'zod';
import { artifactKinds } from '../domain/retention/artifact.js';

/** Version of the form of a plan. */
export const retentionPlanVersion = 1;

/** What a retention policy lets go, as it was found; kept in the folder of the run that removes it. */
export const retentionPlanSchema = z.strictObject({
  planVersion: z.literal(retentionPlanVersion),
  plannedAt: z.string(),
  artifacts: z.array(
    z.strictObject({
      kind: z.enum(artifactKinds),
      /** The key of the policy that lets it go: its own kind, or `runs`. */
      because: z.enum([...artifactKinds, 'runs']),
      job: z.string(),
      /** Empty: of no run. */
      runId: z.string(),
      asOf: z.string(),
      at: z.string(),
      bytes: z.int().nonnegative(),
      rows: z.int().nonnegative(),
      /** Uris of the store, or names of files. */
      places: z.array(z.string()),
    }),
  ),
  /** Of everything that was looked at. */
  looked: z.strictObject({ artifacts: z.int().nonnegative(), bytes: z.int().nonnegative() }),
});
export type RetentionPlan = Readonly<z.infer<typeof retentionPlanSchema>>;
