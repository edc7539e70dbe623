import { defineConfig } from 'vitest/config';

// A zone that is not UTC, so that a day shifted by the clock shows.
process.env.TZ = 'America/Los_Angeles';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
