import { join, resolve } from 'node:path';
import type { Recipient } from '../recipient.ts';
import { writeFolder } from '../write-folder.ts';
import { editionOf, Undeliverable, type Channel, type Parcel, type Ports } from './channel.ts';

type FolderRecipient = Extract<Recipient, { channel: 'folder' }>;

/** Where the files of a delivery go: `<folder>/<digest>/<period>/`, and below it the recipient's name, if there is one. */
export const folderOf = (
  recipient: FolderRecipient | null,
  parcel: Omit<Parcel, 'key' | 'files'>,
  { dataDir }: Pick<Ports, 'dataDir'>,
): string =>
  join(
    recipient?.path === undefined ? join(dataDir, 'digests') : resolve(dataDir, recipient.path),
    parcel.digest,
    editionOf(parcel),
    ...(recipient ? [recipient.name] : []),
  );

/** Files in a folder that appears whole or not at all. Written again, the same files are left as they are. */
export const folderChannel: Channel<FolderRecipient | null> = {
  pack: async (_recipient, _manifest, { files }) => files,
  deliver: async (recipient, parcel, ports) => {
    const folder = folderOf(recipient, parcel, ports);
    const written = await writeFolder(folder, parcel.files, ports.step);
    if (written === 'taken') throw new Undeliverable(`${folder} holds something else`);
    return folder;
  },
};
