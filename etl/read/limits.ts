/** Longest record in characters; the engine's own limit is 2,097,152 bytes a line, of which a character may take four. */
export const MAX_RECORD_CHARS = 500_000;
/** Records shown to whoever recognises the format. */
export const PREVIEW_RECORDS = 60;
/** Bytes read ahead to guess encoding and dialect. */
export const SAMPLE_BYTES = 1 << 20;
/** Bytes read at a time. */
export const CHUNK_BYTES = 1 << 20;
/** Widest table. */
export const MAX_COLUMNS = 4096;
/** Records that are no rows of the table, kept in memory to be reported; a file with more is no table. */
export const MAX_REJECTED = 100_000;
/** Quotes that never close before a file is called broken; each may cost one record's length of reading again. */
export const MAX_UNCLOSED_QUOTES = 1_000;
/** Uncompressed bytes an archive may hold. */
export const MAX_UNPACKED_BYTES = 64 * 2 ** 30;
/** Uncompressed bytes below which the ratio of an archive is nobody's concern. */
export const FREE_UNPACKED_BYTES = 256 * 2 ** 20;
/** Uncompressed ÷ compressed above which an archive is a bomb; exports reach 5–40. */
export const MAX_UNPACK_RATIO = 250;
/** Old workbooks are held in memory whole. */
export const MAX_XLS_BYTES = 32 * 2 ** 20;
/** Records below a table that may be its footer; what has more of them is a table of them. */
export const MAX_FOOTER_ROWS = 20;
