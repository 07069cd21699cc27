import { json, Router, type Request, type Response } from 'express';
import { scopeQuery } from '../auth/scope.ts';
import type { Barometer } from '../barometer.ts';
import type { FeedbackAnswer } from '../contract/feedback.ts';
import type { CommentReader } from '../jobs/comment-reader.ts';
import { readDataVersion } from '../query/summary.ts';
import { feedbackToArrow, feedbackToCsv } from '../respond/feedback.ts';
import { readAgreement } from '../sentiment/agreement.ts';
import { correctIssue, listCorrections, undoCorrection } from '../voices/corrections.ts';
import { answerTerms } from '../voices/distinctive-terms.ts';
import { answerFeedback } from '../voices/feedback.ts';
import { identityOf } from './identify.ts';
import { ARROW_TYPE, CSV_TYPE, negotiate } from './negotiate.ts';
import { untilGone } from './until-gone.ts';
import { voicesFromParameters } from './voices-parameters.ts';

const parametersOf = (request: Request): URLSearchParams =>
  new URL(request.originalUrl, 'http://localhost').searchParams;

/** Where the next page is, for programs that read no JSON (RFC 8288). */
const linkNext = (request: Request, response: Response, next: string | null): void => {
  if (next === null) return;
  const parameters = parametersOf(request);
  parameters.set('cursor', next);
  response.set('Link', `<${request.baseUrl}${request.path}?${parameters.toString()}>; rel="next"`);
};

const send = (response: Response, type: string, answer: FeedbackAnswer): void => {
  if (type === CSV_TYPE) response.type('text/csv; charset=utf-8').send(feedbackToCsv(answer));
  else if (type === ARROW_TYPE) response.type(ARROW_TYPE).send(Buffer.from(feedbackToArrow(answer)));
  else response.json(answer);
};

/** What people say: comments, what is said here and nowhere else, and what analysts say a comment is about. */
export const voicesRoutes = (barometer: Barometer, comments: CommentReader, now: () => Date): Router => {
  const router = Router();
  const { warehouse, read } = barometer;

  router.get('/feedback', async (request, response) => {
    const parameters = parametersOf(request);
    const type = negotiate(request, parameters.get('format'));
    const asked = scopeQuery(identityOf(response), voicesFromParameters(parameters));
    const answer = await read((session) => answerFeedback(session, asked), untilGone(response));
    response.vary('Accept').set('Cache-Control', 'private, no-store');
    linkNext(request, response, answer.next);
    send(response, type, answer);
  });
  router.get('/voices/terms', async (request, response) => {
    const identity = identityOf(response);
    const asked = scopeQuery(identity, voicesFromParameters(parametersOf(request)));
    const answer = await read(
      (session) => answerTerms(session, asked, identity.districts),
      untilGone(response),
    );
    response.set('Cache-Control', 'private, no-store').json(answer);
  });
  router.get('/voices/reading', (_request, response) => {
    response.set('Cache-Control', 'no-store').json(comments.progress());
  });
  router.get('/voices/agreement', async (_request, response) => {
    const answer = await read(
      async (session) => ({
        agreement: await readAgreement(session),
        data_version: await readDataVersion(session),
      }),
      untilGone(response),
    );
    response.set('Cache-Control', 'private, no-store').json(answer);
  });
  router.get('/voices/corrections', async (_request, response) => {
    response.json({ corrections: await read(listCorrections, untilGone(response)) });
  });
  router.post('/voices/corrections', json({ limit: '100kb' }), async (request, response) => {
    const made = await warehouse.exclusively((session) =>
      correctIssue(session, request.body, { now: now(), by: identityOf(response).name }),
    );
    response.status(201).json(made);
  });
  router.delete('/voices/corrections/:id', async (request, response) => {
    const id = /^\d{1,9}$/.test(request.params.id) ? Number(request.params.id) : -1;
    await warehouse.exclusively((session) => undoCorrection(session, id, now()));
    response.json({ correction_id: id, status: 'undone' });
  });
  return router;
};
