import { drawProfile } from '../kernel/profile.js';
import { stateCount } from '../kernel/step.js';
import { traitCount } from '../kernel/traits.js';
import type { World } from '../kernel/world.js';
import type { ChurnDefinition } from './churn_definition.js';
import { isEligible } from './churn_definition.js';
import { drawFutures, futureCount } from './futures.js';
import { kernelHistory } from './kernel_history.js';
import { beginLife, liveUntil, newLife } from './life.js';
import { responseModel, type Answer } from './response.js';
import { silentFutures } from './silence.js';
import { weigh, type Effort } from './weigh.js';

/** What can be known of a member from what the business has seen of it, at a snapshot. */
export interface OracleRow {
  readonly member: number;
  readonly draws: number;
  readonly effective: number;
  /** Probability of the churn label. */
  readonly churn: number;
  /** Probability of an order in the week of the campaign that is sent at the snapshot, by arm; null: it may not be contacted. */
  readonly response: Answer | null;
}

export interface OracleQuestion {
  /** First week that is not known. */
  readonly snapshot: number;
  readonly definition: ChurnDefinition;
  readonly effort: Effort;
}

/** Weights that no sum of probabilities would notice: 64,000 of them come to less than 10⁻⁷. */
const negligible = 1e-12;

/**
 * Answers, member by member, what is known of it: E[truth | all that was seen before the snapshot]. Null: the member is
 * not eligible.
 */
export function openOracle(
  world: World,
  { snapshot, definition, effort }: OracleQuestion,
): (member: number) => OracleRow | null {
  const worlds = drawFutures(world, snapshot, snapshot + definition.silentWeeks);
  const silent = silentFutures(worlds, snapshot, definition.silentWeeks);
  const response = responseModel(world, snapshot);
  const history = kernelHistory(world, effort.most);
  const weights = new Float64Array(effort.most);
  const life = newLife(world);
  return (member) => {
    const profile = drawProfile(world, member);
    if (profile.ring >= 0 || profile.entryWeek >= snapshot) return null;
    beginLife(world, profile, life);
    history.begin(profile);
    liveUntil(world, member, snapshot, life, history.take);
    if (!isEligible(life.observables, snapshot, definition)) return null;
    const { draws, effective } = weigh(history, effort, weights);
    silent.begin(member, life.observables);
    const { rows, beliefs } = history;
    const contacted = response.begin(life.observables);
    let [churn, treated, control] = [0, 0, 0];
    for (let i = 0; i < draws; i++) {
      const weight = weights[i] as number;
      if (weight < negligible) continue;
      const [at, b] = [i * traitCount, i * stateCount];
      churn += weight * silent.probability(i % futureCount, rows, at, beliefs, b);
      if (!contacted) continue;
      const answer = response.answer(rows, at, beliefs, b);
      treated += weight * answer.treated;
      control += weight * answer.control;
    }
    return { member, draws, effective, churn, response: contacted ? { treated, control } : null };
  };
}
