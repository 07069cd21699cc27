import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SERVER_LIMITS } from '../../api/http/listen.ts';
import { LEAST_SPEED } from '../../api/http/refuse-slow-bodies.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** The limits of the product, in proportion, so that the test need not wait for them. */
const LIMITS = { headersMs: 600, requestMs: 5000, keepAliveMs: 400, checkMs: 50, mostConnections: 20 };
const LEAST = { bytes: 1000, windowMs: 500 };
const HEAD = 'Host: 127.0.0.1\r\nContent-Type: application/json\r\n';

let server: TestServer;
const sockets: Socket[] = [];
beforeAll(async () => {
  server = await startTestServer(null, undefined, { limits: LIMITS, leastSpeed: LEAST });
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  expect(server.faults).toEqual([]);
  await server.close();
});

interface Conversation {
  readonly socket: Socket;
  heard(): string;
  /** Resolves when the server has hung up, with the milliseconds since the connection was made. */
  readonly ended: Promise<number>;
}

const open = (first: string): Conversation => {
  const began = performance.now();
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.write(first);
  sockets.push(socket);
  let heard = '';
  socket.setEncoding('latin1').on('data', (text: string) => (heard += text));
  socket.on('error', () => undefined);
  const ended = new Promise<number>((resolve) =>
    socket.on('close', () => resolve(performance.now() - began)),
  );
  return { socket, heard: () => heard, ended };
};

/** Sends a little again and again until the server hangs up. */
const trickle = async ({ socket, ended }: Conversation, text: string): Promise<number> => {
  const timer = setInterval(() => socket.write(text), 40);
  const ms = await ended;
  clearInterval(timer);
  return ms;
};

it('hangs up on headers that never end, and answers others meanwhile', async () => {
  const slow = Array.from({ length: 10 }, () => open(`GET /healthz HTTP/1.1\r\n${HEAD}X-0: `));
  const ends = Promise.all(slow.map((each) => trickle(each, 'x')));
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  for (const ms of await ends) {
    expect(ms).toBeGreaterThan(LIMITS.headersMs - 100);
    expect(ms).toBeLessThan(LIMITS.headersMs * 10);
  }
  expect(slow.map((each) => each.heard().slice(0, 12))).toEqual(slow.map(() => 'HTTP/1.1 408'));
});

it.each([
  ['of known length', 'Content-Length: 100000\r\n\r\n{"metrics": ["', 'x'],
  ['in chunks', 'Transfer-Encoding: chunked\r\n\r\n', '1\r\nx\r\n'],
])('hangs up on a body that trickles, %s', async (_name, start, more) => {
  const slow = open(`POST /api/v1/query HTTP/1.1\r\n${HEAD}${start}`);
  expect(await trickle(slow, more)).toBeLessThan(LEAST.windowMs * 10);
  expect(slow.heard()).toMatch(/^HTTP\/1\.1 408/);
  expect(slow.heard()).toContain('body_too_slow');
});

it('hangs up on an upload that trickles, and keeps nothing of it', async () => {
  const boundary = 'xxxxxxxxxxxx';
  const slow = open(
    `POST /api/v1/imports HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=${boundary}\r\nContent-Length: 9000000\r\n\r\n` +
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n`,
  );
  await trickle(slow, 'a,b\r\n');
  expect(slow.heard()).toMatch(/^HTTP\/1\.1 408/);
  const { readdir } = await import('node:fs/promises');
  await expect.poll(() => readdir(server.barometer.warehouse.tempDir)).toEqual([]);
});

it('does not hang up on a body that is only long', async () => {
  const body = `{"metrics": ["volume"]${' '.repeat(40_000)}}`;
  const steady = open(`POST /api/v1/query HTTP/1.1\r\n${HEAD}Content-Length: ${body.length}\r\n\r\n`);
  for (let at = 0; at < body.length; at += 1000) {
    steady.socket.write(body.slice(at, at + 1000));
    await pause(30);
  }
  await expect.poll(() => steady.heard()).toMatch(/^HTTP\/1\.1 200/);
});

it('closes a connection that asks nothing more', async () => {
  const idle = open(`GET /healthz HTTP/1.1\r\n${HEAD}\r\n`);
  expect(await idle.ended).toBeLessThan(20 * LIMITS.keepAliveMs);
  expect(idle.heard()).toMatch(/^HTTP\/1\.1 200/);
});

it('takes no more connections than it may', async () => {
  const many = Array.from({ length: LIMITS.mostConnections + 10 }, () => open(''));
  await Promise.race(many.map((each) => each.ended));
  await pause(100);
  const dropped = many.filter((each) => each.socket.destroyed || each.socket.readableEnded).length;
  expect(dropped).toBeGreaterThanOrEqual(10);
  for (const each of many) each.socket.destroy();
  await expect.poll(async () => (await fetch(`${server.url}/healthz`)).status).toBe(200);
});

it('is as strict as that in earnest, in proportion', () => {
  expect(SERVER_LIMITS.headersMs).toBeLessThanOrEqual(20_000);
  expect(SERVER_LIMITS.checkMs).toBeLessThan(SERVER_LIMITS.headersMs);
  expect(LEAST_SPEED.bytes / (LEAST_SPEED.windowMs / 1000)).toBeGreaterThanOrEqual(1000);
});
