import { Problem } from '../../etl/model/problem.ts';
import type { Member } from '../contract/summary.ts';
import type { Identity } from './identity.ts';

const outside = (code: string, detail: string, pointer: string, value?: string): Problem =>
  new Problem(
    'That is outside what this account may see',
    [{ code, detail, pointer, ...(value === undefined ? {} : { value }) }],
    403,
  );

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const toList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/**
 * A query cut down to what somebody may see: their audience, and their districts as a condition. What is malformed is
 * left as it is, for the query's own checks.
 * @throws Problem when it asks for a district, an audience or a comparison beyond.
 */
export const scopeQuery = (identity: Identity, body: unknown): unknown => {
  if (!isRecord(body)) return body;
  if (identity.role === 'public') {
    if (body['audience'] !== undefined && body['audience'] !== 'public')
      throw new Problem(
        'Sign in to see this',
        [
          {
            code: 'sign_in_needed',
            detail: 'Without signing in only what was published can be asked for.',
            pointer: '/audience',
            way_out: 'Sign in, or leave the audience out.',
          },
        ],
        401,
      );
    return { ...body, audience: 'public' };
  }
  const { districts } = identity;
  if (!districts || body['audience'] === 'public') return body;
  if (body['compare'] === 'peers')
    throw outside('outside_scope', 'The other districts are not open to this account.', '/compare', 'peers');
  if (body['where'] !== undefined && !isRecord(body['where'])) return body;
  const where: Record<string, unknown> = { ...body['where'] };
  const asked = where['district'];
  const beyond =
    asked === undefined ? [] : toList(asked).filter((each) => !districts.includes(each as string));
  if (beyond.length > 0)
    throw outside(
      'outside_scope',
      `This account may see ${districts.join(', ')}.`,
      '/where/district',
      String(beyond[0]),
    );
  return { ...body, where: { ...where, district: asked ?? [...districts] } };
};

/** Members of a dimension as somebody may see them: their districts only, and of other dimensions no counts. */
export const scopeMembers = (
  dimension: string,
  members: readonly Member[],
  districts: readonly string[],
): Member[] => {
  if (dimension === 'district')
    return members.filter(({ value }) => value !== null && districts.includes(value));
  const inside = ({ parent }: Member): boolean =>
    dimension !== 'subdistrict' || parent === null || districts.includes(parent);
  return members.filter(inside).map((member) => ({ ...member, n: null }));
};
