import { defineConfig } from 'vitest/config';

/** Tests of these rooms talk to a Temporal server; all others run without waiting for one. */
const durable = ['client', 'faults', 'worker', 'workflows'].map((room) => `tests/${room}/**/*.test.ts`);

export default defineConfig({
  test: {
    pool: 'forks',
    // Tests of faults and servers wait more than they compute.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        // These hold nothing that outlives a test, so that each worker loads the modules once for all of its files.
        test: { name: 'pure', include: ['tests/**/*.test.ts'], exclude: durable, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'durable',
          include: durable,
          globalSetup: ['tests/global_setup.ts'],
        },
      },
    ],
  },
});
