import type { ChurnLeftOut } from '../../contracts/churn_facts.js';
import { MemberflowError } from '../../contracts/failures.js';
import { counted, figure } from '../../domain/text/counted.js';
import type { ChurnStateCounts } from '../../sql/steps/churn/state_counts.js';

/** The members of a snapshot at which nobody has a label. */
export interface NobodyEligible extends Pick<ChurnStateCounts['members'], 'known' | 'leftOut'> {
  readonly on: string;
  /** Members who left between the snapshot and the label window. */
  readonly leftInGap: number;
}

type Reason = ChurnLeftOut | 'LEFT_IN_GAP';

const accounts: Readonly<Record<Reason, { readonly clause: string; readonly wayOut: string }>> = {
  CHURNED: {
    clause: 'churned already by the definition',
    wayOut:
      'Look at churn.definition: it seems to ask for a shorter silence than members keep anyway. "memberflow churn explain MEMBER" tells why one member counts as churned.',
  },
  LEFT_IN_GAP: {
    clause: 'churned before the label window began',
    wayOut: 'Make churn.gap_days shorter, or the silence that the definition asks for longer.',
  },
  TOO_YOUNG: {
    clause: 'known for fewer days than churn.min_tenure_days',
    wayOut: 'Lower churn.min_tenure_days.',
  },
  NO_ORDER: {
    clause: 'without an order that counts',
    wayOut: 'Look at what the sources of orders and refunds hold.',
  },
  EXCLUDED: { clause: 'on an exclusion list', wayOut: 'Look at the exclusion lists.' },
};

const lackOf = {
  trained: 'There is nobody to learn from at any past snapshot: at the latest of them',
  tested: 'There is nobody to test a model on: at the latest snapshot whose labels are known',
} as const;

const moreToLookAt = {
  trained: [],
  tested: ['Look at the newest orders too: does the source still deliver any?'],
} as const;

/**
 * What a training is refused with when nobody has a label at any snapshot that is learned from, of which it tells the latest,
 * or at the one that is tested.
 */
export function nobodyEligible(
  { on, known, leftOut, leftInGap }: NobodyEligible,
  use: 'trained' | 'tested',
): MemberflowError {
  const all: readonly { readonly reason: Reason; readonly members: number }[] = [
    ...leftOut,
    { reason: 'LEFT_IN_GAP', members: leftInGap },
  ];
  const reasons = all.filter(({ members }) => members > 0).toSorted((a, b) => b.members - a.members);
  const left = reasons.map(({ reason, members }) => `${figure(members)} ${accounts[reason].clause}`);
  return new MemberflowError(
    'NothingToLearnFrom',
    `${lackOf[use]}, ${on}, of ${counted(known, 'known member')} ${left.join(', ')}`,
    {
      remedy: [...reasons.map(({ reason }) => accounts[reason].wayOut), ...moreToLookAt[use]].join(' '),
      figures: {
        known,
        ...Object.fromEntries(reasons.map(({ reason, members }) => [reason.toLowerCase(), members])),
      },
    },
  );
}
