import { describe, expect, it } from 'vitest';
import { instrumentId, type Instrument } from '../../etl/load/instrument.ts';

const asked: Instrument = {
  source: 'panel',
  item: 'roads',
  label: { en: 'Roads', zh: '道路' },
  wording: 'How satisfied are you with the roads?',
  scale: {
    id: 'five',
    points: [1, 2, 3, 4, 5].map((value) => ({ value, label: { en: `point ${value}`, zh: `${value}` } })),
  },
  mode: 'online',
  after: 'parks',
};

describe('an instrument', () => {
  it.each<[string, Partial<Instrument>]>([
    ['its wording', { wording: 'Are you satisfied with the roads?' }],
    ['the number of options', { scale: { ...asked.scale, points: asked.scale.points.slice(1) } }],
    [
      'the words of an option',
      {
        scale: {
          ...asked.scale,
          points: asked.scale.points.map((point) => ({ ...point, label: { en: 'other', zh: '别的' } })),
        },
      },
    ],
    ['the mode', { mode: 'telephone' }],
    ['what was asked before', { after: 'taxes' }],
  ])('is another one after a change of %s', (_what, change) => {
    expect(instrumentId({ ...asked, ...change })).not.toBe(instrumentId(asked));
  });

  it('stays the same when only what we call it, or how an export spells an answer, changes', () => {
    const points = asked.scale.points.map((point) => ({ ...point, words: ['another spelling'] }));
    const renamed = { ...asked, label: { en: 'Streets', zh: '街道' }, sense: 'gain' };
    expect(instrumentId({ ...renamed, scale: { ...asked.scale, points } })).toBe(instrumentId(asked));
  });
});
