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
const NYC = join(import.meta.dirname, '../../../shared/data/complaints/nyc311_day.csv');
/** A day of New York has few rows of a type. */
const NYC_ROWS = 5;

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

const enough = (labelled: readonly LabelledText[], least: number): LabelledText[] => {
  const counts = new Map<string, number>();
  for (const { issue } of labelled) counts.set(issue, (counts.get(issue) ?? 0) + 1);
  return labelled.filter(({ issue }) => counts.get(issue)! >= least);
};

const nodesOf = (labelled: readonly LabelledText[]): IssueNode[] =>
  [...new Set(labelled.map(({ issue }) => issue))].map((value) => ({ value, en: value, zh: '' }));

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();

/** What every closing note begins with, and says of nothing. */
const CLOSED =
  /^case closed(?:\.? closed date : \S+ \S+)?|case (?:resolved|noted|invalid)|administratively closed/gi;
const LEAST_WORDS = 4;

/** A part of the rows that is the same every time and takes them from the whole year. */
const everyFew = (labelled: readonly LabelledText[]): LabelledText[] => {
  const step = Math.max(1, Math.ceil(labelled.length / MOST_ROWS));
  return labelled.filter((_, i) => i % step === 0);
};

/**
 * A year of Boston, twice: titles that do not already state their type, and what the office wrote when it closed a case;
 * both → the reason it was filed under, as far as it has rows enough.
 */
const readBoston = async (): Promise<Task[]> => {
  const rows = parse(gunzipSync(await readFile(BOSTON)).toString('utf8'));
  const titles = rows.flatMap((each): LabelledText[] => {
    const [title, type, reason] = [each['CASE_TITLE'] ?? '', each['TYPE'] ?? '', each['REASON'] ?? ''];
    const states = plain(title).includes(plain(type)) || plain(title).includes(plain(reason));
    return states || title === '' || reason === '' ? [] : [{ text: title, issue: reason }];
  });
  const notes = rows.flatMap((each): LabelledText[] => {
    const text = (each['CLOSURE_REASON'] ?? '').replace(CLOSED, ' ').trim();
    const issue = each['REASON'] ?? '';
    return issue === '' || plain(text).split(' ').length < LEAST_WORDS ? [] : [{ text, issue }];
  });
  return [
    { name: 'Boston, titles that do not state the type → reason', labelled: titles },
    { name: 'Boston, notes of the office at closing → reason', labelled: everyFew(notes) },
  ].map(({ name, labelled }) => {
    const kept = enough(labelled, MIN_ROWS).slice(0, MOST_ROWS);
    return byHash(name, nodesOf(kept), kept);
  });
};

/** A day of New York: what exactly it is, and where → its type. Few rows: rules matter, learning has little to go by. */
const readNewYork = async (): Promise<Task> => {
  const rows = parse(await readFile(NYC, 'utf8')).map((each, i) => ({
    text: `${each['Descriptor'] ?? ''}, ${each['Location Type'] ?? ''}`,
    issue: each['Complaint Type'] ?? '',
    i,
  }));
  const kept = enough(rows, NYC_ROWS);
  const held = new Set(rows.filter(({ i }) => i % 3 === 0).map(({ text }) => text));
  return {
    name: 'New York, descriptor and place → type, other wordings',
    nodes: nodesOf(kept),
    learn: kept.filter(({ text }) => !held.has(text)),
    judge: kept.filter(({ text }) => held.has(text)),
  };
};

const mostCommon = (labelled: readonly LabelledText[]): string => {
  const counts = new Map<string, number>();
  for (const { issue } of labelled) counts.set(issue, (counts.get(issue) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
};

const NONE = '(unclassified)';

const judge = ({ name, nodes, learn, judge: rows }: Task, print: (line: string) => void): void => {
  const truth = rows.map(({ issue }) => issue);
  const always = mostCommon(learn);
  const rules = makeClassifier(nodes, []);
  const learned = makeClassifier(nodes, learn);
  const ways: readonly [string, number, (text: string) => string | null][] = [
    ['always the most common', learn.length, () => always],
    ['rules alone', 0, (text) => rules.classify(text).issue],
    ['rules and learned rows', learn.length, (text) => learned.classify(text).issue],
  ];
  for (const [how, nLearned, guess] of ways) {
    const said = rows.map(({ text }) => guess(text) ?? NONE);
    const given = said.filter((issue) => issue !== NONE).length;
    const right = said.filter((issue, i) => issue === truth[i]).length;
    print(
      row(
        name,
        how,
        new Set(truth).size,
        nLearned,
        rows.length,
        figure(given / rows.length),
        given === 0 ? '–' : figure(right / given),
        figure(macroF1(truth, said)),
      ),
    );
  }
};

/** Rows held out by a hash of their wording; an unclassified row counts as wrong in macro-F1. */
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
    if (existsSync(BOSTON)) for (const task of await readBoston()) judge(task, print);
    else print('Boston: skipped, the file is not there');
    if (existsSync(NYC)) judge(await readNewYork(), print);
    else print('New York: skipped, the file is not there');
  },
};
