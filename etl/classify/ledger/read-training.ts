import type { Session } from '../../warehouse/session.ts';
import type { LabelledText } from '../naive-bayes.ts';
import type { IssueNode } from '../rules.ts';
import { LABELLED } from './candidates.ts';

/** Wordings learned from: an even part of more, by a hash that is the same every time. */
const MOST_LEARNED = 20_000;
/** Without a tree only issues that many rows state can be told apart. */
const LEAST_ROWS = 20;
const MOST_ISSUES = 250;
/** What an analyst says counts for so many rows. */
const CORRECTION_WEIGHT = 8;

/** The issues that comments can be about, and to which group each belongs. */
export interface KnownIssues {
  readonly nodes: readonly IssueNode[];
  readonly groupOf: ReadonlyMap<string, string>;
}

/** What a classifier is made of. */
export interface Training extends KnownIssues {
  readonly labelled: readonly LabelledText[];
}

/** The issues that can be told apart: those of the tree, else those that rows state often enough. */
const readNodes = async (session: Session): Promise<IssueNode[]> => {
  const tree = await session.rows<IssueNode>(
    `SELECT value, any_value(label_en) AS en, any_value(label_zh) AS zh FROM member WHERE dimension = 'issue' GROUP BY value ORDER BY value`,
  );
  if (tree.length > 0) return tree;
  const stated = await session.rows<{ issue: string }>(
    `SELECT coalesce(a.value, f.issue) AS issue ${LABELLED} GROUP BY 1 HAVING count(*) >= ${LEAST_ROWS}
     ORDER BY count(*) DESC, issue LIMIT ${MOST_ISSUES}`,
  );
  return stated.map(({ issue }) => ({ value: issue, en: issue, zh: issue }));
};

/** The group of an issue: its parent in the tree, else the group most of its rows state. */
const readGroups = async (session: Session): Promise<Map<string, string>> => {
  const rows = await session.rows<{ issue: string; issue_group: string }>(
    `SELECT issue, coalesce(any_value(m.parent), any_value(l.issue_group)) AS issue_group
     FROM (SELECT coalesce(a.value, f.issue) AS issue, mode(f.issue_group) AS issue_group ${LABELLED} GROUP BY 1) l
     FULL JOIN (SELECT value AS issue, any_value(parent) AS parent FROM member WHERE dimension = 'issue' GROUP BY 1) m USING (issue)
     GROUP BY issue HAVING issue_group IS NOT NULL`,
  );
  return new Map(rows.map(({ issue, issue_group }) => [issue, issue_group]));
};

const readLabelled = (session: Session): Promise<LabelledText[]> =>
  session.rows<{ text: string; issue: string }>(
    `SELECT text, issue FROM (SELECT f.text AS text, mode(coalesce(a.value, f.issue)) AS issue ${LABELLED} GROUP BY f.text)
     ORDER BY hash(text) LIMIT ${MOST_LEARNED}`,
  );

const readCorrected = async (session: Session): Promise<LabelledText[]> => {
  const rows = await session.rows<{ text: string; issue: string }>(
    `SELECT text, issue FROM comment_fact WHERE live AND decided_by = 'corrected' AND issue IS NOT NULL ORDER BY text, issue`,
  );
  return rows.map((row) => ({ ...row, weight: CORRECTION_WEIGHT }));
};

export const readIssues = async (session: Session): Promise<KnownIssues> => ({
  nodes: await readNodes(session),
  groupOf: await readGroups(session),
});

/** Reads what there is to learn from: rows that state their type, and what analysts said. */
export const readTraining = async (session: Session): Promise<Training> => ({
  ...(await readIssues(session)),
  labelled: [...(await readLabelled(session)), ...(await readCorrected(session))],
});
