import type { PreviewEntry } from '../../../api/contract/digests.ts';

/** A file as it would be sent, and the beginning of it for reading. */
export interface PreviewFile {
  readonly name: string;
  readonly text: string;
  readonly isCut: boolean;
  /** The bytes themselves, to be kept. */
  readonly url: string;
}

const LINES = 6;

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));

/** The CSV files of a preview, each with its first lines read in the recipient's encoding, and the manifest. */
export const readFiles = ({ files, manifest }: PreviewEntry): PreviewFile[] => {
  const { format } = manifest as { format?: { encoding?: string } };
  return files
    .filter(({ name }) => name.endsWith('.csv') || name === 'manifest.json')
    .map(({ name, content_base64: base64 }) => {
      const isTable = name.endsWith('.csv');
      const decoder = new TextDecoder(isTable ? (format?.encoding ?? 'utf-8') : 'utf-8');
      const lines = decoder.decode(bytesOf(base64)).trimEnd().split(/\r?\n/);
      const type = isTable ? 'text/csv' : 'application/json';
      return {
        name,
        text: lines.slice(0, LINES).join('\n'),
        isCut: lines.length > LINES,
        url: `data:${type};base64,${base64}`,
      };
    });
};
