/**
 * Every fault is tried in every test run, with data of a size that takes a second; `npm run test:full` tries it with
 * data that take a minute, at several moments of each step.
 */
export const isFull = process.env['MEMBERFLOW_TEST_FULL'] === '1';

export const size = isFull ? { orders: 1_500_000, members: 200_000 } : { orders: 30_000, members: 6_000 };

/** How far into a step a fault falls, as shares of the time the step takes undisturbed. */
export const moments: readonly number[] = isFull ? [0.05, 0.35, 0.7] : [0.4];

/** Limit of a test that waits for a step to be missed (15 s without heartbeat) and done again. */
export const faultTimeout = isFull ? 900_000 : 150_000;
