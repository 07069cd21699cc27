import type { Session } from '../../etl/warehouse/session.ts';
import { Problem } from '../../etl/model/problem.ts';
import { termsRequestSchema, type Term, type TermsAnswer, type TermsRequest } from '../contract/voices.ts';
import { readShape } from '../query/ask-one.ts';
import { previousPeriod, type Period } from '../query/period.ts';
import { readDataVersion } from '../query/summary.ts';
import { benjaminiHochberg, logOdds } from '../stats/index.ts';
import { checkPeriod } from './check-period.ts';
import { readOwnNames } from './own-names.ts';
import { countTerms, type TermCounts } from './count-terms.ts';

const TITLE = 'The terms cannot be compared';
const LEVEL = 0.95;
/** Texts by which both sides are drawn together. */
const PRIOR = 20;
/** A word of fewer wordings could be one person's. */
const LEAST_SAID = 5;
/** Words that are told apart only by chance, expected among those shown. */
const FALSE_SHARE = 0.05;
const METHOD =
  'Log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008) over wordings, near-duplicates once; Benjamini–Hochberg over all words said here.';

/**
 * The words of one side that are not said as often on the other, the most certain first.
 * @param named words that say nothing here, because the selection itself is named by them.
 */
export const compareTerms = (
  here: TermCounts,
  there: TermCounts,
  named: ReadonlySet<string>,
): { readonly terms: Term[]; readonly nTested: number } => {
  const tested = [...here.terms].flatMap(([term, x]) => {
    if (x < LEAST_SAID || named.has(term)) return [];
    const n_there = there.terms.get(term) ?? 0;
    const found = logOdds({ x, n: here.nWordings }, { x: n_there, n: there.nWordings }, PRIOR, LEVEL);
    return found ? [{ term, n_here: x, n_there, found }] : [];
  });
  const q = benjaminiHochberg(tested.map(({ found }) => found.p));
  const terms = tested
    .map(({ term, n_here, n_there, found }, i): Term => {
      const { logOdds: log_odds, interval, z } = found;
      return { term, n_here, n_there, log_odds, ...interval, z, q: q[i]! };
    })
    .filter((term) => term.z > 0 && term.q <= FALSE_SHARE)
    .sort((a, b) => b.z - a.z || (a.term < b.term ? -1 : 1));
  return { terms, nTested: tested.length };
};

const nothingToCompare = (against: TermsRequest['against']): Problem =>
  new Problem(
    TITLE,
    [
      {
        code: 'nothing_to_compare',
        detail:
          against === 'before'
            ? 'What was said before takes a first and a last day.'
            : 'Everything is asked for, so there is no elsewhere.',
        pointer: '/against',
        value: against,
        way_out:
          against === 'before'
            ? 'Add from and to.'
            : 'Add a condition (where=district=…), or compare with the days before (against=before).',
      },
    ],
    400,
  );

const readSides = async (
  session: Session,
  { where, from, to, against }: TermsRequest,
  scope: readonly string[] | null,
): Promise<{ here: TermCounts; there: TermCounts; compared: Period }> => {
  const period = { from: from ?? null, to: to ?? null };
  const here = await countTerms(session, { where, period });
  if (against === 'before') {
    if (from === undefined || to === undefined) throw nothingToCompare(against);
    const compared = previousPeriod({ from, to });
    return { here, there: await countTerms(session, { where, period: compared }), compared };
  }
  if (Object.keys(where).length === 0) throw nothingToCompare(against);
  const all = { where: scope ? { district: [...scope] } : {}, period };
  return { here, there: await countTerms(session, all, { where, period }), compared: period };
};

/**
 * What is said in a selection and not elsewhere, or not before. Withheld where fewer wordings than `min_n` stand on
 * either side; a word of fewer than five wordings is never shown. For staff only.
 * @param scope the districts somebody may see; what they may not see is no elsewhere for them.
 * @throws Problem with everything that is wrong with the request.
 */
export const answerTerms = (
  session: Session,
  input: unknown,
  scope: readonly string[] | null = null,
): Promise<TermsAnswer> =>
  session.transaction(async () => {
    const asked = readShape(termsRequestSchema, input, TITLE);
    checkPeriod(asked, TITLE);
    const { here, there, compared } = await readSides(session, asked, scope);
    const tooFew = Math.min(here.nWordings, there.nWordings) < asked.min_n;
    const { terms, nTested } = tooFew
      ? { terms: [], nTested: 0 }
      : compareTerms(here, there, await readOwnNames(session, asked));
    return {
      from: asked.from ?? null,
      to: asked.to ?? null,
      against: asked.against,
      compared,
      min_n: asked.min_n,
      n_comments: here.nComments,
      n_here: here.nWordings,
      n_there: there.nWordings,
      n_tested: nTested,
      withheld: tooFew ? 'too_few' : null,
      data_version: await readDataVersion(session),
      method: METHOD,
      terms: terms.slice(0, asked.limit),
    };
  });
