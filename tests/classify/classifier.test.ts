import { describe, expect, it } from 'vitest';
import { makeClassifier } from '../../etl/classify/classifier.ts';
import { familiesOf } from '../../etl/classify/families.ts';
import type { LabelledText } from '../../etl/classify/naive-bayes.ts';

const NODES = [
  { value: 'Noise', en: 'Noise', zh: '噪声扰民' },
  { value: 'Water supply', en: 'Water supply', zh: '供水' },
  { value: 'Street lighting', en: 'Street lighting', zh: '路灯照明' },
];

describe('declared rules', () => {
  const { classify } = makeClassifier(NODES, []);
  it.each([
    ['Loud karaoke and drilling every night', 'Noise'],
    ['广场舞音响太吵，噪音扰民', 'Noise'],
    ['停水三天，水压也低，自来水发黄', 'Water supply'],
    ['路灯不亮，晚上一片漆黑', 'Street lighting'],
  ])('know everyday words in both languages: %s', (text, issue) => {
    expect(classify(text)).toMatchObject({ issue, by: 'rules' });
  });
  it.each([
    '',
    '🙂🙂',
    '12345',
    'ok',
    'The mayor came by on Tuesday',
    'The tap drips and the lamp is out and it is loud',
  ])('leave unclassified what they cannot tell: %j', (text) => {
    expect(classify(text)).toMatchObject({ issue: null, by: null });
  });
});

const WHERE = ['school', 'market', 'bridge', 'station', 'harbour', 'temple', 'mill', 'airport'];
const SAYS = {
  Noise: [
    'trumpet lessons upstairs',
    'goats bleating outside',
    'hammering in the cellar',
    'motorbikes racing past',
  ],
  'Water supply': [
    'kitchen tap coughing air',
    'brown stains in the basin',
    'meter spinning alone',
    'valve frozen shut',
  ],
  'Street lighting': [
    'pitch black crossing',
    'flickering lantern glass',
    'pole leaning over',
    'timer wrong by hours',
  ],
};
const LABELLED: LabelledText[] = Object.entries(SAYS).flatMap(([issue, says]) =>
  says.flatMap((what) => WHERE.map((where) => ({ issue, text: `${what} beside the ${where}` }))),
);

describe('learned weights', () => {
  const learned = makeClassifier(NODES, LABELLED);
  it('tell what rules do not know, and give the same classifier for the same rows', () => {
    const again = makeClassifier(NODES, LABELLED);
    for (const [issue, says] of Object.entries(SAYS))
      for (const what of says) {
        const found = learned.classify(`${what} near the fountain`);
        expect(again.classify(`${what} near the fountain`)).toEqual(found);
        expect([issue, null]).toContain(found.issue);
      }
    const right = Object.values(SAYS)
      .flat()
      .filter((what) => learned.classify(`${what} near the fountain`).issue !== null);
    expect(right.length).toBeGreaterThan(8);
  });
  it('are not believed where nothing that was learned is said', () => {
    expect(learned.classify('quite another matter altogether, thirteen geese').issue).toBeNull();
    expect(learned.classify('').issue).toBeNull();
    expect(learned.classify('beside the school').issue).toBeNull();
  });
  it('do not depend on issues that no tree knows', () => {
    const stranger = LABELLED.map(({ text }) => ({ text, issue: 'Elsewhere' }));
    expect(makeClassifier(NODES, [...LABELLED, ...stranger]).classify('goats bleating outside')).toEqual(
      learned.classify('goats bleating outside'),
    );
  });
  it('take time in proportion to a text, whatever stands in it', () => {
    for (const piece of ['a', 'ab ', '不', "a'b-", '🙂', 'brown stains in the basin ']) {
      const timed = (length: number): number => {
        const text = piece.repeat(Math.ceil(length / piece.length));
        const began = process.cpuUsage();
        for (let i = 0; i < 5; i++) learned.classify(text);
        const { user, system } = process.cpuUsage(began);
        return (user + system) / 1000;
      };
      timed(1_000);
      const short = Math.max(4, Math.min(timed(30_000), timed(30_000)));
      expect(Math.min(timed(120_000), timed(120_000)), piece).toBeLessThan(10 * short);
    }
  });
});

describe('families of texts', () => {
  it('are what texts of one issue share, and not what all say', () => {
    const rows = ['tap coughing air', 'tap coughing loudly', 'lamp flickering'].flatMap((text) =>
      WHERE.map((where) => ({
        text: `${text} please repair soon ${where}`,
        issue: text.startsWith('tap') ? 'W' : 'L',
      })),
    );
    const families = familiesOf(rows);
    expect(new Set(families.slice(0, 16)).size).toBe(1);
    expect(families[0]).toBe('tap coughing');
    expect(new Set(families.slice(16)).size).toBe(1);
    expect(families[16]).not.toBe('repair soon');
  });
});
