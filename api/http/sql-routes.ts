import { Router } from 'express';
import { scopeQuery } from '../auth/scope.ts';
import type { Barometer } from '../barometer.ts';
import { identityOf } from './identify.ts';
import { queryFromParameters } from './query-parameters.ts';
import { untilGone } from './until-gone.ts';

/** The statements an answer was read with, for people who want to look, or to go on from there in the engine. */
export const sqlRoutes = (barometer: Barometer): Router => {
  const router = Router();
  router.get('/query/sql', async (request, response) => {
    const parameters = new URL(request.originalUrl, 'http://localhost').searchParams;
    parameters.delete('format');
    const scoped = scopeQuery(identityOf(response), queryFromParameters(parameters));
    const statements = await barometer.statements(scoped, untilGone(response));
    const asked = decodeURIComponent(parameters.toString().replaceAll('+', ' ')).replaceAll(/\s/g, ' ');
    response.vary('Authorization, Cookie').set('Cache-Control', 'private, no-cache');
    response
      .type('text/plain')
      .send(
        [
          `-- What the barometer reads to answer: ${asked}`,
          '-- Sums and counts only; rates, intervals and tests are made from them.',
          ...statements.map((each) => `${each};`),
        ].join('\n\n') + '\n',
      );
  });
  return router;
};
