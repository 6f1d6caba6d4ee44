import { LearnerError } from '../failure.js';

/** Words of shared memory by which threads meet, take work and learn that they should end. */
export type Control = Int32Array;

const word = { arrived: 0, generation: 1, cancelled: 2, agreed: 3, failed: 4, next: 5 } as const;

export const openControl = (): Control => new Int32Array(new SharedArrayBuffer(64));

/** Asks the threads to end; they do at their next meeting. */
export const cancel = (control: Control): void => {
  Atomics.store(control, word.cancelled, 1);
};

/** Tells threads that wait for this one that it will not come. */
export const giveUp = (control: Control): void => {
  Atomics.store(control, word.failed, 1);
  Atomics.notify(control, word.generation);
};

/** A thread ends because another one failed, whose failure counts. */
export class OtherThreadFailed extends Error {
  override readonly name = 'OtherThreadFailed';
}

export const cancelled = (): LearnerError =>
  new LearnerError('Cancelled', 'The work was cancelled before it was done.', 'Start it again when wanted.');

/** Throws `Cancelled` once asked to; for work that meets no other threads. */
export function throwIfCancelled(control: Control): void {
  if (Atomics.load(control, word.cancelled) === 1) throw cancelled();
}

/** The next number that no thread has taken: 0, 1, 2 … */
export const takeNext = (control: Control): number => Atomics.add(control, word.next, 1);

/**
 * Where all threads wait for the last. Returns once all have arrived, what each wrote before is seen by all after.
 * Throws `Cancelled` in all threads at the same meeting, and `OtherThreadFailed` when one will not come.
 */
export function openMeeting(control: Control, index: number, threads: number): () => void {
  const arrive = (): void => {
    const generation = Atomics.load(control, word.generation);
    if (Atomics.add(control, word.arrived, 1) === threads - 1) {
      // Read once, by the last to arrive: so all agree, whenever the word changes.
      Atomics.store(control, word.agreed, Atomics.load(control, word.cancelled));
      Atomics.store(control, word.arrived, 0);
      Atomics.add(control, word.generation, 1);
      Atomics.notify(control, word.generation);
      return;
    }
    for (let spin = 0; spin < 2000; spin += 1)
      if (Atomics.load(control, word.generation) !== generation) return;
    while (Atomics.load(control, word.generation) === generation) {
      if (Atomics.load(control, word.failed) === 1)
        throw new OtherThreadFailed(`thread ${index} waited in vain`);
      Atomics.wait(control, word.generation, generation, 200);
    }
  };
  return () => {
    if (threads === 1) throwIfCancelled(control);
    else {
      arrive();
      if (Atomics.load(control, word.agreed) === 1) throw cancelled();
    }
  };
}
