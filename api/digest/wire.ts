import type { DeliveryEntry, PreviewEntry, RunReportEntry } from '../contract/digests.ts';
import type { ListedDigest, Preview, RunReport } from './desk.ts';
import { dayOf } from './due-runs.ts';
import type { Delivery } from './ledger/delivery.ts';

/** A definition without where its recipients are reached. */
export const listedToWire = (digest: ListedDigest): object => ({
  ...digest,
  recipients: digest.recipients.map(({ name, channel, language, audience, only }) => ({
    name,
    channel,
    language,
    only,
    ...(audience ? { audience } : {}),
  })),
});

export const deliveryToWire = (delivery: Delivery): DeliveryEntry => ({
  key: delivery.key,
  digest: delivery.digest,
  period: delivery.period,
  recipient: delivery.recipient,
  channel: delivery.destination?.channel ?? 'folder',
  revision: delivery.revision,
  state: delivery.state,
  attempts: delivery.attempts,
  changed_at: delivery.changedAt,
  next_at: delivery.nextAt,
  because: delivery.because,
  receipt: delivery.receipt,
  superseded_at: delivery.supersededAt,
  manifest: delivery.manifest ? { ...delivery.manifest } : null,
});

export const reportToWire = (report: RunReport): RunReportEntry => {
  const made = report.deliveries.find(({ manifest }) => manifest !== null);
  const manifest = made?.manifest;
  return {
    ...report,
    deliveries: report.deliveries.map(deliveryToWire),
    folder: made?.receipt ?? '',
    manifest: manifest
      ? { ...manifest, files: manifest.files.map((file) => ({ ...file })) }
      : { for: dayOf(report.period), files: [] },
  };
};

export const previewToWire = ({ recipient, manifest, files }: Preview): PreviewEntry => ({
  recipient,
  manifest: { ...manifest },
  files: files.map(({ name, bytes }) => ({ name, content_base64: bytes.toString('base64') })),
});

/** The bytes of a preview that came over the wire. */
export const previewFiles = ({ files }: PreviewEntry): { name: string; bytes: Buffer }[] =>
  files.map(({ name, content_base64: content }) => ({ name, bytes: Buffer.from(content, 'base64') }));
