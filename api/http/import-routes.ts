import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { Router } from 'express';
import { findSource } from '../../etl/load/sources.ts';
import { Problem } from '../../etl/model/problem.ts';
import type { Barometer } from '../barometer.ts';
import { findImport, listColumns, listImports, listRejects } from '../import/history.ts';
import { refusedRowsCsv, rejectsCsv } from '../import/reject-files.ts';
import type { ImportJobs } from '../jobs/import-jobs.ts';
import { parseImportChoices } from './import-choices.ts';
import { limitUploads } from './limit-uploads.ts';
import { endedJob, streamEvents } from './stream-events.ts';
import { untilGone } from './until-gone.ts';
import { receiveUpload } from './upload.ts';

const MOST_UPLOADS = 8;

const unknownImport = (id: string): Problem =>
  new Problem(
    'There is no such import',
    [
      {
        code: 'unknown_import',
        detail: `No import has the number "${id}".`,
        value: id,
        way_out: 'GET /api/v1/imports lists them.',
      },
    ],
    404,
  );

/** Files in, their history, what was refused, and the way back. */
export const importRoutes = (barometer: Barometer, jobs: ImportJobs): Router => {
  const router = Router();
  const uploads = barometer.warehouse.tempDir;
  const findSaved = (name: string) => barometer.read((session) => findSource(session, name));

  const limited = limitUploads(MOST_UPLOADS);

  router.post('/inspect', limited, async (request, response) => {
    const upload = await receiveUpload(request, uploads, randomUUID());
    try {
      const choices = await parseImportChoices(upload.file, upload.fields, findSaved);
      response.json(await barometer.inspect(upload.path, choices));
    } finally {
      await rm(upload.path, { force: true });
    }
  });

  router.post('/imports', limited, async (request, response) => {
    const upload = await receiveUpload(request, uploads, randomUUID());
    try {
      const choices = await parseImportChoices(upload.file, upload.fields, findSaved);
      const job = await jobs.start(upload.path, upload.file, choices);
      response
        .status(202)
        .json({ job_id: job.id, file: upload.file, events: `/api/v1/imports/${job.id}/events` });
    } catch (error) {
      await rm(upload.path, { force: true });
      throw error;
    }
  });

  router.get('/imports', async (_request, response) => {
    response.json({ imports: await barometer.read(listImports, untilGone(response)) });
  });

  router.get('/imports/:id', async (request, response) => {
    const { id } = request.params;
    const last = await jobs.last(id);
    if (last) return void response.json(last);
    const found = await barometer.read((session) => findImport(session, toNumber(id)), untilGone(response));
    if (!found) throw unknownImport(id);
    response.json(found);
  });

  router.get('/imports/:id/events', async (request, response) => {
    const { id } = request.params;
    const last = await jobs.last(id);
    if (!last) throw unknownImport(id);
    streamEvents(request, response, jobs.find(id) ?? endedJob(last));
  });

  router.get('/imports/:id/rejects', async (request, response) => {
    const { id } = request.params;
    const importId = (await jobs.last(id))?.report?.import_id ?? toNumber(id);
    const asRows = request.query['as'] === 'rows';
    const csv = await barometer.read(async (session) => {
      if (!(await findImport(session, importId))) throw unknownImport(id);
      const rejects = await listRejects(session, importId);
      return asRows ? refusedRowsCsv(await listColumns(session, importId), rejects) : rejectsCsv(rejects);
    }, untilGone(response));
    response
      .type('text/csv; charset=utf-8')
      .attachment(asRows ? `refused-rows-${importId}.csv` : `rejects-${importId}.csv`)
      .send(csv);
  });

  router.delete('/imports/:id', async (request, response) => {
    const { id } = request.params;
    const job = jobs.find(id);
    if (job && !job.finished) {
      job.cancel();
      return void response.status(202).json({ job_id: id, cancelling: true });
    }
    const importId = (await jobs.last(id))?.report?.import_id ?? toNumber(id);
    await barometer.undo(importId);
    response.json({ import_id: importId, status: 'undone' });
  });

  router.delete('/sample', async (_request, response) => {
    response.json({ imports_undone: await barometer.clearSample() });
  });
  return router;
};

const toNumber = (id: string): number => {
  const n = Number(id);
  if (!/^\d{1,9}$/.test(id)) throw unknownImport(id);
  return n;
};
