import { EventEmitter, once } from 'node:events';
import type { Activities } from '../../activities/index.js';
import { durably } from '../../activities/step.js';

/** Steps of which reading waits the first time, until it is released or cancelled, before it does its work. */
export interface HeldStep {
  readonly activities: object;
  readonly hasBegun: Promise<unknown>;
  release(): void;
}

/** Holds the first reading, and no other: after a reset the run reads again while the first is still held. */
export function untilReleased(activities: Activities): HeldStep {
  const door = new EventEmitter();
  const hasBegun = once(door, 'begun');
  let isHeld = true;
  return {
    activities: {
      ...activities,
      extract: async (...input: Parameters<Activities['extract']>) => {
        if (isHeld) {
          isHeld = false;
          door.emit('begun');
          await durably(({ signal }) => once(door, 'released', { signal }));
        }
        return activities.extract(...input);
      },
    },
    hasBegun,
    release: () => {
      door.emit('released');
    },
  };
}
