import { createServer, type RequestListener, type Server } from 'node:http';

/** How long and how many clients may hold the server. Milliseconds. */
export interface ServerLimits {
  /** For all headers of a request, however slowly they come. */
  readonly headersMs: number;
  /** For a whole request; bodies have a least speed besides (`refuse-slow-bodies.ts`). */
  readonly requestMs: number;
  /** Between two requests on one connection. */
  readonly keepAliveMs: number;
  /** How often connections are looked at. */
  readonly checkMs: number;
  readonly mostConnections: number;
}

export const SERVER_LIMITS: ServerLimits = {
  headersMs: 15_000,
  requestMs: 3_600_000,
  keepAliveMs: 20_000,
  checkMs: 2000,
  mostConnections: 2000,
};

/** A server that nobody can hold by sending slowly, listening. @throws the system's error when the port is taken. */
export const listen = (
  app: RequestListener,
  host: string,
  port: number,
  limits: ServerLimits = SERVER_LIMITS,
): Promise<Server> => {
  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.keepAliveMs,
      connectionsCheckingInterval: limits.checkMs,
    },
    app,
  );
  server.maxConnections = limits.mostConnections;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
};
