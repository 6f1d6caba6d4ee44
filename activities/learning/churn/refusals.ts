import { MemberflowError } from '../../../contracts/failures.js';
import { type LeastToLearn, tooFew } from '../../../domain/churn/least.js';
import type { PlannedSnapshot } from '../../../domain/churn/snapshots.js';
import { LearnerError } from '../../../learners/failure.js';

/**
 * Refuses rows that are too few to learn from, or that all came out the same.
 * @param found members of the trained snapshots, and members of both outcomes
 * @throws MemberflowError NothingToLearnFrom
 */
export function refuseTooFew(found: LeastToLearn, least: LeastToLearn): void {
  const figures = { ...found };
  if (found.members > 0 && (found.churners === 0 || found.others === 0)) {
    const all = found.churners === 0 ? 'nobody' : 'everyone';
    throw new MemberflowError(
      'NothingToLearnFrom',
      `By the definition of churn ${all} of ${found.members} members churned at past snapshots: there is nothing to tell apart`,
      {
        remedy:
          'Look at churn.definition: does it ask for a silence that is shorter or longer than the business knows? "memberflow churn explain MEMBER" tells why one member counts as churned or not.',
        figures,
      },
    );
  }
  const short = tooFew(found, least);
  if (short === null) return;
  const what = { members: 'members', churners: 'members who churned', others: 'members who did not churn' };
  throw new MemberflowError(
    'NothingToLearnFrom',
    `There are ${found[short]} ${what[short]} to learn from; a model needs ${least[short]}`,
    {
      remedy: `Learn from more snapshots (churn.snapshots), wait for more members, or lower churn.least.${short}, knowing that the model is then worth less.`,
      figures,
    },
  );
}

/** What a training fails with when nobody of the sample of members that is read is there to test a model on. */
export function nobodyTested(snapshots: readonly PlannedSnapshot[]): LearnerError {
  return new LearnerError(
    'TooFewRows',
    `Of the members that are learned from nobody was eligible at the latest snapshot whose labels are known, ${snapshots.at(-1)?.on ?? ''}.`,
    'Raise churn.training.most_rows, so that a model is learned from, and tested on, more of the members.',
  );
}
