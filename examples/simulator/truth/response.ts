import { campaignOf, channelOf, mayContact, planOf } from '../kernel/contact.js';
import { orderMean } from '../kernel/emission.js';
import type { Observables } from '../kernel/observables.js';
import { stateCount, step } from '../kernel/step.js';
import { newTerms, weekTerms } from '../kernel/terms.js';
import { newWeek } from '../kernel/week.js';
import type { World } from '../kernel/world.js';

type Arm = 'treated' | 'control';

/** Probability of an order in the week of a campaign, by the arm that a member is assigned to. */
export type Answer = Readonly<Record<Arm, number>>;

/** What a member would do in the week of a campaign, contacted or not. */
export interface ResponseModel {
  /** Takes in what was seen of a member; false: no campaign of that week may contact it. */
  readonly begin: (seen: Observables) => boolean;
  /**
   * Of those assigned to treatment, some are not reached.
   *
   * @param rows rows of traits, that of the hidden variables from `at`
   * @param beliefs of the hidden state before the week, from `b`
   */
  readonly answer: (rows: Float64Array, at: number, beliefs: Float64Array, b: number) => Answer;
}

/** @param world its common weeks; that of the campaign counts as it came */
export function responseModel(world: World, week: number): ResponseModel {
  const contact = newWeek();
  contact.campaign = campaignOf(world.parameters, week);
  const terms = { treated: newTerms(world), control: newTerms(world) };
  const moves = new Float64Array(stateCount);
  return {
    begin(seen) {
      if (contact.campaign < 0 || week < seen.activationWeek) return false;
      contact.channel = channelOf(planOf(world.parameters, contact.campaign));
      if (!mayContact(seen, contact.channel)) return false;
      for (const arm of ['treated', 'control'] as const) {
        contact.treated = arm === 'treated';
        weekTerms(world, week, seen, contact, terms[arm]);
      }
      return true;
    },
    answer(rows, at, beliefs, b) {
      const control = ordering('control', rows, at, beliefs, b);
      const { bounceShare } = world.parameters.campaigns;
      const reached = ordering('treated', rows, at, beliefs, b);
      return { treated: bounceShare * control + (1 - bounceShare) * reached, control };
    },
  };

  function ordering(arm: Arm, rows: Float64Array, at: number, beliefs: Float64Array, b: number): number {
    const mean = orderMean(world, terms[arm], rows, at);
    let probability = 0;
    for (let from = 0; from < stateCount; from++) {
      const belief = beliefs[b + from] as number;
      if (belief === 0) continue;
      step(from, terms[arm], rows, at, moves);
      for (let to = 0; to < stateCount; to++) {
        const m = mean * (world.orderShare[to] as number);
        probability += (belief * (moves[to] as number) * m) / (1 + m);
      }
    }
    return probability;
  }
}
