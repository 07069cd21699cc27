import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A temporary folder of one upload, made when first needed. */
export class Workspace {
  private folder: Promise<string> | null = null;

  constructor(private readonly tempDir: string) {}

  async pathOf(name: string): Promise<string> {
    this.folder ??= mkdir(this.tempDir, { recursive: true }).then(() => mkdtemp(join(this.tempDir, 'read-')));
    return join(await this.folder, name);
  }

  async dispose(): Promise<void> {
    const folder = await this.folder?.catch(() => null);
    this.folder = null;
    if (folder) await rm(folder, { recursive: true, force: true });
  }
}
