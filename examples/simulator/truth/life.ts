import { keyOf, streams } from '../kernel/draw.js';
import { beginObservables, newObservables, type Observables } from '../kernel/observables.js';
import { priorShift, type Profile } from '../kernel/profile.js';
import { sampleWeek } from '../kernel/sample_week.js';
import { state } from '../kernel/step.js';
import { newTerms } from '../kernel/terms.js';
import { traitCount, writeTraits } from '../kernel/traits.js';
import { newWeek, type Week } from '../kernel/week.js';
import type { World } from '../kernel/world.js';

/** A member who is being followed: its hidden variables, and what has been seen so far. Reused from member to member. */
export interface Life {
  readonly rows: Float64Array;
  readonly observables: Observables;
  readonly terms: Float64Array;
  readonly seen: Week;
  /** Hidden state at the end of the week before `week`. */
  state: number;
  /** The next week to be lived. */
  week: number;
}

export const newLife = (world: World): Life => ({
  rows: new Float64Array(traitCount),
  observables: newObservables(world.categories),
  terms: newTerms(world),
  seen: newWeek(),
  state: state.active,
  week: 0,
});

/** Brings a life to the beginning of a member's history. */
export function beginLife(world: World, profile: Profile, life: Life): void {
  const prior = { shift: priorShift(world.parameters, profile) };
  writeTraits(world.parameters, prior, profile.cluster, profile.normals, life.rows, 0);
  beginObservables(profile, life.observables);
  life.state = state.active;
  life.week = profile.entryWeek;
}

/** Lives on, as the simulated business saw it, to the beginning of a week; `onWeek` looks at each week that has ended. */
export function liveUntil(
  world: World,
  member: number,
  until: number,
  life: Life,
  onWeek?: (life: Life) => void,
): void {
  const key = keyOf(world.seed, streams.life, member);
  for (; life.week < until; life.week++) {
    const { week, rows, observables, terms, seen } = life;
    life.state = sampleWeek(world, key, week, life.state, rows, 0, observables, terms, seen);
    onWeek?.(life);
  }
}
