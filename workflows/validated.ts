import { ApplicationFailure } from '@temporalio/workflow';
import type { ZodType } from 'zod';

/** The input of a workflow, once it fits. Throws non-retryably: a plain error would be tried again for ever. */
export function validated<I>(schema: ZodType<I>, input: I): I {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw ApplicationFailure.create({
    type: 'InvalidInput',
    message: `The input of the workflow does not fit: ${problems.join('; ')}`,
    nonRetryable: true,
    details: [{ remedy: 'Start jobs with the memberflow command, or with an input of its form.' }],
  });
}
