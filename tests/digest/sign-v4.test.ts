import { expect, it } from 'vitest';
import { signV4 } from '../../api/digest/channels/sign-v4.ts';

/** The example "PUT Object" in Amazon's description of Signature Version 4 for S3, with the signature printed there. */
it('signs as the published example does', () => {
  const { url, headers } = signV4(
    'PUT',
    'https://examplebucket.s3.amazonaws.com',
    '/test$file.text',
    Buffer.from('Welcome to Amazon S3.'),
    {
      accessKey: 'AKIAIOSFODNN7EXAMPLE',
      secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      region: 'us-east-1',
    },
    new Date('2013-05-24T00:00:00Z'),
    { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
  );
  expect(url).toBe('https://examplebucket.s3.amazonaws.com/test%24file.text');
  expect(headers['x-amz-content-sha256']).toBe(
    '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
  );
  expect(headers['authorization']).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, ' +
      'SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class, ' +
      'Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  );
});
