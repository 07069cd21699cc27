import { rm } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { Problem } from '../../etl/model/problem.ts';
import type { ImportChoices } from '../../etl/pipeline.ts';
import type { ImportProgress, ImportReport } from '../contract/imports.ts';
import { refusedReport } from '../import/report.ts';
import { problemDocument } from '../respond/problem.ts';

type State = ImportProgress['state'];

/** Runs one import; reports its states as it goes. */
export type RunImport = (
  path: string,
  choices: ImportChoices,
  onState: (state: State, rowsDone: number | null, rowsTotal: number | null) => void,
  signal: AbortSignal,
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

/** The imports asked for over HTTP: they run on when the client goes away, and tell whoever follows. */
export class ImportJobs {
  private readonly jobs = new Map<string, ImportJob>();
  private readonly run: RunImport;
  private readonly newId: () => string;
  private readonly endListeners: ((event: ImportProgress) => void)[] = [];
  private readonly onFailure: (error: unknown) => void;

  constructor(run: RunImport, newId: () => string, onFailure: (error: unknown) => void) {
    this.run = run;
    this.newId = newId;
    this.onFailure = onFailure;
  }

  find(id: string): ImportJob | undefined {
    return this.jobs.get(id);
  }

  /** Calls back with the last event of every job from now on. */
  onEnd(listener: (event: ImportProgress) => void): void {
    this.endListeners.push(listener);
  }

  /** Starts an import of an uploaded file and removes the upload when it has ended. */
  start(path: string, file: string, choices: ImportChoices): ImportJob {
    const id = this.newId();
    const events: ImportProgress[] = [];
    const listeners = new Set<(event: ImportProgress) => void>();
    const stop = new AbortController();
    const began = performance.now();
    const seconds = (): number => (performance.now() - began) / 1000;
    const tell = (state: State, more: Partial<ImportProgress> = {}): void => {
      const event: ImportProgress = {
        job_id: id,
        step: events.length + 1,
        state,
        rows_done: null,
        rows_total: null,
        seconds: seconds(),
        report: null,
        problem: null,
        ...more,
      };
      events.push(event);
      for (const listener of listeners) listener(event);
      if (FINAL.includes(state)) for (const listener of this.endListeners) listener(event);
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
    this.remember(job);
    tell('waiting');
    const watched = (state: State, rowsDone: number | null, rowsTotal: number | null): void =>
      tell(state, { rows_done: rowsDone, rows_total: rowsTotal });
    this.run(path, choices, watched, stop.signal)
      .then((report) => tell('done', { report, rows_done: report.rows.read, rows_total: report.rows.read }))
      .catch((error: unknown) => {
        if (stop.signal.aborted) return tell('cancelled', { report: refusedReport(file, seconds()) });
        if (error instanceof Problem)
          return tell('refused', { report: refusedReport(file, seconds()), problem: problemDocument(error) });
        this.onFailure(error);
        return tell('failed', { report: refusedReport(file, seconds()) });
      })
      .finally(() => rm(path, { force: true }));
    return job;
  }

  private remember(job: ImportJob): void {
    this.jobs.set(job.id, job);
    const ended = [...this.jobs.values()].filter((each) => each.finished);
    for (const old of ended.slice(0, Math.max(0, this.jobs.size - KEPT_JOBS))) this.jobs.delete(old.id);
  }
}
