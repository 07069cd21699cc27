/** A worked example: a question that the sample city answers. */
export interface Example {
  /** The program it is for. */
  readonly id: 'curl' | 'curl-token' | 'pandas' | 'python' | 'r' | 'duckdb' | 'excel';
  readonly title: string;
  /** What to do where the text alone does not do it. */
  readonly steps?: readonly string[];
  /** The text as it is shown, and as the tests execute it. */
  readonly code: (origin: string) => string;
}

const query = (origin: string, question: string): string => `${origin}/api/v1/query?${question}`;

/** What a newcomer copies. Every text is executed by `tests/contract/docs.test.ts` where its program is there. */
export const EXAMPLES: readonly Example[] = [
  {
    id: 'curl',
    title: 'curl: complaints by district, as CSV',
    code: (origin) => `curl -sS -H 'Accept: text/csv' '${query(origin, 'metrics=volume&by=district')}'`,
  },
  {
    id: 'curl-token',
    title: 'curl with a token, where there are accounts',
    steps: [
      'Create a token: barometer token create NAME --role viewer',
      'Put it into the environment as TOKEN.',
    ],
    code: (origin) =>
      `curl -sS -H "Authorization: Bearer $TOKEN" '${query(origin, 'metrics=volume&by=district&format=csv')}'`,
  },
  {
    id: 'pandas',
    title: 'Python with pandas',
    code: (origin) =>
      [
        'import pandas as pd',
        `table = pd.read_csv("${query(origin, 'metrics=volume&by=month&format=csv')}")`,
        'print(table["value"].sum())',
      ].join('\n'),
  },
  {
    id: 'python',
    title: 'Python alone',
    code: (origin) =>
      [
        'import json, urllib.request',
        `with urllib.request.urlopen("${query(origin, 'metrics=volume&by=district')}") as response:`,
        '    answer = json.load(response)',
        'print(sum(row["value"] for row in answer["rows"]))',
      ].join('\n'),
  },
  {
    id: 'r',
    title: 'R',
    code: (origin) =>
      [
        `table <- read.csv("${query(origin, 'metrics=volume&by=month&format=csv')}")`,
        'cat(sum(table$value))',
      ].join('\n'),
  },
  {
    id: 'duckdb',
    title: 'DuckDB, without an extension',
    code: (origin) =>
      [
        `curl -sS '${query(origin, 'metrics=volume&by=district&format=csv')}' |`,
        `  duckdb -csv -c "SELECT district, value FROM read_csv('/dev/stdin') ORDER BY value DESC"`,
      ].join('\n'),
  },
  {
    id: 'excel',
    title: 'Excel: Data → From Web',
    steps: [
      'Data → Get Data → From Other Sources → From Web, and paste the address below.',
      'Where there are accounts: choose Advanced, and add the header Authorization with the value Bearer and your token.',
      'File origin 65001 (UTF-8) and delimiter Comma are recognised; Load.',
      'Data → Refresh All asks again.',
    ],
    code: (origin) => query(origin, 'metrics=volume&by=district,month&format=csv'),
  },
];
