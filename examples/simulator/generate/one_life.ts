import { keyOf, streams, type Key } from '../kernel/draw.js';
import { beginObservables, newObservables, type Observables } from '../kernel/observables.js';
import { drawProfile, priorShift, type Profile } from '../kernel/profile.js';
import { sampleWeek } from '../kernel/sample_week.js';
import { state } from '../kernel/step.js';
import { newTerms } from '../kernel/terms.js';
import { traitCount, writeTraits } from '../kernel/traits.js';
import { newWeek, type Week } from '../kernel/week.js';
import type { World } from '../kernel/world.js';

/** A member as its life goes on; one of these is used for all members of a block. */
export interface Life {
  profile: Profile;
  /** Key of the draws that the kernel has no part in: times, amounts, products. */
  details: Key;
  /** Row of traits. */
  readonly traits: Float64Array;
  readonly observed: Observables;
  readonly week: Week;
  readonly terms: Float64Array;
  /** Hidden state in the week last lived. */
  state: number;
  /** Orders placed, and the level they brought. */
  orders: number;
  level: number;
  unsubscribed: number;
}

export const newLife = (world: World): Life => ({
  profile: drawProfile(world, 0),
  details: keyOf(world.seed, streams.details, 0),
  traits: new Float64Array(traitCount),
  observed: newObservables(world.categories),
  week: newWeek(),
  terms: newTerms(world),
  state: state.active,
  orders: 0,
  level: 0,
  unsubscribed: 0,
});

/** Lives a member's weeks one after the other; after each, `told` sees what happened in it. */
export function live(world: World, life: Life, told: (week: number) => void): void {
  const { parameters, seed } = world;
  const { profile, traits, observed } = life;
  const prior = { shift: priorShift(parameters, profile) };
  writeTraits(parameters, prior, profile.cluster, profile.normals, traits, 0);
  beginObservables(profile, observed);
  const key = keyOf(seed, streams.life, profile.member);
  life.state = state.active;
  for (let week = profile.entryWeek; week < parameters.weeks; week++) {
    life.state = sampleWeek(world, key, week, life.state, traits, 0, observed, life.terms, life.week);
    told(week);
  }
}
