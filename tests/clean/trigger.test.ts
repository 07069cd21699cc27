import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redactText } from '../../etl/clean/redact.ts';
import { mayBePersonal, PERSONAL_TRIGGER } from '../../etl/clean/redact/trigger.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import { openDuckdb } from '../../etl/warehouse/duckdb.ts';
import type { Warehouse } from '../../etl/warehouse/warehouse.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLabelled } from './labelled.ts';

/** Hidden or styled signs inside the very words and digits that the sign of something personal hangs on. */
const DISGUISED = [
  '我\u200b叫张伟国，在家',
  'my na\u00adme is John Appleseed',
  'ｍｙ ｎａｍｅ ｉｓ John Appleseed',
  '𝗷𝗼𝗵𝗻@𝗲𝘅𝗮𝗺𝗽𝗹𝗲.𝗰𝗼𝗺',
  '1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣',
  '𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎',
  '१३८००१३८०००',
  'six one seven five five five oh one two three',
  '幺叁捌零零壹叁捌零零零',
  'john\u2060@\u2060example.com',
];

describe('the sign without which nothing is looked for', () => {
  const sentences = [...readLabelled('en'), ...readLabelled('zh')];
  let dir: string;
  let warehouse: Warehouse;
  let session: Session;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'barometer-trigger-'));
    warehouse = await openDuckdb(dir);
    session = await warehouse.session();
  });
  afterAll(async () => {
    session.close();
    await warehouse.close();
    await rm(dir, { recursive: true, force: true });
  });

  it('is in every sentence with a mark and in every disguise', () => {
    for (const { text } of sentences.filter(({ marks }) => marks.length > 0))
      expect(mayBePersonal(text), text).toBe(true);
    for (const text of DISGUISED) expect(redactText(text), text).toMatch(/\[(?:name|email|phone)\]/);
  });

  it('is read alike inside the engine', async () => {
    const texts = [...sentences.map(({ text }) => text), ...DISGUISED, '天地山水', 'the road is good', ''];
    const rows = await session.rows<{ text: string; found: boolean }>(
      `SELECT text, regexp_matches(text, $pattern, 'i') AS found
       FROM (SELECT unnest(json_extract_string($texts, '$[*]')) AS text)`,
      { pattern: PERSONAL_TRIGGER, texts: JSON.stringify(texts) },
    );
    expect(rows).toHaveLength(texts.length);
    for (const { text, found } of rows) expect(found, text).toBe(mayBePersonal(text));
    expect(rows.filter(({ found }) => !found).length).toBeGreaterThan(10);
  });
});
