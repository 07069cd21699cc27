import { defineConfig } from 'vitest/config';

/** One runner for everything; the zone is pinned to a non-UTC one so that a hidden local-time bug shows. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['tests/**/*.test.ts'],
    env: { TZ: 'Pacific/Auckland' },
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
