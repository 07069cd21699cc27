import { existsSync } from 'node:fs';
import { scoreComment } from '../../etl/sentiment/score-comment.ts';
import {
  ENGLISH_SETS,
  LABELLED,
  readEnglish,
  readHotels,
  type Labelled,
} from '../sentiment/read-labelled.ts';
import { figure, row, type Evaluation } from './evaluation.ts';
import { judge, type TwoClasses } from './scores.ts';

const judgeSet = (set: readonly Labelled[]): TwoClasses =>
  judge(set.map(({ text, positive }) => ({ positive, score: scoreComment(text).score ?? 0 })));

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** Sets nothing was trained on; a text without a score counts as nought. */
export const evaluation: Evaluation = {
  name: 'sentiment',
  what: 'labelled texts, none of them trained on; a score above 0 is read as positive',
  async run(print, [folder = LABELLED]) {
    if (!existsSync(folder)) return print(`skipped: the labelled texts are not at ${folder}`);
    const line = (name: string, { n, accuracy, macroF1, auc }: TwoClasses): void =>
      print(row(name, n, figure(accuracy), figure(macroF1), figure(auc)));
    print(row('set', 'n', 'accuracy', 'macro-F1', 'AUC'));
    const english = ENGLISH_SETS.map((set) => ({ set, judged: judgeSet(readEnglish(set, folder)) }));
    for (const { set, judged } of english) line(set, judged);
    const over = (pick: (judged: TwoClasses) => number): number =>
      mean(english.map(({ judged }) => pick(judged)));
    line('English, mean of the sets', {
      n: english.reduce((n, { judged }) => n + judged.n, 0),
      accuracy: over(({ accuracy }) => accuracy),
      macroF1: over(({ macroF1 }) => macroF1),
      auc: over(({ auc }) => auc),
    });
    line('Chinese, ChnSentiCorp hotels', judgeSet(readHotels(folder)));
  },
};
