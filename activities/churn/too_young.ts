import { MemberflowError } from '../../contracts/failures.js';
import { defaultChurnDefinition } from '../../domain/churn/default_definition.js';
import type { ChurnDefinition, ChurnRule } from '../../domain/churn/definition.js';
import { churnParts, placedRules } from '../../domain/churn/placed_rules.js';
import { type RecordedRule, recordOf } from '../../domain/churn/recorded.js';
import type { SnapshotsRefused } from '../../domain/churn/snapshots.js';
import type { ChurnSettings } from './settings.js';

type Defined = Pick<ChurnSettings, 'churn' | 'definition' | 'inputs'>;

/** What a training is refused with for want of snapshots, and from which day on there will be enough. */
export const tooFewSnapshots = (refused: SnapshotsRefused, asOf: string, defined: Defined): MemberflowError =>
  tooYoung(`${lackIn(refused)}${heldUp(refused)}`, asOf, remedyFor(refused, defined));

/** What a training is refused with where nobody had ordered. */
export const noOrderYet = (asOf: string): MemberflowError =>
  tooYoung('there is no order before it', asOf, 'Name a later day, or look at what the order source holds.');

const lackIn = ({ refused }: SnapshotsRefused): string =>
  refused === 'none_mature'
    ? 'no label window is over by then'
    : 'one snapshot can be tested, and none was over before it to learn from';

const heldUp = ({ heldUpBy }: SnapshotsRefused): string => {
  if (heldUpBy === null) return '';
  const { rule, record, recordedSince, silentDays } = heldUpBy;
  const asked = silentDays === 0 ? '' : `asks for ${silentDays} days of silence and `;
  return `; the rule ${rule} ${asked}is judged by ${record}, which are recorded since ${recordedSince}`;
};

function remedyFor({ refused, matureOn, enoughOn, heldUpBy }: SnapshotsRefused, defined: Defined): string {
  const first = refused === 'none_mature' ? `The first label window is over on ${matureOn}. ` : '';
  const wayOut =
    heldUpBy === null
      ? 'Train then, or make churn.label_days or the days of the definition shorter.'
      : `Wait until then, or ${withoutRule(heldUpBy, defined)}.`;
  return `${first}From ${enoughOn} on there is a snapshot to test on and one to learn from. ${wayOut}`;
}

/** How to judge by what has been recorded for longer: without the rule, and others of the same record. */
function withoutRule({ record }: RecordedRule, { churn, definition, inputs }: Defined): string {
  const held = placedRules(definition).filter(({ rule }) => recordOf[rule.rule] === record);
  const rules = [...new Set(held.map(({ rule }) => rule.rule))].join(' and ');
  if (churn.definition !== undefined)
    return `leave ${rules} out of churn.definition (put no_order in its place where nothing is left)`;
  // The default definition asks for what the tables tell.
  const others = new Map([...inputs].filter(([table]) => table !== record));
  return `write churn.definition without ${rules}, such as "definition: ${written(defaultChurnDefinition(others))}"`;
}

/** As a line of a configuration. */
const written = (group: ChurnDefinition): string => {
  const parts = churnParts.flatMap((part) => {
    const members = group[part]?.map((member) => ('rule' in member ? writtenRule(member) : written(member)));
    return members === undefined ? [] : [`${part}: [${members.join(', ')}]`];
  });
  return `{ ${parts.join(', ')} }`;
};

/** How it is marked goes without saying. */
const writtenRule = (rule: ChurnRule): string =>
  `{ ${Object.entries(rule)
    .filter(([key]) => key !== 'mark' && key !== 'lasting')
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')} }`;

const tooYoung = (why: string, asOf: string, remedy: string): MemberflowError =>
  new MemberflowError('NothingToLearnFrom', `Nothing can be learned of churn as of ${asOf}: ${why}`, {
    remedy,
  });
