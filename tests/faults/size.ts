/**
 * Every fault is tried in every test run, with data of a size that takes a second; `npm run test:full` tries it with
 * data that take a minute, at several moments of each step.
 */
export const isFull = process.env['MEMBERFLOW_TEST_FULL'] === '1';

export const size = isFull ? { orders: 1_500_000, members: 200_000 } : { orders: 10_000, members: 2_000 };

/** How far into a step a fault falls, as shares of the time the step takes undisturbed. */
export const moments: readonly number[] = isFull ? [0.05, 0.35, 0.7] : [0.4];

/** Milliseconds for a test that waits for a step to be missed (5 s without heartbeat) and done again. */
export const patience = isFull ? 1_500_000 : 240_000;

/** Limit of such a test; longer, so that what is under way can be told and ended. */
export const faultTimeout = patience + 30_000;
