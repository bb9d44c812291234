import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // What is waited for comes late on a busy machine.
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Many tests wait, for clocks, processes and the database: three keep two cores busy.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: {
          name: 'platform',
          include: ['packages/*/test/**/*.test.ts'],
          exclude: ['packages/web/**'],
          // One database server for the whole run.
          globalSetup: ['packages/server/test/support/global-setup.ts'],
          // Node.js runs these modules as it does in the product, without a bundler between.
          experimental: { viteModuleRunner: false },
        },
      },
      {
        extends: true,
        test: { name: 'web', include: ['packages/web/test/**/*.test.{ts,tsx}'] },
      },
    ],
  },
});
