import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/** The Chromium of the npm package, or the system's if `CHROMIUM_PATH` says so. */
export const launchBrowser = async (): Promise<Browser> => {
  const systemPath = process.env['CHROMIUM_PATH'];
  const useSystem = systemPath !== undefined && existsSync(systemPath);
  return chromium.launch({
    executablePath: useSystem ? systemPath : await sparticuz.executablePath(),
    // In a single process the browser dies with its first context.
    args: useSystem ? ['--no-sandbox'] : sparticuz.args.filter((argument) => argument !== '--single-process'),
  });
};
