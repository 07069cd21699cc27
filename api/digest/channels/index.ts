import type { Recipient } from '../recipient.ts';
import type { Channel } from './channel.ts';
import { emailChannel } from './email.ts';
import { folderChannel } from './folder.ts';
import { s3Channel } from './s3.ts';
import { webhookChannel } from './webhook.ts';

const CHANNELS: { readonly [Name in Recipient['channel']]: Channel<Extract<Recipient, { channel: Name }>> } =
  {
    folder: folderChannel,
    email: emailChannel,
    webhook: webhookChannel,
    s3: s3Channel,
  };

/** The channel of a recipient; without a recipient the folder of digests in the data directory. */
export const channelOf = (recipient: Recipient | null): Channel<Recipient | null> =>
  (recipient ? CHANNELS[recipient.channel] : folderChannel) as Channel<Recipient | null>;
