import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Component } from 'svelte';
import type { render as Render } from 'svelte/server';
import { createServer, type ViteDevServer } from 'vite';

const DASHBOARD = join(import.meta.dirname, '../../dashboard');

/** What components ask of a browser while they are set up. */
const pretendBrowser = (): void => {
  const nothing = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  Object.assign(globalThis, { localStorage: nothing });
  if (!('navigator' in globalThis)) Object.assign(globalThis, { navigator: { language: 'en' } });
};

interface LanguageModule {
  readonly language: { choose(language: 'en' | 'zh-CN'): void };
}

/** Compiles and renders the dashboard's components without a browser. */
export class Renderer {
  private readonly server: ViteDevServer;

  private constructor(server: ViteDevServer) {
    this.server = server;
  }

  static async start(): Promise<Renderer> {
    pretendBrowser();
    const server = await createServer({
      configFile: join(DASHBOARD, 'vite.config.ts'),
      server: { middlewareMode: true, ws: false, watch: null },
      optimizeDeps: { noDiscovery: true, include: [] },
      appType: 'custom',
      logLevel: 'error',
    });
    const { language } = (await server.ssrLoadModule('/i18n/language.svelte.ts')) as LanguageModule;
    language.choose('en');
    return new Renderer(server);
  }

  async choose(language: 'en' | 'zh-CN'): Promise<void> {
    const module = (await this.server.ssrLoadModule('/i18n/language.svelte.ts')) as LanguageModule;
    module.language.choose(language);
  }

  /** The markup of a component, without the traces of hydration and style scoping. */
  async markup(path: string, props: Record<string, unknown>): Promise<string> {
    const module = (await this.server.ssrLoadModule(path)) as { default: Component<Record<string, unknown>> };
    // The components' own copy of the runtime: a second one would know nothing of them.
    const { render } = (await this.server.ssrLoadModule('svelte/server')) as { render: typeof Render };
    const { body } = await render(module.default, { props, idPrefix: 'g' });
    return body
      .replace(/<!--.*?-->/g, '')
      .replace(/ ?svelte-[a-z0-9]+/g, '')
      .replace(/ class=""/g, '')
      .replace(/\s*\n\s*/g, '\n')
      .replace(/></g, '>\n<')
      .trim();
  }

  close(): Promise<void> {
    return this.server.close();
  }
}

const readStyle = (path: string): string => {
  const text = readFileSync(join(DASHBOARD, path), 'utf8');
  return path.endsWith('.css') ? text : (/<style>(.*?)<\/style>/s.exec(text)?.[1] ?? '');
};

const styleOf = (path: string): string =>
  readStyle(path)
    .split('\n')
    .filter((line) => !line.includes(':global'))
    .join('\n');

/** A picture that opens in a browser as it is: the markup with the page's colours and the components' styles. */
export const asPicture = (markup: string, styles: readonly string[]): string => {
  const css = [
    lightTokens(),
    ...styles.map(styleOf),
    'svg { background: var(--paper); overflow: visible; font: 14px var(--sans); }',
  ];
  const inside = markup.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ');
  return `${inside.replace('>', `>\n<style>${css.join('\n')}</style>`)}\n`;
};

/** Markup around and beside a picture, as a page that can be looked at. */
export const asPage = (markup: string, styles: readonly string[]): string =>
  `<style>${[lightTokens(), ...styles.map(styleOf), 'body { background: var(--paper); color: var(--ink); font: 14px var(--sans); }'].join('\n')}</style>\n${markup}\n`;

const lightTokens = (): string =>
  readFileSync(join(DASHBOARD, 'theme/tokens.css'), 'utf8').split(":root[data-theme='dark']")[0] ?? '';
