import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A message as the server took it. */
export interface Received {
  readonly to: string;
  readonly raw: string;
  readonly messageId: string;
  readonly subject: string;
}

/** A real SMTP server on a port of its own that keeps what it accepts. */
export interface PostOffice {
  readonly url: string;
  readonly received: Received[];
  /** Answers in place of acceptance, used up one message at a time: a code such as 451, or `hang`. */
  readonly refusals: (number | 'hang')[];
  close(): Promise<void>;
}

const header = (raw: string, name: string): string =>
  new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, 'im').exec(raw)?.[1] ?? '';

/** @param onAccepted called when a message is kept, before the sender is told so. */
export const openPostOffice = async (
  onAccepted: (message: Received) => void = () => undefined,
): Promise<PostOffice> => {
  const received: Received[] = [];
  const refusals: (number | 'hang')[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const refusal = refusals.shift();
        if (refusal === 'hang') return;
        if (refusal !== undefined)
          return done(Object.assign(new Error('not now'), { responseCode: refusal }));
        const raw = Buffer.concat(chunks).toString('utf8');
        const [to] = session.envelope.rcptTo;
        const message = {
          to: to?.address ?? '',
          raw,
          messageId: header(raw, 'Message-ID'),
          subject: header(raw, 'Subject'),
        };
        received.push(message);
        onAccepted(message);
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refusals,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
