import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { en } from '../../dashboard/i18n/en.ts';
import type { Message } from '../../dashboard/i18n/message.ts';
import { zhCN } from '../../dashboard/i18n/zh-cn.ts';

const ROOT = join(import.meta.dirname, '../../dashboard');
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(svelte|ts)$/.test(file) && !/^i18n\/(en|zh-cn)/.test(file))
  .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));
const code = files.map(({ text }) => text).join('\n');

const texts = (message: Message): string[] =>
  typeof message === 'string' ? [message] : [message.one, message.other];
const namesIn = (message: Message, pattern: RegExp): string[] =>
  [
    ...new Set(texts(message).flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))),
  ].sort();

/** Keys built at run time: `prefix.${…}` and `prefix.${…}.suffix`. */
const builtKeys = [...code.matchAll(/`([\w.]+\.)\$\{[^`]*?\}((?:\.[\w]+)?)(?:\.\$\{[^`]*?\})?`/g)].map(
  ([, start = '', end = '']) => ({ start, end }),
);

describe('messages', () => {
  it.each(Object.keys(en) as (keyof typeof en)[])('%s is used', (key) => {
    const literal = code.includes(`'${key}'`);
    const built = builtKeys.some(
      ({ start, end }) => key.startsWith(start) && (end === '' || key.endsWith(end)),
    );
    expect(literal || built).toBe(true);
  });

  it.each(Object.keys(en) as (keyof typeof en)[])('%s takes the same words in both languages', (key) => {
    expect(Object.keys(zhCN)).toContain(key);
    const message: Message = en[key];
    const placeholders = /\{(\w+)\}/g;
    expect(namesIn(zhCN[key], placeholders).filter((name) => name !== 'count')).toEqual(
      namesIn(message, placeholders).filter((name) => name !== 'count'),
    );
    expect(namesIn(zhCN[key], /<(\w+)>/g)).toEqual(namesIn(message, /<(\w+)>/g));
  });

  it('are written in Chinese where they are Chinese', () => {
    const same = (Object.keys(en) as (keyof typeof en)[]).filter(
      (key) =>
        /[a-z]{3}/i.test(
          texts(en[key])
            .join('')
            .replace(/\{\w+\}/g, ''),
        ) && !/\p{Script=Han}/u.test(texts(zhCN[key]).join('')),
    );
    expect(same).toEqual([]);
  });
});

/** Words a component may write itself: the name of a format, and languages in their own language. */
const ALLOWED = new Set(['CSV', 'SQL', 'curl', 'EN', '中文']);
const SPOKEN = new Set(['aria-label', 'title', 'placeholder', 'alt', 'aria-roledescription']);

interface Node {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly value?: unknown;
  readonly [key: string]: unknown;
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;

/** Text a reader would see or hear that does not come from the messages. */
const hardCoded = (node: unknown, inAttribute = false): string[] => {
  if (Array.isArray(node)) return node.flatMap((each) => hardCoded(each, inAttribute));
  if (!isNode(node)) return [];
  if (node.type === 'Text') {
    const text = (node.data ?? '').trim();
    return /\p{L}{2,}/u.test(text) && !ALLOWED.has(text) ? [text] : [];
  }
  if (node.type === 'Attribute') return SPOKEN.has(node.name ?? '') ? hardCoded(node.value, true) : [];
  const { fragment, nodes, body, consequent, alternate, fallback, pending, then } = node;
  const caught = node['catch'];
  return [
    node['attributes'],
    fragment,
    nodes,
    isNode(body) || Array.isArray(body) ? body : null,
    consequent,
    alternate,
    fallback,
    pending,
    then,
    caught,
  ].flatMap((each) => hardCoded(each));
};

describe('components', () => {
  const components = files.filter(({ file }) => file.endsWith('.svelte'));
  it('would be caught', () => {
    const spoken = parse('<p aria-label="Loud words">{#if a}<b>Own words</b>{/if} CSV</p>', { modern: true });
    expect(hardCoded(spoken.fragment)).toEqual(['Loud words', 'Own words']);
  });
  it('are found', () => expect(components.length).toBeGreaterThan(20));
  it.each(components)('$file writes no words of its own', ({ text }) => {
    const tree = parse(text, { modern: true });
    expect(hardCoded(tree.fragment)).toEqual([]);
  });
});
