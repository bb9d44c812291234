import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['e2e/journeys/**/*.test.ts'],
    // One browser for the whole run, and for each worker a platform with a demonstration city.
    globalSetup: ['e2e/support/city.ts'],
    maxWorkers: 2,
    // A page may take its time on a busy machine.
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 90_000,
    hookTimeout: 240_000,
  },
});
