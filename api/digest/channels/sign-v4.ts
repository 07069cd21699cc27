import { createHash, createHmac } from 'node:crypto';

export interface Credentials {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
}

const hash = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Each segment of a path as S3 wants it: everything but letters, digits and `-._~` escaped. */
const escapePath = (path: string): string =>
  path
    .split('/')
    .map((segment) =>
      encodeURIComponent(segment).replace(
        /[!'()*]/g,
        (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .join('/');

/**
 * The address and the headers of a signed request (AWS Signature Version 4, one chunk, no query).
 * @param endpoint scheme, host and port. @param path decoded, beginning with `/`. @param more further headers to sign, in
 * small letters.
 */
export const signV4 = (
  method: string,
  endpoint: string,
  path: string,
  body: Buffer,
  { accessKey, secretKey, region }: Credentials,
  now: Date,
  more: Readonly<Record<string, string>> = {},
): { url: string; headers: Record<string, string> } => {
  const time = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = time.slice(0, 8);
  const escaped = escapePath(path);
  const url = new URL(escaped, endpoint);
  const signed: Record<string, string> = {
    ...more,
    host: url.host,
    'x-amz-content-sha256': hash(body),
    'x-amz-date': time,
  };
  const names = Object.keys(signed).sort();
  const canonical = [
    method,
    escaped,
    '',
    ...names.map((name) => `${name}:${signed[name] ?? ''}`),
    '',
    names.join(';'),
    hash(body),
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', time, scope, hash(canonical)].join('\n');
  const key = ['s3', 'aws4_request'].reduce<Buffer>(
    (last, part) => hmac(last, part),
    hmac(hmac(`AWS4${secretKey}`, day), region),
  );
  const { host: _host, ...headers } = signed;
  return {
    url: url.href,
    headers: {
      ...headers,
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope}, SignedHeaders=${names.join(';')}, Signature=${hmac(key, toSign).toString('hex')}`,
    },
  };
};
