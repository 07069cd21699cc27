import { createTransport } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { DigestManifest } from '../manifest.ts';
import type { Recipient } from '../recipient.ts';
import { messageIdOf } from '../run-key.ts';
import { contentTypeOf } from './content-type.ts';
import { writeLetter } from './letter.ts';
import { Undeliverable, type Channel, type Parcel, type Ports } from './channel.ts';

type EmailRecipient = Extract<Recipient, { channel: 'email' }>;

const smtpOf = ({ smtp }: Ports): NonNullable<Ports['smtp']> => {
  if (smtp) return smtp;
  throw new Error('smtp_url and smtp_from are not set');
};

const compose = async (
  { address, language, name }: EmailRecipient,
  manifest: DigestManifest,
  { key, files }: Parcel,
  ports: Ports,
): Promise<Buffer> => {
  const { from } = smtpOf(ports);
  const { subject, text } = writeLetter(manifest, language);
  const composer = new MailComposer({
    from,
    to: { name, address },
    subject,
    text,
    date: ports.now(),
    messageId: messageIdOf(key, from),
    baseBoundary: key,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Idempotency-Key': key },
    attachments: files.map((file) => ({
      filename: file.name,
      content: file.bytes,
      contentType: contentTypeOf(file.name),
    })),
  });
  return composer.compile().build();
};

/**
 * E-mail by SMTP. The message is composed once and held; every try sends the same bytes under the same Message-ID. A
 * server that says no for good (5xx) is not asked again; one that hangs is left after a time.
 */
export const emailChannel: Channel<EmailRecipient> = {
  pack: async (recipient, manifest, parcel, ports) => [
    { name: 'message.eml', bytes: await compose(recipient, manifest, parcel, ports) },
  ],
  deliver: async ({ address }, { files }, ports) => {
    const { url, from } = smtpOf(ports);
    const transport = createTransport({
      url,
      connectionTimeout: ports.patienceMs,
      greetingTimeout: ports.patienceMs,
      socketTimeout: ports.patienceMs,
      dnsTimeout: ports.patienceMs,
    });
    try {
      const raw = files[0]?.bytes ?? Buffer.of();
      const { response } = await transport.sendMail({ envelope: { from, to: [address] }, raw });
      return response;
    } catch (error) {
      const { responseCode, message } = error as Error & { responseCode?: number };
      const isFinal = responseCode !== undefined && responseCode >= 500 && responseCode !== 535;
      throw isFinal ? new Undeliverable(message) : error;
    } finally {
      transport.close();
    }
  },
};
