import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './place.ts';
import type { Terminal } from './terminal.ts';

/** Builds the dashboard when it has not been built. */
export const buildDashboard = async (terminal: Terminal): Promise<void> => {
  if (existsSync(join(ROOT, 'dist', 'dashboard', 'index.html'))) return;
  terminal.err('Building the dashboard …\n');
  const { build } = await import('vite');
  await build({ configFile: join(ROOT, 'dashboard', 'vite.config.ts'), logLevel: 'warn' });
};
