import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { EndedEarly } from './until-gone.ts';

/** What a monitoring system reads of the server. */
export interface Meters {
  request(method: string, route: string, status: number, seconds: number): void;
  /** An import that ended as `done`, `refused`, `failed` or `cancelled`. */
  import(state: string, rows: number, seconds: number): void;
  /** A question whose answer nobody waits for any more: the engine was told to stop, unless others wait for it too. */
  endedEarly(because: EndedEarly): void;
  /** The Prometheus text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Meters of their own for one server, so that two in a process do not mix. */
export const createMeters = (): Meters => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'barometer_' });
  const requests = new Histogram({
    name: 'barometer_http_request_seconds',
    help: 'Time to answer a request of the API',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const imports = new Counter({
    name: 'barometer_imports_total',
    help: 'Imports by how they ended',
    labelNames: ['state'],
    registers: [registry],
  });
  const rows = new Counter({
    name: 'barometer_import_rows_total',
    help: 'Rows read by imports',
    registers: [registry],
  });
  const endedEarly = new Counter({
    name: 'barometer_questions_ended_early_total',
    help: 'Questions that were stopped because the client went away or they took too long',
    labelNames: ['because'],
    registers: [registry],
  });
  const importSeconds = new Histogram({
    name: 'barometer_import_seconds',
    help: 'Time an import took',
    buckets: [0.1, 0.5, 1, 5, 15, 60, 300],
    registers: [registry],
  });
  return {
    request: (method, route, status, seconds) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    import: (state, nRows, seconds) => {
      imports.inc({ state });
      rows.inc(nRows);
      importSeconds.observe(seconds);
    },
    endedEarly: (because) => endedEarly.inc({ because }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
};
