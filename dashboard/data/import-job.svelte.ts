import type { ImportProgress } from '../../api/contract/imports.ts';
import type { StartedImport } from '../../api/contract/sources.ts';
import { API, postForm, remove } from './client.ts';
import { RequestFailure } from './problem.ts';

const FINAL: readonly ImportProgress['state'][] = ['done', 'refused', 'failed', 'cancelled'];

/** What a person settled about a file before it is loaded. */
export interface ImportSettings {
  readonly kind: 'survey' | 'complaints' | null;
  readonly dateOrder: 'dmy' | 'mdy' | 'ymd' | null;
  readonly timezone: string | null;
  /** Field → column, or the answer to a question. */
  readonly set: Readonly<Record<string, string>>;
}

export const importForm = (file: File, settings: ImportSettings): FormData => {
  const form = new FormData();
  if (settings.kind) form.set('kind', settings.kind);
  if (settings.dateOrder) form.set('date_order', settings.dateOrder);
  if (settings.timezone) form.set('timezone', settings.timezone);
  for (const [field, column] of Object.entries(settings.set)) form.append('set', `${field}=${column}`);
  form.set('file', file);
  return form;
};

/** A running import: starts it, follows its events, can stop it. */
export class ImportJob {
  progress = $state.raw<ImportProgress | null>(null);
  failure = $state.raw<RequestFailure | null>(null);
  private readonly onEnd: (progress: ImportProgress) => void;
  private id: string | null = null;
  private events: EventSource | null = null;

  /** @param onEnd called once, when the import has ended one way or another */
  constructor(onEnd: (progress: ImportProgress) => void) {
    this.onEnd = onEnd;
  }

  get ended(): boolean {
    return this.failure !== null || FINAL.includes(this.progress?.state ?? 'waiting');
  }

  async start(file: File, settings: ImportSettings, dryRun = false): Promise<void> {
    const form = importForm(file, settings);
    if (dryRun) form.set('dry_run', 'true');
    try {
      const job = await postForm<StartedImport>('/imports', form);
      this.id = job.job_id;
      this.listen(job.job_id);
    } catch (error) {
      this.failure = error instanceof RequestFailure ? error : new RequestFailure(0, null);
    }
  }

  /** Asks the server to stop; the last event says that it did. */
  async cancel(): Promise<void> {
    if (this.id && !this.ended) await remove(`/imports/${this.id}`).catch(() => undefined);
  }

  close(): void {
    this.events?.close();
  }

  private listen(id: string): void {
    const events = new EventSource(`${API}/imports/${id}/events`);
    this.events = events;
    events.onmessage = (event: MessageEvent<string>) => {
      this.progress = JSON.parse(event.data) as ImportProgress;
      if (!this.ended) return;
      events.close();
      this.onEnd(this.progress);
    };
    events.onerror = () => {
      if (events.readyState === EventSource.CLOSED && !this.ended) this.failure = new RequestFailure(0, null);
    };
  }
}
