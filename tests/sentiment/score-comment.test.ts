import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENGINES } from '../../etl/sentiment/engines.ts';
import { labelOf } from '../../etl/sentiment/index.ts';
import { scoreComment } from '../../etl/sentiment/score-comment.ts';

const score = (text: string): number | null => scoreComment(text).score;
const label = (text: string): string | null => scoreComment(text).label;

describe('Chinese comments', () => {
  it.each([
    ['小区停水三天了，没有人管', 'negative'],
    ['反映多次，一直不解决', 'negative'],
    ['楼下半夜施工，严重扰民', 'negative'],
    ['两个部门互相推诿', 'negative'],
    ['窗口人员态度恶劣', 'negative'],
    ['电话打了十几次都没有人接', 'negative'],
    ['凭什么乱收费？', 'negative'],
    ['难道这就叫公平吗？', 'negative'],
    ['什么时候才能修好路灯？什么时候能解决？', 'negative'],
    ['问题得到及时解决，感谢社区工作人员', 'positive'],
    ['办事效率高，非常满意', 'positive'],
    ['路修好了，出行方便多了', 'positive'],
    ['政府辦事效率高，非常感謝', 'positive'],
    ['會議在二樓舉行', 'neutral'],
    ['我住在三号楼', 'neutral'],
  ])('%s is %s', (text, expected) => expect(label(text)).toBe(expected));

  it.each([
    ['满意', '不满意'],
    ['房间干净', '房间不干净'],
    ['问题解决了', '问题没有解决'],
    ['服务态度好', '服务态度不好'],
    ['物业负责', '物业不负责'],
  ])('denying turns it: %s, %s', (said, denied) => {
    expect(score(said)).toBeGreaterThan(0.05);
    expect(score(denied)).toBeLessThan(-0.05);
  });

  it('denies what is bad', () => {
    for (const text of ['没有异味', '一点也不吵', '没什么不好']) expect(score(text), text).toBeGreaterThan(0);
  });

  it('measures degrees', () => {
    const ordered = ['有点吵', '吵', '很吵', '非常吵！！！'].map((text) => score(text)!);
    expect(ordered).toEqual([...ordered].sort((a, b) => b - a));
    expect(new Set(ordered).size).toBe(4);
    expect(score('不是很满意')).toBeGreaterThan(score('很不满意')!);
  });

  it('stops a negation at its clause', () => expect(score('不，很满意')).toBeGreaterThan(0));

  it('weighs what follows a turn more than what is granted', () => {
    expect(score('虽然房间不错，但是服务很差')).toBeLessThan(0);
    expect(score('虽然房间很差，但是服务不错')).toBeGreaterThan(score('虽然服务不错，但是房间很差')!);
  });

  it('does not take a wish for praise', () => {
    expect(score('希望能够及时解决')).toBeLessThan(score('已经及时解决')! / 3);
    expect(score('请让大家满意')).toBeLessThan(score('让大家满意')! / 3);
  });

  it('hears too much, and a bit much', () => {
    for (const text of ['房间太小', '水压有点低', '噪音很大', '收费太高'])
      expect(score(text), text).toBeLessThan(0);
    for (const text of ['房间很大', '效率很高', '价格很低']) expect(score(text), text).toBeGreaterThan(0);
  });
});

describe('languages', () => {
  it.each([
    ['The street light has been broken for weeks', 'en'],
    ['Great!', 'en'],
    ['not good', 'en'],
    ['EXCELLENT SERVICE!!!', 'en'],
    ['Die Straßenlaterne ist seit Wochen kaputt', 'de'],
    ['La rue est très sale et personne ne vient', 'fr'],
    ['Улица очень грязная, никто не убирает', 'ru'],
    ['道路がとても汚いです', 'ja'],
    ['도로가 너무 더럽습니다', 'ko'],
    ['停水', 'zh'],
    ['小区 WiFi 太慢', 'zh'],
    ['Mr 王 was very kind to us today', 'en'],
    ['The tap is broken again and nobody cares. 水龙头又坏了，没有人管。', 'mul'],
  ])('%s is %s', (text, language) => expect(scoreComment(text).language).toBe(language));

  it('names the engine, and scores no language it has none for', () => {
    expect(scoreComment('Bad road').engine).toBe(ENGINES['en']!.name);
    expect(scoreComment('路很烂').engine).toBe(ENGINES['zh']!.name);
    expect(scoreComment('Die Straße ist sehr schlecht')).toEqual({
      score: null,
      label: null,
      language: 'de',
      engine: null,
    });
    const mixed = scoreComment('This is terrible, nobody helps. 没有人管，太差了。');
    expect(mixed.engine).toContain(ENGINES['en']!.name);
    expect(mixed.engine).toContain(ENGINES['zh']!.name);
    expect(mixed.score).toBeLessThan(score('This is terrible, nobody helps.')!);
  });

  it('names the version of the library that is installed', () => {
    const path = createRequire(import.meta.url).resolve('vader-sentiment/package.json');
    const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
    expect(ENGINES['en']!.name).toBe(`vader-sentiment ${version}`);
  });
});

describe('texts that say little or too much', () => {
  it('observes nothing where nothing is said', () => {
    for (const text of ['', '   ', '\n\t', '12345', '---', '10/10'])
      expect(scoreComment(text), JSON.stringify(text)).toEqual({
        score: null,
        label: null,
        language: null,
        engine: null,
      });
  });

  it('reads emoji, alone and beside words', () => {
    expect(label('😡😡😡')).toBe('negative');
    expect(label('👍')).toBe('positive');
    expect(scoreComment('👍').engine).toBe('emoji 1');
    expect(score('The bus came 😡')).toBeLessThan(score('The bus came')!);
    expect(score('公交来了👍')).toBeGreaterThan(0);
    expect(label('🏠')).toBe(null);
    expect(score('😡'.repeat(20_000))).toBe(score('😡😡😡'));
  });

  it('keeps to −1…1 and to labels, whatever is written, and says the same twice', () => {
    const words = fc.constantFrom(
      '不',
      '很',
      '满意',
      '差',
      '没有',
      '解决',
      '但是',
      '太',
      '大',
      'good',
      'not',
      '。',
      '！',
      '😡',
      ' ',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(words, { maxLength: 60 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const said = scoreComment(text);
        if (said.score === null) expect([said.label, said.engine]).toEqual([null, null]);
        else {
          expect(Math.abs(said.score)).toBeLessThanOrEqual(1);
          expect(said.label).toBe(labelOf(said.score));
          expect(said.engine).not.toBeNull();
        }
        expect(scoreComment(text)).toEqual(said);
      }),
      { numRuns: 1500, seed: 8 },
    );
  });

  it('draws the line of neutral at 0.05 on both sides, which is neutral itself', () => {
    expect([-0.0501, -0.05, 0, 0.05, 0.0501].map(labelOf)).toEqual([
      'negative',
      'neutral',
      'neutral',
      'neutral',
      'positive',
    ]);
  });

  it.each([
    ['Chinese without a stop', '停水三天没人管真是受不了'],
    ['one character', '好'],
    ['negations', '不'],
    ['stops', '。'],
    ['English', 'not very good but '],
    ['one word without end', 'a'],
    ['capitals', 'A'],
    ['quotes', '"\''],
    ['spaces', ' '],
    ['hyphens', '-.'],
    ['emoji', '👍'],
    ['both languages', 'bad。坏。'],
  ])('reads 30,000 characters of %s in time that grows no faster than the text', (_, piece) => {
    const timed = (length: number): number => {
      const text = piece.repeat(Math.ceil(length / piece.length));
      const began = process.cpuUsage();
      const { score: said } = scoreComment(text);
      const { user, system } = process.cpuUsage(began);
      expect(Math.abs(said ?? 0)).toBeLessThanOrEqual(1);
      return (user + system) / 1000;
    };
    timed(1_000);
    // Ten times the text may take ten times as long and a busy machine's slack; a square would take a hundred times.
    const short = Math.min(...[1, 2, 3].map(() => timed(30_000)));
    const long = Math.min(...[1, 2, 3].map(() => timed(300_000)));
    expect(long).toBeLessThan(40 * short + 50);
    expect(short).toBeLessThan(500);
  });
});
