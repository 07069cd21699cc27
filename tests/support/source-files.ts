import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const SKIPPED = new Set(['node_modules', '.git']);
/** Made by running the program; never part of it. */
const PRODUCED = new Set(['dist', 'data']);

const walk = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });

/** A source file with what it imports: paths inside the project relative to its root, packages by name. */
export interface SourceFile {
  readonly path: string;
  readonly imports: readonly { readonly to: string; readonly typeOnly: boolean; readonly local: boolean }[];
}

const IMPORT =
  /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

const importsOf = (path: string, text: string): SourceFile['imports'] =>
  [...text.matchAll(IMPORT)].map(([, , typeOnly, from, dynamic]) => {
    const to = (from ?? dynamic ?? '').replace(/\?.*$/, '');
    const local = to.startsWith('.');
    return {
      to: local ? posix.normalize(posix.join(dirname(path).replaceAll('\\', '/'), to)) : to,
      typeOnly: typeOnly !== undefined,
      local,
    };
  });

/** Every TypeScript and Svelte file of the given top-level folders. */
export const readSourceFiles = (folders: readonly string[]): SourceFile[] =>
  folders
    .flatMap((folder) => walk(join(ROOT, folder)))
    .filter((path) => /\.(ts|mts|mjs|js|svelte)$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => {
      const name = relative(ROOT, path).replaceAll('\\', '/');
      return { path: name, imports: importsOf(name, readFileSync(path, 'utf8')) };
    });

/** The top-level entries of the project that are part of it. */
export const topLevel = (): string[] =>
  readdirSync(ROOT).filter((name) => !SKIPPED.has(name) && !PRODUCED.has(name));
