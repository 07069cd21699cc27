import type { Recipient } from '../recipient.ts';
import { editionOf, isWorthRetrying, secretOf, Undeliverable, type Channel } from './channel.ts';
import { contentTypeOf } from './content-type.ts';
import { signV4 } from './sign-v4.ts';

type S3Recipient = Extract<Recipient, { channel: 's3' }>;

/**
 * Objects in a bucket of S3-compatible storage, addressed by path. The manifest is the last to be put, so whoever waits
 * for it finds the rest; putting again writes the same bytes to the same names.
 */
export const s3Channel: Channel<S3Recipient> = {
  pack: async (_recipient, _manifest, { files }) => files,
  deliver: async (recipient, parcel, ports) => {
    const { endpoint, bucket, prefix, region, name } = recipient;
    const folder = `${prefix}${parcel.digest}/${editionOf(parcel)}/${name}`;
    const credentials = {
      accessKey: secretOf(ports, recipient.access_key_env),
      secretKey: secretOf(ports, recipient.secret_key_env),
      region,
    };
    for (const file of parcel.files) {
      const path = `/${bucket}/${folder}/${file.name}`;
      const { url, headers } = signV4('PUT', endpoint, path, file.bytes, credentials, ports.now(), {
        'content-type': contentTypeOf(file.name),
      });
      const answer = await fetch(url, {
        method: 'PUT',
        redirect: 'manual',
        signal: AbortSignal.timeout(ports.patienceMs),
        headers,
        body: new Uint8Array(file.bytes),
      });
      await answer.body?.cancel();
      ports.step('object put');
      if (answer.ok) continue;
      const because = `${new URL(endpoint).host} answered ${answer.status} to ${path}`;
      throw isWorthRetrying(answer.status) ? new Error(because) : new Undeliverable(because);
    }
    return `s3://${bucket}/${folder}/`;
  },
};
