import { Problem } from '../../etl/model/problem.ts';

export const noSuchView = (id: number): Problem =>
  new Problem(
    'There is no such view',
    [{ code: 'unknown_view', detail: `You have no saved view with the number ${id}.`, value: String(id) }],
    404,
  );

export const nameTaken = (name: string): Problem =>
  new Problem(
    'That name is taken',
    [
      {
        code: 'name_taken',
        detail: `You already have a view called "${name}".`,
        pointer: '/name',
        value: name,
        way_out: 'Choose another name, or change that view.',
      },
    ],
    409,
  );

export const tooManyViews = (most: number): Problem =>
  new Problem(
    'There are too many views',
    [{ code: 'too_many_views', detail: `${most} views can be kept.`, way_out: 'Delete one first.' }],
    409,
  );
