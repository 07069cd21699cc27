/** What must come out of a file: how it is read and how many rows, or the code of its refusal. */
export type Expected =
  | { readonly refused: string }
  | {
      readonly rows: number;
      readonly encoding?: string;
      readonly delimiter?: string;
      readonly quote?: string;
      readonly container?: string;
      readonly preambleRows?: number;
      readonly headerRows?: number;
      readonly columns?: number;
      readonly rejected?: number;
      readonly notices?: Readonly<Record<string, number>>;
    };

/**
 * Counts stated by the README beside the files or by counting them with Python's csv module; `headerRows` is 1, the
 * encoding UTF-8, the delimiter a comma, and nothing is rejected or noticed where nothing else is said.
 */
export const REAL_FILES: Readonly<Record<string, Expected>> = {
  'complaints/boston311_2015.csv.gz': {
    rows: 121_145,
    columns: 34,
    container: 'gzip',
    // The city's own export had lost these characters already.
    notices: { replacement_characters: 640 },
  },
  'complaints/nyc311_day.csv': { rows: 235, columns: 41 },
  'complaints/cn_messages.gb18030.csv': { rows: 120, columns: 7, encoding: 'gb18030' },
  'complaints/cn_messages.xlsx': { rows: 120, columns: 7, container: 'xlsx' },
  'complaints/cn_issue_tree.xlsx': { rows: 517, columns: 3, container: 'xlsx' },
  'surveys/kc_2021q3.csv': { rows: 1_033, columns: 160 },
  // Two bytes of the header are in an encoding nobody can tell.
  'surveys/starwars_surveymonkey.csv': {
    rows: 1_186,
    columns: 38,
    headerRows: 2,
    encoding: 'windows-1252',
    notices: { doubtful_characters: 2 },
  },
  'surveys/SomervilleHappinessSurvey2015.csv': { rows: 143, columns: 7 },
  'exports/qualtrics_3header.csv': { rows: 1, columns: 20, headerRows: 3 },
  'exports/kobo.csv': { rows: 15, columns: 20, delimiter: ';' },
  'exports/redcap_checkboxes-1_data.csv': { rows: 4, columns: 13 },
  'exports/redcap_decimal-comma_data.csv': { rows: 4, columns: 6 },
  'exports/redcap_survey_data.csv': { rows: 2, columns: 33 },
  'exports/redcap_survey_dictionary.csv': { rows: 25, columns: 18 },
  'exports/wenjuanxing_text.gbk.csv': { rows: 800, columns: 14, encoding: 'gb18030' },
  'exports/wenjuanxing_text.xls': { rows: 800, columns: 14, container: 'xls' },
  'sentiment/ChnSentiCorp_htl_all.csv': { rows: 7_766, columns: 2 },
  'sentiment/amazon_cells_labelled.txt': { rows: 932, columns: 2, delimiter: '\t', headerRows: 0 },
  // Sentences in quotation marks in a file that quotes nothing: six of them do not close where the cell does.
  'sentiment/imdb_labelled.txt': {
    rows: 952,
    columns: 2,
    delimiter: '\t',
    headerRows: 0,
    notices: { stray_quotes: 6 },
  },
  'sentiment/yelp_labelled.txt': { rows: 954, columns: 2, delimiter: '\t', headerRows: 0 },
  'geo/boston.geojson': { refused: 'not_a_table' },
  'geo/new-york-city-boroughs.geojson': { refused: 'not_a_table' },
  'geo/beijing_districts.geojson': { refused: 'not_a_table' },
  'nasty/blns.json': { refused: 'bad_json' },
  // Lines of formulas, some of which look like two cells; what they mean is nobody's business here.
  'nasty/csv-payload.txt': { rows: 4, columns: 2, delimiter: '|', preambleRows: 1 },
  'nasty/simple.csv': { rows: 6, columns: 3 },
  'nasty/utf8bom.csv': { refused: 'no_rows' },
  'nasty/source.csv': { rows: 83, columns: 9 },
  'nasty/file_double_trailing_newline.csv': { rows: 83, columns: 9, notices: { blank_lines: 1 } },
  'nasty/file_escape_char_0x5C.csv': { rows: 83, columns: 9 },
  // Unquoted product types were cut at their spaces: what has no more than nine filled cells is a row, the rest is not.
  'nasty/file_field_delimiter_0x20.csv': {
    rows: 52,
    columns: 9,
    delimiter: ' ',
    rejected: 31,
    notices: { long_rows_trimmed: 18 },
  },
  'nasty/file_field_delimiter_0x3B.csv': { rows: 83, columns: 9, delimiter: ';' },
  'nasty/file_field_delimiter_0x9.csv': { rows: 83, columns: 9, delimiter: '\t' },
  'nasty/file_header_multirow_2.csv': { rows: 83, columns: 9, headerRows: 2 },
  'nasty/file_header_multirow_3.csv': { rows: 83, columns: 9, headerRows: 3 },
  'nasty/file_header_only.csv': { refused: 'no_rows' },
  'nasty/file_no_header.csv': { rows: 83, columns: 9, headerRows: 0 },
  'nasty/file_no_payload.csv': { refused: 'empty_file' },
  'nasty/file_no_trailing_newline.csv': { rows: 83, columns: 9 },
  'nasty/file_one_data_row.csv': { rows: 1, columns: 9 },
  // Apostrophes inside cells were not doubled when the quote became an apostrophe.
  'nasty/file_quotation_char_0x27.csv': { rows: 83, columns: 9, quote: "'", notices: { stray_quotes: 43 } },
  'nasty/file_record_delimiter_0xD.csv': { rows: 83, columns: 9 },
};

/** Pollock's variants of `source.csv` that hold the same cells. */
export const SAME_AS_SOURCE: readonly string[] = [
  'file_double_trailing_newline',
  'file_escape_char_0x5C',
  'file_field_delimiter_0x3B',
  'file_field_delimiter_0x9',
  'file_header_multirow_2',
  'file_header_multirow_3',
  'file_no_header',
  'file_no_trailing_newline',
  'file_quotation_char_0x27',
  'file_record_delimiter_0xD',
];

/** csv-spectrum: each CSV has its content as JSON beside it. */
export const SPECTRUM: readonly string[] = [
  'comma_in_quotes',
  'empty',
  'empty_crlf',
  'escaped_quotes',
  'json',
  'location_coordinates',
  'newlines',
  'newlines_crlf',
  'quotes_and_newlines',
  'simple',
  'simple_crlf',
  'utf8',
];
