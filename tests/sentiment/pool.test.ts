import { afterAll, describe, expect, it } from 'vitest';
import { openPool, ownThread, scoreComments } from '../../etl/sentiment/index.ts';
import { scoreComment } from '../../etl/sentiment/score-comment.ts';

const TEXTS = [
  '停水三天没有人管',
  'Great work, thank you!',
  '',
  '😡',
  'Die Straße ist kaputt',
  '及时解决，非常满意',
  'ok',
];
const pool = openPool(2);
afterAll(() => pool.close());

function* batchesOf(
  n: number,
  size: number,
  onAsk: (batch: number) => void = () => undefined,
): Generator<string[]> {
  for (let batch = 0; batch < n; batch++) {
    onAsk(batch);
    yield Array.from(
      { length: size },
      (_, i) => `${TEXTS[(batch + i) % TEXTS.length]!} ${'x'.repeat((batch * 7) % 50)}`,
    );
  }
}
const textOf = (text: string): string => text;

describe('the pool', () => {
  it('gives what one thread gives, in order, with progress', async () => {
    for (const each of [pool, ownThread()]) {
      const done: number[] = [];
      let n = 0;
      for await (const { items, sentiments } of scoreComments(batchesOf(20, 37), {
        pool: each,
        textOf,
        onProgress: (scored) => done.push(scored),
      })) {
        expect(sentiments).toEqual(items.map(scoreComment));
        n += items.length;
      }
      expect(n).toBe(20 * 37);
      expect(done).toEqual(Array.from({ length: 20 }, (_, i) => (i + 1) * 37));
    }
  });

  it('asks for no more than it can hold', async () => {
    let [asked, taken, most] = [0, 0, 0];
    for await (const { items } of scoreComments(
      batchesOf(60, 10, (batch) => (asked = batch + 1)),
      { pool, textOf },
    )) {
      most = Math.max(most, asked - taken);
      taken++;
      expect(items.length).toBe(10);
    }
    expect(taken).toBe(60);
    expect(most).toBeLessThanOrEqual(pool.width);
  });

  it('stops when told, and hands on what the source throws', async () => {
    const stop = new AbortController();
    const reading = async (): Promise<void> => {
      for await (const { items } of scoreComments(batchesOf(100, 10), { pool, textOf, signal: stop.signal }))
        if (items.length > 0) stop.abort(new Error('enough'));
    };
    await expect(reading()).rejects.toThrow('enough');
    const broken = async (): Promise<void> => {
      const source = (function* (): Generator<string[]> {
        yield ['good'];
        throw new Error('the file ended early');
      })();
      for await (const { items } of scoreComments(source, { pool, textOf })) expect(items.length).toBe(1);
    };
    await expect(broken()).rejects.toThrow('the file ended early');
  });

  it('refuses what is on its way when it is closed', async () => {
    const own = openPool(1);
    const first = expect(own.score(['good'])).rejects.toThrow('closed');
    await own.close();
    await first;
    await expect(own.score(['good'])).rejects.toThrow('closed');
  });
});
