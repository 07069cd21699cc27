import type { ImportReport } from '../../api/contract/imports.ts';

let report = $state.raw<ImportReport | null>(null);

/** The import this page has just seen through, so that its outcome and its undo stay in reach. */
export const lastImport = {
  get report(): ImportReport | null {
    return report;
  },
  remember(next: ImportReport): void {
    report = next;
  },
  forget(): void {
    report = null;
  },
};
