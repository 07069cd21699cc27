import { defineConfig } from 'vitest/config';

/** One runner for everything; the zone is pinned to a non-UTC one so that a hidden local-time bug shows. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['tests/**/*.test.ts'],
    env: { TZ: 'Pacific/Auckland' },
    // A test that hangs is stopped; how long one takes is no test's business (see bench/): machines are shared.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000, interval: 100 } },
    maxWorkers: 2,
  },
});
