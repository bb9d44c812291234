import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['e2e/journeys/**/*.test.ts'],
    // One platform with a demonstration city and one browser for the whole run.
    globalSetup: ['e2e/support/city.ts'],
    testTimeout: 90_000,
    hookTimeout: 240_000,
    fileParallelism: false,
  },
});
