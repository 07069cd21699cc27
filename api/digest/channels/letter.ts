import type { DigestManifest } from '../manifest.ts';
import type { Recipient } from '../recipient.ts';

interface Words {
  readonly correction: string;
  readonly period: string;
  readonly changed: (n: number) => string;
  readonly files: string;
  readonly rows: (sent: number, total: number) => string;
  readonly end: string;
}

const WORDS: Readonly<Record<Recipient['language'], Words>> = {
  en: {
    correction: 'Correction',
    period: 'For',
    changed: (n) =>
      n === 0
        ? 'Nothing stands out after correction for testing many.'
        : `${n} ${n === 1 ? 'difference stands' : 'differences stand'} out after correction for testing many: what_changed.csv.`,
    files: 'Files',
    rows: (sent, total) => (sent === total ? `${sent} rows` : `${sent} of ${total} rows`),
    end: 'manifest.json says how each table can be asked for again; dictionary.csv says what each number means.',
  },
  zh: {
    correction: '更正',
    period: '期间',
    changed: (n) =>
      n === 0
        ? '经多重检验校正后，没有突出的变化。'
        : `经多重检验校正后，有 ${n} 项突出的变化，见 what_changed.csv。`,
    files: '文件',
    rows: (sent, total) => (sent === total ? `${sent} 行` : `${sent} 行（共 ${total} 行）`),
    end: 'manifest.json 说明如何重新查询各表；dictionary.csv 说明各项数字的含义。',
  },
};

/** Subject and text of the message that carries a digest. */
export const writeLetter = (
  manifest: DigestManifest,
  language: Recipient['language'],
): { subject: string; text: string } => {
  const words = WORDS[language];
  const title = manifest.title[language];
  const correction = manifest.revision > 0 ? `${words.correction} ${manifest.revision}: ` : '';
  const lines = manifest.files.map(
    ({ file, rows, rows_total: total }) => `- ${file}: ${words.rows(rows, total)}`,
  );
  return {
    subject: `${correction}${title} (${manifest.period})`,
    text: [
      `${correction}${title}`,
      `${words.period}: ${manifest.for} (${manifest.zone})`,
      '',
      words.changed(manifest.signals),
      '',
      `${words.files}:`,
      ...lines,
      '',
      words.end,
      '',
    ].join('\n'),
  };
};
