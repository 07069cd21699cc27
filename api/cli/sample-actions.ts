import { publishAction, takeUp } from '../actions/change.ts';
import type { Desk } from '../actions/settle.ts';

/**
 * Takes up what the offices of the sample city did, and tells the public: examples to be judged like anything else, part
 * of the sample and gone with it.
 */
export const takeUpExamples = async (desk: Desk, now: Date): Promise<void> => {
  const { EXAMPLE_ACTIONS } = await import('../../samples/actions.ts');
  const who = { now, by: null };
  for (const example of EXAMPLE_ACTIONS) {
    const { action_id } = await takeUp(desk, example, who);
    await publishAction(desk, action_id, { published: true }, who);
  }
};
