import type { InspectReport, Question } from '../../api/contract/imports.ts';
import { postForm } from './client.ts';
import { importForm, type ImportSettings } from './import-job.svelte.ts';
import { isAbort, RequestFailure } from './problem.ts';

const NOTHING_SETTLED: ImportSettings = { kind: null, dateOrder: null, timezone: null, set: {} };

/** A file that was dropped, what was recognised in it, and what the person has settled since. */
export class FileCheck {
  readonly file: File;
  report = $state.raw<InspectReport | null>(null);
  failure = $state.raw<RequestFailure | null>(null);
  checking = $state(true);
  settings = $state.raw<ImportSettings>(NOTHING_SETTLED);
  /** Every question asked so far, answered ones included, so that an answer can be changed. */
  questions = $state.raw<readonly Question[]>([]);
  answers = $state.raw<Readonly<Record<string, string>>>({});
  private stop: AbortController | null = null;

  constructor(file: File) {
    this.file = file;
    void this.check();
  }

  get isReady(): boolean {
    const { report } = this;
    return !this.checking && report !== null && report.questions.length === 0 && report.problems.length === 0;
  }

  /** Settles something and looks at the file again with it. */
  settle(patch: Partial<ImportSettings>): void {
    this.settings = { ...this.settings, ...patch };
    void this.check();
  }

  /** Says which column fills a field; a column fills one field only. */
  assign(column: string, field: string | null): void {
    const others = Object.entries(this.settings.set).filter(
      ([name, from]) => name !== field && from !== column,
    );
    this.settle({ set: Object.fromEntries(field === null ? others : [...others, [field, column]]) });
  }

  answer(question: Question, choice: string): void {
    this.answers = { ...this.answers, [question.id]: choice };
    if (question.id.startsWith('date_order') && (choice === 'dmy' || choice === 'mdy' || choice === 'ymd'))
      this.settle({ dateOrder: choice });
    else this.settle({ set: { ...this.settings.set, [question.id]: choice } });
  }

  close(): void {
    this.stop?.abort();
  }

  private async check(): Promise<void> {
    this.stop?.abort();
    const stop = new AbortController();
    this.stop = stop;
    this.checking = true;
    try {
      const report = await postForm<InspectReport>(
        '/inspect',
        importForm(this.file, this.settings),
        stop.signal,
      );
      this.report = report;
      this.failure = null;
      const known = new Set(this.questions.map((question) => question.id));
      this.questions = [...this.questions, ...report.questions.filter((question) => !known.has(question.id))];
    } catch (error) {
      if (isAbort(error)) return;
      this.failure = error instanceof RequestFailure ? error : new RequestFailure(0, null);
    }
    this.checking = false;
  }
}
