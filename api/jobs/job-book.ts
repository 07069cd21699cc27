import type { Session } from '../../etl/warehouse/session.ts';
import type { Warehouse } from '../../etl/warehouse/warehouse.ts';
import { Problem } from '../../etl/model/problem.ts';
import type { ImportProgress } from '../contract/imports.ts';
import { refusedReport } from '../import/report.ts';
import { problemDocument } from '../respond/problem.ts';

/** What is remembered of jobs beyond the life of the process. */
export interface JobBook {
  /** Writes that a job was asked for; once this has resolved the job has an end, whatever happens. */
  open(event: ImportProgress, file: string): Promise<void>;
  /** Writes the last event of a job, with a session of the caller's when it belongs to a transaction. */
  close(event: ImportProgress, file: string, session?: Session): Promise<void>;
  /** The last event of a job that has ended; null when there is no such job, or it has not ended. */
  find(jobId: string): Promise<ImportProgress | null>;
  /** Ends every job that a process before this one left open; resolves to how many. */
  settle(): Promise<number>;
}

const KEPT_JOBS = 1000;

const interrupted = (first: ImportProgress, file: string): ImportProgress => ({
  ...first,
  step: first.step + 1,
  state: 'failed',
  report: refusedReport(file, first.seconds),
  problem: problemDocument(
    new Problem('The import was interrupted', [
      {
        code: 'interrupted',
        detail: 'The server stopped while it ran; nothing of the file was kept.',
        file,
        way_out: 'Send the file again.',
      },
    ]),
  ),
});

interface Stored {
  readonly file: string;
  readonly event: string;
}

/** The book of a warehouse. It writes beside imports: they touch other tables, so nobody waits. */
export const createJobBook = (warehouse: Warehouse, now: () => Date): JobBook => {
  const withSession = async <T>(work: (session: Session) => Promise<T>): Promise<T> => {
    const session = await warehouse.session();
    try {
      return await work(session);
    } finally {
      session.close();
    }
  };
  const write = async (
    session: Session,
    event: ImportProgress,
    file: string,
    isLast: boolean,
  ): Promise<void> => {
    await session.run('INSERT INTO import_job_event VALUES ($job, $file, $step, $last, $now, $event)', {
      job: event.job_id,
      file,
      step: event.step,
      last: isLast,
      now: now(),
      event: JSON.stringify(event),
    });
  };
  return {
    open: (event, file) => withSession((session) => write(session, event, file, false)),
    close: async (event, file, session) =>
      session ? write(session, event, file, true) : withSession((own) => write(own, event, file, true)),
    find: (jobId) =>
      withSession(async (session) => {
        const [last] = await session.rows<Stored>(
          'SELECT file, CAST(event AS VARCHAR) AS event FROM import_job_event WHERE job_id = $job AND is_last ORDER BY step LIMIT 1',
          { job: jobId },
        );
        return last ? (JSON.parse(last.event) as ImportProgress) : null;
      }),
    settle: () =>
      withSession((session) =>
        session.transaction(async () => {
          const open = await session.rows<Stored>(
            `SELECT file, CAST(event AS VARCHAR) AS event FROM import_job_event WHERE NOT is_last
               AND job_id NOT IN (SELECT job_id FROM import_job_event WHERE is_last)`,
          );
          for (const { event, file } of open)
            await write(session, interrupted(JSON.parse(event) as ImportProgress, file), file, true);
          await session.run(
            `DELETE FROM import_job_event WHERE job_id IN (SELECT job_id FROM import_job_event WHERE is_last
               ORDER BY logged_at DESC OFFSET $kept)`,
            { kept: KEPT_JOBS },
          );
          return open.length;
        }),
      ),
  };
};
