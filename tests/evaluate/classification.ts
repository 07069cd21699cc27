import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import { makeClassifier } from '../../etl/classify/classifier.ts';
import { hashText } from '../../etl/terms/hash-text.ts';
import type { LabelledText } from '../../etl/classify/naive-bayes.ts';
import type { IssueNode } from '../../etl/classify/rules.ts';
import { generateCity } from '../../samples/city.ts';
import { ISSUE_GROUPS } from '../../samples/issues/issue-groups.ts';
import { figure, row, type Evaluation } from './evaluation.ts';
import { macroF1 } from './scores.ts';

const BOSTON = join(import.meta.dirname, '../../../shared/data/complaints/boston311_2015.csv.gz');
/** An issue with fewer rows cannot be judged. */
const MIN_ROWS = 50;
const MOST_ROWS = 30_000;

interface Task {
  readonly name: string;
  readonly nodes: readonly IssueNode[];
  readonly learn: readonly LabelledText[];
  readonly judge: readonly LabelledText[];
}

const inThree = ({ text }: LabelledText): boolean => hashText(text) % 3 === 0;

/** A third of the wordings is held out; the same wording is never on both sides. */
const byHash = (name: string, nodes: readonly IssueNode[], rows: readonly LabelledText[]): Task => ({
  name,
  nodes,
  learn: rows.filter((each) => !inThree(each)),
  judge: rows.filter(inThree),
});

const parse = (csv: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;

type Level = 'group' | 'issue';

const cityNodes = (level: Level): IssueNode[] =>
  (level === 'group' ? ISSUE_GROUPS : ISSUE_GROUPS.flatMap(({ issues }) => issues)).map(({ en, zh }) => ({
    value: en,
    en,
    zh,
  }));

const english = new Map(
  ISSUE_GROUPS.flatMap((group) => [group, ...group.issues]).map(({ en, zh }) => [zh, en] as const),
);

/** Rows of the sample city's two exports: what was said, and the issue of the tree it was filed under. */
const readCity = async (level: Level): Promise<LabelledText[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'evaluate-city-'));
  try {
    await generateCity(folder, {});
    const app = parse(await readFile(join(folder, 'city-app.csv'), 'utf8'));
    const hotline = parse(iconv.decode(await readFile(join(folder, 'hotline-12345.gb18030.csv')), 'gb18030'));
    const [en, zh] = level === 'group' ? ['Issue Group', '一级分类'] : ['Issue Type', '二级分类'];
    return [
      ...app.map((each) => ({ text: each['Description'] ?? '', issue: each[en] ?? '' })),
      ...hotline.map((each) => ({ text: each['主要内容'] ?? '', issue: english.get(each[zh] ?? '') ?? '' })),
    ].filter(({ text, issue }) => text !== '' && issue !== '');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Of the sentences residents say about a detail, one in each language is never learned from. */
const withheldSentences = (): string[] =>
  ISSUE_GROUPS.flatMap(({ issues }) => issues).flatMap(({ details }) =>
    details.flatMap(({ says }) => [says.en, says.zh].map((list) => list.at(-1)!.toLowerCase())),
  );

const byWording = (name: string, nodes: readonly IssueNode[], rows: readonly LabelledText[]): Task => {
  const withheld = withheldSentences();
  const isWithheld = ({ text }: LabelledText): boolean => {
    const lower = text.toLowerCase();
    return withheld.some((sentence) => lower.includes(sentence));
  };
  return { name, nodes, learn: rows.filter((each) => !isWithheld(each)), judge: rows.filter(isWithheld) };
};

/** Titles of real reports that do not already state their type, as far as their reason has rows enough. */
const readBoston = async (): Promise<Task> => {
  const rows = parse(gunzipSync(await readFile(BOSTON)).toString('utf8'));
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z]+/g, ' ').trim();
  const labelled = rows.flatMap((each): LabelledText[] => {
    const [title, type, reason] = [each['CASE_TITLE'] ?? '', each['TYPE'] ?? '', each['REASON'] ?? ''];
    const states = plain(title).includes(plain(type)) || plain(title).includes(plain(reason));
    return states || title === '' || reason === '' ? [] : [{ text: title, issue: reason }];
  });
  const counts = new Map<string, number>();
  for (const { issue } of labelled) counts.set(issue, (counts.get(issue) ?? 0) + 1);
  const kept = labelled.filter(({ issue }) => counts.get(issue)! >= MIN_ROWS).slice(0, MOST_ROWS);
  const nodes = [...new Set(kept.map(({ issue }) => issue))].map((value) => ({ value, en: value, zh: '' }));
  return byHash('Boston, titles that do not state the type → reason', nodes, kept);
};

const judge = ({ name, nodes, learn, judge: rows }: Task, print: (line: string) => void): void => {
  for (const [how, labelled] of [
    ['rules alone', []],
    ['rules and learned rows', learn],
  ] as const) {
    const classifier = makeClassifier(nodes, labelled);
    const truth = rows.map(({ issue }) => issue);
    const said = rows.map(({ text }) => classifier.classify(text).issue ?? '(unclassified)');
    const given = said.filter((issue) => issue !== '(unclassified)').length;
    const right = said.filter((issue, i) => issue === truth[i]).length;
    print(
      row(
        name,
        how,
        new Set(truth).size,
        labelled.length,
        rows.length,
        figure(given / rows.length),
        given === 0 ? '–' : figure(right / given),
        figure(macroF1(truth, said)),
      ),
    );
  }
};

/** Rows held out; an unclassified row counts as wrong in macro-F1. */
export const evaluation: Evaluation = {
  name: 'classification',
  what: 'issues of texts held out, unclassified counted as wrong',
  async run(print) {
    print(row('task', 'with', 'issues', 'learned', 'judged', 'classified', 'right of those', 'macro-F1'));
    for (const level of ['group', 'issue'] as const) {
      const [nodes, rows] = [cityNodes(level), await readCity(level)];
      judge(byHash(`sample city, ${level}, other rows`, nodes, rows), print);
      judge(byWording(`sample city, ${level}, wordings never seen`, nodes, rows), print);
    }
    if (existsSync(BOSTON)) judge(await readBoston(), print);
    else print('Boston: skipped, the file is not there');
  },
};
