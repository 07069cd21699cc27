import type { Kind } from '../../etl/model/field.ts';

/** What importing a real file without a hand-written mapping must give, or the code with which it is refused. */
export type Expected =
  | { readonly refused: string; readonly because: string }
  | {
      readonly kind: Kind;
      /** Null: no preset; the answers themselves say what the columns are. */
      readonly preset: string | null;
      /** Rows of the file; all of them new, since every file goes into an empty warehouse. */
      readonly read: number;
      /** Where the number of rows comes from. */
      readonly stated: string;
      readonly rejected?: Readonly<Record<string, number>>;
      /** But those about places (`unlocated_…`), which the tests of places state. */
      readonly flags?: Readonly<Record<string, number>>;
      /** The kind, where nothing in the file tells feedback from other tables. */
      readonly kindSaid?: true;
    };

const README = 'README of the folder';
const PYTHON = "Python's csv.reader, blank records not counted";

/** Every file of the folder but `nasty/`, which `tests/read` answers for, and two that are no exports. */
export const REAL_IMPORTS: Readonly<Record<string, Expected>> = {
  'complaints/boston311_2015.csv.gz': {
    kind: 'complaints',
    preset: 'boston311',
    read: 121_145,
    stated: README,
    // 197 is stated; U+FFFD was counted in the bytes of the city's own file.
    flags: { closed_before_opened: 197, replacement_characters: 640 },
  },
  'complaints/nyc311_day.csv': { kind: 'complaints', preset: 'nyc311', read: 235, stated: README },
  'complaints/cn_messages.xlsx': { kind: 'complaints', preset: 'cn_messages', read: 120, stated: README },
  'complaints/cn_messages.gb18030.csv': {
    kind: 'complaints',
    preset: 'cn_messages',
    read: 120,
    stated: README,
  },
  'complaints/cn_issue_tree.xlsx': {
    refused: 'unknown_kind',
    because: 'a tree of issue types, no feedback; the reader gives its 517 rows (tests/read)',
  },
  'surveys/kc_2021q3.csv': {
    kind: 'survey',
    preset: 'kc_resident_survey',
    read: 1_033,
    stated: README,
    flags: { undated: 1_033 },
  },
  'surveys/starwars_surveymonkey.csv': {
    kind: 'survey',
    preset: 'surveymonkey',
    read: 1_186,
    stated: README,
    // Two bytes of the header are in an encoding nobody can tell.
    flags: { undated: 1_186, doubtful_characters: 2 },
  },
  'surveys/SomervilleHappinessSurvey2015.csv': {
    kind: 'survey',
    preset: null,
    read: 143,
    stated: README,
    flags: { undated: 143 },
  },
  'exports/qualtrics_3header.csv': { kind: 'survey', preset: 'qualtrics', read: 1, stated: README },
  'exports/kobo.csv': { kind: 'survey', preset: 'kobotoolbox', read: 15, stated: README },
  'exports/redcap_checkboxes-1_data.csv': {
    kind: 'survey',
    preset: 'redcap',
    read: 4,
    stated: PYTHON,
    flags: { undated: 4 },
  },
  'exports/redcap_decimal-comma_data.csv': {
    kind: 'survey',
    preset: 'redcap',
    read: 4,
    stated: PYTHON,
    flags: { undated: 4 },
  },
  'exports/redcap_survey_data.csv': { kind: 'survey', preset: 'redcap', read: 2, stated: PYTHON },
  'exports/redcap_survey_dictionary.csv': {
    refused: 'unknown_kind',
    because: "the questionnaire's own dictionary, no answers",
  },
  'exports/wenjuanxing_text.gbk.csv': {
    kind: 'survey',
    preset: 'wenjuanxing',
    read: 800,
    stated: README,
    flags: { undated: 800 },
  },
  'exports/wenjuanxing_text.xls': {
    kind: 'survey',
    preset: 'wenjuanxing',
    read: 800,
    stated: README,
    flags: { undated: 800 },
  },
  'sentiment/ChnSentiCorp_htl_all.csv': {
    kind: 'survey',
    preset: null,
    read: 7_766,
    stated: README,
    flags: { undated: 7_766 },
  },
  // 932 + 952 + 954 = 2,838, which is stated. Sentences and labels without a header: the kind has to be said.
  'sentiment/amazon_cells_labelled.txt': {
    kind: 'survey',
    preset: null,
    read: 932,
    stated: README,
    flags: { undated: 932 },
    kindSaid: true,
  },
  'sentiment/imdb_labelled.txt': {
    kind: 'survey',
    preset: null,
    read: 952,
    stated: README,
    flags: { undated: 952, stray_quotes: 6 },
    kindSaid: true,
  },
  'sentiment/yelp_labelled.txt': {
    kind: 'survey',
    preset: null,
    read: 954,
    stated: README,
    flags: { undated: 954 },
    kindSaid: true,
  },
  'geo/boston.geojson': { refused: 'not_a_table', because: 'a map; `reference load geojson` takes it' },
  'geo/new-york-city-boroughs.geojson': { refused: 'not_a_table', because: 'a map' },
  'geo/beijing_districts.geojson': { refused: 'not_a_table', because: 'a map' },
};

/** Areas of each map, as the README states them. */
export const REAL_MAPS: Readonly<Record<string, number>> = {
  'geo/boston.geojson': 26,
  'geo/new-york-city-boroughs.geojson': 5,
  'geo/beijing_districts.geojson': 18,
};
