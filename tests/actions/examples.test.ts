import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerActions } from '../../api/actions/answer.ts';
import { takeUpExamples } from '../../api/cli/sample-actions.ts';
import { loadSampleCity } from '../../api/cli/sample-city.ts';
import { clearSample } from '../../etl/load/sample.ts';
import { EFFECTS } from '../../samples/effects.ts';
import { NOW, openTestWarehouse, type TestWarehouse } from '../support/warehouse.ts';

let test: TestWarehouse;
beforeAll(async () => {
  test = await openTestWarehouse();
  await loadSampleCity(test.barometer, () => undefined);
  await takeUpExamples(test.barometer, NOW);
});
afterAll(() => test.close());

it('judges what the offices of the sample city did by what was planted there', async () => {
  const { actions } = await test.barometer.read(answerActions);
  const stateOf = (id: string): string => {
    const { district, issue_group } = EFFECTS.find((effect) => effect.id === id)!;
    const action = actions.find(
      (each) => each.district === district && each.issue_group === issue_group && each.published,
    );
    return `${action?.state} ${action?.judgement.verdict}`;
  };
  // Twenty points more satisfied from the month after, the same in no other district.
  expect(stateOf('old-town-roads')).toBe('judged improved');
  // Came in the second month after.
  expect(stateOf('riverside-water')).toBe('reopened worse');
  // Its winter was over, here as elsewhere.
  expect(stateOf('north-gate-heating')).toBe('judged no_change');
  expect(stateOf('station-noise')).toBe('under_way null');
  expect(actions).toHaveLength(4);
});

it('takes them out with the sample city', async () => {
  await test.barometer.warehouse.exclusively((session) => clearSample(session, NOW));
  expect((await test.barometer.read(answerActions)).actions).toEqual([]);
});
