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
          // Node.js runs these modules as it does in the product, without a bundler between, and once a
          // worker: to load them took longer than most test files. What a file has opened it closes.
          isolate: false,
          setupFiles: ['packages/server/test/support/after-file.ts'],
          experimental: { viteModuleRunner: false, nodeLoader: false },
        },
      },
      {
        extends: true,
        test: { name: 'web', include: ['packages/web/test/**/*.test.{ts,tsx}'] },
      },
    ],
  },
});
