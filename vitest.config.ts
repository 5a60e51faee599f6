import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    // a busy machine is no failure; the time budgets of scripts/test.mjs judge the time
    testTimeout: 60_000,
    hookTimeout: 60_000,
    include: ['packages/**/*.test.ts', 'tests/**/*.test.ts'],
    // a shared database, started only when a test asks for it
    globalSetup: ['packages/server/store/testing/global-setup.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', ...(process.env.VAUBAN_ALL_TESTS ? [] : ['**/*.slow.test.ts'])],
  },
});
