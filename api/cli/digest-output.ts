import { previewFiles } from '../digest/wire.ts';
import type { DeliveryEntry, DigestHistory, PreviewEntry, RunReportEntry } from '../contract/digests.ts';
import type { DigestManifest } from '../digest/manifest.ts';
import type { DigestRun } from '../digest/run.ts';
import { renderTable } from './terminal.ts';

const asManifest = (manifest: Record<string, unknown>): DigestManifest =>
  manifest as unknown as DigestManifest;

const filesTable = (manifest: DigestManifest): string =>
  renderTable(
    ['file', 'rows', 'sha256'],
    manifest.files.map((file) => [file.file, file.rows.toLocaleString('en'), file.sha256.slice(0, 16)]),
  );

/** Whether every delivery reached its end well. */
export const allServed = ({ deliveries }: RunReportEntry): boolean =>
  deliveries.every(({ state }) => state === 'sent' || state === 'skipped');

const deliveryLine = (delivery: DeliveryEntry): string[] => [
  delivery.period,
  delivery.revision === 0 ? '' : `correction ${delivery.revision}`,
  delivery.recipient,
  delivery.channel,
  `${delivery.state}${delivery.superseded_at ? ', superseded' : ''}`,
  delivery.because ?? delivery.receipt ?? '',
];

const DELIVERY_HEAD = ['period', '', 'recipient', 'channel', 'state', ''];

/** A run as JSON. The digest of a single folder shows that folder and its manifest at the top, too. */
export const reportJson = (report: RunReportEntry): object => {
  const [only, ...others] = report.deliveries;
  const isFolder = only?.channel === 'folder' && only.state === 'sent' && others.length === 0;
  const { folder, manifest, ...rest } = report;
  return { ...(isFolder ? { folder, ...manifest } : {}), ...rest };
};

export const reportText = (report: RunReportEntry): string => {
  const [only, ...others] = report.deliveries;
  const head = `${report.fresh ? 'Sent' : 'Already sent'}: ${report.digest} ${report.period}\n`;
  if (only?.manifest && others.length === 0)
    return `${head}${renderTable(DELIVERY_HEAD, [deliveryLine(only)])}${filesTable(asManifest(only.manifest))}`;
  return `${head}${renderTable(DELIVERY_HEAD, report.deliveries.map(deliveryLine))}`;
};

export const historyText = ({ deliveries, log }: DigestHistory): string =>
  [
    renderTable(DELIVERY_HEAD, deliveries.map(deliveryLine)),
    renderTable(
      ['at', 'period', 'recipient', 'event', ''],
      log.map((entry) => [entry.at, entry.period, entry.recipient ?? '', entry.event, entry.because ?? '']),
    ),
  ].join('\n');

/** Folders that were written as JSON: one alone as it is, several as a list. */
export const writtenJson = (runs: readonly DigestRun[]): object => {
  const flat = runs.map(({ folder, fresh, manifest }) => ({ folder, fresh, ...manifest }));
  return flat.length === 1 && flat[0] ? flat[0] : { runs: flat };
};

export const writtenText = (runs: readonly DigestRun[]): string =>
  runs
    .map((run) => `${run.fresh ? 'Wrote' : 'Already written'}: ${run.folder}\n${filesTable(run.manifest)}`)
    .join('');

export const previewJson = (previews: readonly PreviewEntry[]): object[] =>
  previews.map((preview) => ({
    recipient: preview.recipient,
    manifest: preview.manifest,
    files: Object.fromEntries(previewFiles(preview).map(({ name, bytes }) => [name, bytes.toString('utf8')])),
  }));

const HEAD_LINES = 6;

export const previewText = (previews: readonly PreviewEntry[]): string =>
  previews
    .map((preview) => {
      const manifest = asManifest(preview.manifest);
      const heads = previewFiles(preview)
        .filter(({ name }) => name.endsWith('.csv') && name !== 'dictionary.csv')
        .map(({ name, bytes }) => {
          const lines = bytes
            .toString('utf8')
            .replace(/^\uFEFF/, '')
            .split('\r\n');
          return `\n${name}\n${lines.slice(0, HEAD_LINES).join('\n')}\n`;
        });
      return `${preview.recipient ?? 'everybody'}:\n${filesTable(manifest)}${heads.join('')}`;
    })
    .join('\n');
