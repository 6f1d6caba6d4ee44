import { drawProfile } from '../kernel/profile.js';
import { stateCount } from '../kernel/step.js';
import type { World } from '../kernel/world.js';
import { responseModel, type Answer } from './response.js';
import { isEligible, type ChurnDefinition } from './churn_definition.js';
import { drawFutures, futureCount } from './futures.js';
import { beginLife, liveUntil, newLife } from './life.js';
import { residualValue, type ValueDefinition } from './residual_value.js';
import { silentFutures } from './silence.js';

/** What is true of a member at a snapshot, known or not. */
export interface TrueRow {
  readonly member: number;
  /** Member of a ring that buys up what is promoted; such members live by rules of their own, so that the rest is null. */
  readonly isScalper: boolean;
  readonly cluster: number;
  readonly state: number | null;
  readonly isEligible: boolean;
  /** Probability that the member falls further away in the coming week: lapses, or goes for good. */
  readonly hazard: number | null;
  /** Probability of the churn label, of those eligible: the mean over the futures. */
  readonly churn: number | null;
  /** The label that came; null where its window is not over in the data. */
  readonly churned: boolean | null;
  /** In the currency of the business. */
  readonly residualValue: number | null;
  /** Probability of an order in the week of the campaign sent at the snapshot, by arm; null: it may not contact the member. */
  readonly response: Answer | null;
}

export interface TruthQuestion {
  /** First week that is not known. */
  readonly snapshot: number;
  readonly definition: ChurnDefinition;
  readonly value: ValueDefinition;
}

/** Tells, member by member, what is true at a snapshot. Null: the member has not registered by then. */
export function openTruth(
  world: World,
  { snapshot, definition, value }: TruthQuestion,
): (member: number) => TrueRow | null {
  const { silentWeeks } = definition;
  const worlds = drawFutures(world, snapshot, snapshot + Math.max(silentWeeks, value.horizonWeeks));
  const silent = silentFutures(worlds, snapshot, silentWeeks);
  const valueOf = residualValue(worlds, snapshot, value);
  const response = responseModel(world, snapshot);
  const life = newLife(world);
  const belief = new Float64Array(stateCount);
  const mean = (probability: (future: number) => number): number => {
    let sum = 0;
    for (let n = 0; n < futureCount; n++) sum += probability(n);
    return sum / futureCount;
  };
  return (member) => {
    const profile = drawProfile(world, member);
    if (profile.entryWeek >= snapshot) return null;
    if (profile.ring >= 0) return scalper(member, profile.cluster);
    beginLife(world, profile, life);
    liveUntil(world, member, snapshot, life);
    const { state, rows, observables } = life;
    const canChurn = isEligible(observables, snapshot, definition);
    silent.begin(member, observables);
    belief.fill(0);
    belief[state] = 1;
    return {
      member,
      isScalper: false,
      cluster: profile.cluster,
      state,
      isEligible: canChurn,
      hazard: mean((n) => silent.hazard(n, rows, 0, state)),
      churn: canChurn ? mean((n) => silent.probability(n, rows, 0, belief, 0)) : null,
      residualValue: valueOf(life, member, profile.logAmount),
      response: response.begin(observables) ? response.answer(rows, 0, belief, 0) : null,
      churned: canChurn ? label() : null,
    };

    /** Lives on to the end of the window: it must come last. */
    function label(): boolean | null {
      const end = snapshot + silentWeeks;
      if (end > world.parameters.weeks) return null;
      liveUntil(world, member, end, life);
      return observables.visitWeek < snapshot;
    }
  };
}

const scalper = (member: number, cluster: number): TrueRow => ({
  member,
  isScalper: true,
  cluster,
  state: null,
  isEligible: false,
  hazard: null,
  churn: null,
  churned: null,
  residualValue: null,
  response: null,
});
