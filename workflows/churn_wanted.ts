import { ApplicationFailure } from '@temporalio/workflow';
import { z } from 'zod';
import type { JobInput } from '../contracts/run.js';

/** What workflows themselves look at in the churn settings of a configuration. */
const churnKeys = z.object({
  churn: z.object({ in_member_operations: z.enum(['none', 'score', 'train_and_score']) }).optional(),
});

const churnKey = ({ configuration }: Pick<JobInput, 'configuration'>) => churnKeys.parse(configuration).churn;

/** Refuses, before anything is read, a churn job whose configuration says nothing of churn. */
export function refuseUnconfigured(input: Pick<JobInput, 'configuration'>): void {
  if (churnKey(input) !== undefined) return;
  throw ApplicationFailure.create({
    type: 'InvalidInput',
    message: 'The configuration says nothing of churn',
    nonRetryable: true,
    details: [
      { remedy: 'Add the key churn, such as "churn: {}" for the defaults; docs/churn.md explains it.' },
    ],
  });
}

/** The churn jobs that member operations do too, in their order. */
export function churnParts(input: Pick<JobInput, 'configuration'>): readonly ('trainChurn' | 'scoreChurn')[] {
  switch (churnKey(input)?.in_member_operations ?? 'none') {
    case 'none':
      return [];
    case 'score':
      return ['scoreChurn'];
    case 'train_and_score':
      return ['trainChurn', 'scoreChurn'];
  }
}
