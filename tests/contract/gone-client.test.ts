import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Barometer } from '../../api/barometer.ts';
import { answerErrors } from '../../api/http/errors.ts';
import { queryRoutes } from '../../api/http/query-routes.ts';

/** A query that runs until it is stopped, as the engine's do. */
const endless = (started: () => void, stopped: () => void): Barometer['query'] => {
  return (_input, signal) =>
    new Promise((_resolve, reject) => {
      started();
      signal?.addEventListener('abort', () => {
        stopped();
        reject(new Error('Interrupted!'));
      });
    });
};

let server: Server;
let url: string;
const faults: string[] = [];
const seen = new EventTarget();
const until = (event: string): Promise<void> =>
  new Promise((resolve) => seen.addEventListener(event, () => resolve(), { once: true }));

beforeAll(async () => {
  const app = express();
  const query = endless(
    () => seen.dispatchEvent(new Event('started')),
    () => seen.dispatchEvent(new Event('stopped')),
  );
  const barometer = { query, warehouse: { revision: 0 }, whenChanging: () => undefined };
  app.use(queryRoutes(barometer as unknown as Barometer));
  app.use(answerErrors({ info: () => undefined, error: (_fields, message) => void faults.push(message) }));
  server = await new Promise((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

it('stops the query of a client that goes away, and logs no fault for it', async () => {
  const leaving = new AbortController();
  const started = until('started');
  const stopped = until('stopped');
  const answer = fetch(`${url}/query?metrics=volume`, { signal: leaving.signal });
  await started;
  leaving.abort();
  await expect(answer).rejects.toThrow();
  await stopped;
  await new Promise((resolve) => setImmediate(resolve));
  expect(faults).toEqual([]);
});
