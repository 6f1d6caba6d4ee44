import { term } from './terms.js';
import { trait } from './traits.js';

/** Hidden states of a member. Cooling: looks around less, still buys. Lapsed: away for a time. Gone: for good. */
export const state = { active: 0, cooling: 1, lapsed: 2, gone: 3 } as const;
export const stateCount = 4;

/**
 * Writes the probabilities of the next week's states. A multinomial logit in each state: the odds of each move against
 * staying are the week's terms times frailty (away) or recovery (back).
 *
 * @param terms of the week that is entered
 * @param rows rows of traits, the member's from `at`
 */
export function step(
  from: number,
  terms: Float64Array,
  rows: Float64Array,
  at: number,
  into: Float64Array,
): void {
  const frailty = rows[at + trait.frailty] as number;
  const recovery = rows[at + trait.recovery] as number;
  into[0] = into[1] = into[2] = into[3] = 0;
  if (from === state.active) {
    const cooling = (terms[term.activeToCooling] as number) * frailty;
    const lapsed = (terms[term.activeToLapsed] as number) * frailty;
    const stay = 1 / (1 + cooling + lapsed);
    into[state.active] = stay;
    into[state.cooling] = cooling * stay;
    into[state.lapsed] = lapsed * stay;
  } else if (from === state.cooling) {
    const active = (terms[term.coolingToActive] as number) * recovery;
    const lapsed = (terms[term.coolingToLapsed] as number) * frailty;
    const gone = (terms[term.coolingToGone] as number) * frailty;
    const stay = 1 / (1 + active + lapsed + gone);
    into[state.active] = active * stay;
    into[state.cooling] = stay;
    into[state.lapsed] = lapsed * stay;
    into[state.gone] = gone * stay;
  } else if (from === state.lapsed) {
    const active = (terms[term.lapsedToActive] as number) * recovery;
    const gone = (terms[term.lapsedToGone] as number) * frailty;
    const stay = 1 / (1 + active + gone);
    into[state.active] = active * stay;
    into[state.lapsed] = stay;
    into[state.gone] = gone * stay;
  } else into[state.gone] = 1;
}
