import { createHmac } from 'node:crypto';
import type { Recipient } from '../recipient.ts';
import { isWorthRetrying, secretOf, Undeliverable, type Channel } from './channel.ts';

type WebhookRecipient = Extract<Recipient, { channel: 'webhook' }>;

/**
 * The signature of a body sent at a moment (seconds since 1970): HMAC-SHA-256 over `<seconds>.<body>`, so that neither
 * can be changed and an old request cannot be replayed unnoticed.
 */
export const signBody = (secret: string, seconds: number, body: Buffer): string =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex')}`;

/** One POST with everything in a JSON body, signed, under an idempotency key that every try repeats. */
export const webhookChannel: Channel<WebhookRecipient> = {
  pack: async (_recipient, manifest, { files }) => [
    {
      name: 'body.json',
      bytes: Buffer.from(
        JSON.stringify({
          manifest,
          files: files.map(({ name, bytes }) => ({ name, content_base64: bytes.toString('base64') })),
        }),
      ),
    },
  ],
  deliver: async ({ url, secret_env: secretName }, { key, files }, ports) => {
    const body = files[0]?.bytes ?? Buffer.of();
    const seconds = Math.floor(ports.now().getTime() / 1000);
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(ports.patienceMs),
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        'barometer-signature': signBody(secretOf(ports, secretName), seconds, body),
      },
      body: new Uint8Array(body),
    });
    await answer.body?.cancel();
    if (answer.ok) return `HTTP ${answer.status}`;
    const because = `${new URL(url).host} answered ${answer.status}`;
    throw isWorthRetrying(answer.status) ? new Error(because) : new Undeliverable(because);
  },
};
