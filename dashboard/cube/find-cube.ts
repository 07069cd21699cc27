import type { GroupDimension } from '../../api/contract/dimensions.ts';
import type { Question, Where } from '../data/question.ts';
import type { Cube } from './cube.ts';

const asText = (members: readonly (string | null)[] | undefined): string =>
  JSON.stringify([...(members ?? [])].map((member) => member ?? '').sort());

/** Whether a cube holds what a question asks of one metric: its dimensions, and the same conditions on all others. */
const holds = ({ description }: Cube, metric: string, { by = [], where = {} }: Question): boolean => {
  const own = (name: string): boolean => description.by.some((each) => each === name);
  const conditions = new Set([...Object.keys(where), ...Object.keys(description.where)] as GroupDimension[]);
  const sameElsewhere = [...conditions].every((name) =>
    own(name)
      ? description.where[name] === undefined
      : asText(where[name]) === asText(description.where[name]),
  );
  return (
    metric in description.metrics &&
    description.from === null &&
    description.to === null &&
    description.active === 'month' &&
    by.every((name) => name === 'month' || own(name)) &&
    sameElsewhere
  );
};

/** The first cube that can answer a metric of a question; null when none does. */
export const findCube = (cubes: readonly Cube[], metric: string, question: Question): Cube | null =>
  cubes.find((cube) => holds(cube, metric, question)) ?? null;

/** The conditions of a question that are the cube's to choose among. */
export const ownConditions = ({ description }: Cube, where: Where): Where =>
  Object.fromEntries(description.by.flatMap((name) => (where[name] ? [[name, where[name]] as const] : [])));
