import { rm } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { Problem } from '../../etl/model/problem.ts';
import type { ImportChoices } from '../../etl/pipeline.ts';
import type { Surrounding } from '../barometer.ts';
import type { ImportProgress, ImportReport } from '../contract/imports.ts';
import { refusedReport } from '../import/report.ts';
import { problemDocument } from '../respond/problem.ts';
import type { JobBook } from './job-book.ts';

type State = ImportProgress['state'];

/** Runs one import; reports its states as it goes. */
export type RunImport = (
  path: string,
  choices: ImportChoices,
  surrounding: Required<Surrounding>,
) => Promise<ImportReport>;

export interface ImportJob {
  readonly id: string;
  readonly file: string;
  /** Everything reported so far; event n stands at index n − 1. */
  readonly events: readonly ImportProgress[];
  readonly finished: boolean;
  cancel(): void;
  /** Calls back with every event after `step`, past and future; returns how to stop. */
  follow(step: number, listener: (event: ImportProgress) => void): () => void;
}

const FINAL: readonly State[] = ['done', 'refused', 'failed', 'cancelled'];
const KEPT_JOBS = 100;
const MOST_WAITING = 50;

const refuse = (status: 429 | 503, code: string, detail: string, way_out: string): Problem =>
  new Problem('The import cannot be started', [{ code, detail, way_out }], status);

/** The imports asked for over HTTP: they run on when the client goes away, and tell whoever follows. */
export class ImportJobs {
  private readonly jobs = new Map<string, ImportJob>();
  private readonly underWay = new Set<Promise<void>>();
  private readonly run: RunImport;
  private readonly book: JobBook;
  private readonly newId: () => string;
  private readonly endListeners: ((event: ImportProgress) => void)[] = [];
  private readonly onFailure: (error: unknown) => void;
  /** Takes no more jobs; the process is about to end. */
  isStopping = false;

  constructor(run: RunImport, book: JobBook, newId: () => string, onFailure: (error: unknown) => void) {
    this.run = run;
    this.book = book;
    this.newId = newId;
    this.onFailure = onFailure;
  }

  find(id: string): ImportJob | undefined {
    return this.jobs.get(id);
  }

  /** The last event of a job, of an earlier life of the server too; null when there is no such job. */
  async last(id: string): Promise<ImportProgress | null> {
    return this.jobs.get(id)?.events.at(-1) ?? this.book.find(id);
  }

  /** Calls back with the last event of every job from now on. */
  onEnd(listener: (event: ImportProgress) => void): void {
    this.endListeners.push(listener);
  }

  /**
   * Starts an import of an uploaded file and removes the upload when it has ended. Once this has resolved, the job has an
   * end that can be asked for, even when the process is killed.
   * @throws Problem when too many wait, or the server is stopping
   */
  async start(path: string, file: string, choices: ImportChoices): Promise<ImportJob> {
    if (this.isStopping)
      throw refuse(503, 'stopping', 'The server is stopping.', 'Send the file again when it is back.');
    if (this.underWay.size >= MOST_WAITING)
      throw refuse(429, 'too_many_imports', `${MOST_WAITING} imports are waiting.`, 'Wait for some to end.');
    const id = this.newId();
    const events: ImportProgress[] = [];
    const listeners = new Set<(event: ImportProgress) => void>();
    const stop = new AbortController();
    const began = performance.now();
    const seconds = (): number => (performance.now() - began) / 1000;
    const eventOf = (state: State, more: Partial<ImportProgress> = {}): ImportProgress => ({
      job_id: id,
      step: events.length + 1,
      state,
      rows_done: null,
      rows_total: null,
      seconds: seconds(),
      report: null,
      problem: null,
      ...more,
    });
    const tell = (event: ImportProgress): void => {
      events.push(event);
      for (const listener of listeners) listener(event);
      if (FINAL.includes(event.state)) for (const listener of this.endListeners) listener(event);
    };
    const job: ImportJob = {
      id,
      file,
      events,
      get finished() {
        return FINAL.includes(events.at(-1)?.state ?? 'waiting');
      },
      cancel: () => stop.abort(),
      follow: (step, listener) => {
        for (const event of events.slice(step)) listener(event);
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const waiting = eventOf('waiting');
    await this.book.open(waiting, file);
    this.remember(job);
    tell(waiting);
    const doneOf = (report: ImportReport): ImportProgress =>
      eventOf('done', { report, rows_done: report.rows.read, rows_total: report.rows.read });
    let isWritten = false;
    const run = async (): Promise<ImportProgress> => {
      try {
        const report = await this.run(path, choices, {
          onState: (state, rowsDone, rowsTotal) =>
            tell(eventOf(state, { rows_done: rowsDone, rows_total: rowsTotal })),
          signal: stop.signal,
          written: async (session, loaded) => {
            await this.book.close(doneOf(loaded), file, session);
            isWritten = true;
          },
        });
        return doneOf(report);
      } catch (error) {
        isWritten = false;
        const report = refusedReport(file, seconds());
        if (stop.signal.aborted) return eventOf('cancelled', { report });
        if (error instanceof Problem) return eventOf('refused', { report, problem: problemDocument(error) });
        this.onFailure(error);
        return eventOf('failed', { report });
      }
    };
    const whole = run()
      .then(async (end) => {
        if (!isWritten) await this.book.close(end, file).catch(this.onFailure);
        await rm(path, { force: true });
        tell(end);
      })
      .finally(() => this.underWay.delete(whole));
    this.underWay.add(whole);
    return job;
  }

  /**
   * Takes no more jobs, takes back those that wait, and gives the one that runs so many milliseconds to end before it is
   * taken back as well. Resolves when nothing is under way.
   */
  async stop(graceMs: number): Promise<void> {
    this.isStopping = true;
    const open = [...this.jobs.values()].filter((job) => !job.finished);
    for (const job of open) if (job.events.length === 1) job.cancel();
    const late = setTimeout(() => {
      for (const job of open) job.cancel();
    }, graceMs);
    await Promise.allSettled(this.underWay);
    clearTimeout(late);
  }

  private remember(job: ImportJob): void {
    this.jobs.set(job.id, job);
    const ended = [...this.jobs.values()].filter((each) => each.finished);
    for (const old of ended.slice(0, Math.max(0, this.jobs.size - KEPT_JOBS))) this.jobs.delete(old.id);
  }
}
