import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const here = new URL('.', import.meta.url).pathname;

/** The dashboard as static files; `dashboard/` is the root, the output lies beside the sources. */
export default defineConfig({
  root: here,
  plugins: [svelte({ configFile: `${here}svelte.config.js` })],
  build: {
    outDir: `${here}../dist/dashboard`,
    emptyOutDir: true,
    target: 'es2022',
    // Fonts stay files: inlined they would sit in the stylesheet that blocks the first paint.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4321' } },
});
