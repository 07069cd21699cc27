import iconv from 'iconv-lite';

const SPELLINGS: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  unicode11utf8: 'utf-8',
  ascii: 'utf-8',
  usascii: 'utf-8',
  utf8sig: 'utf-8',
  utf8bom: 'utf-8',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  unicode: 'utf-16le',
  utf16be: 'utf-16be',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  windows936: 'gb18030',
  ansi936: 'gb18030',
  big5: 'big5',
  big5hkscs: 'big5',
  cp950: 'big5',
  shiftjis: 'shift_jis',
  sjis: 'shift_jis',
  cp932: 'shift_jis',
  windows31j: 'shift_jis',
  latin1: 'windows-1252',
  iso88591: 'windows-1252',
  cp1252: 'windows-1252',
  ansi: 'windows-1252',
  cp1250: 'windows-1250',
  cp1251: 'windows-1251',
  macroman: 'macintosh',
  macintosh: 'macintosh',
  mac: 'macintosh',
};

/** The canonical name of an encoding however it is spelled, or null when it is not known. */
export const encodingName = (spelling: string): string | null => {
  const key = spelling.toLowerCase().replace(/[^a-z0-9]/g, '');
  const known = SPELLINGS[key];
  if (known) return known;
  if (!iconv.encodingExists(spelling)) return null;
  // The library also "decodes" base64 and hex, which are no text encodings.
  if (/^(base64|hex|binary|utf7|utf7imap|cesu8|ucs2|utf32.*)$/.test(key)) return null;
  const windows = /^(?:windows|cp|win)(12\d\d)$/.exec(key);
  return windows ? `windows-${windows[1]}` : spelling.toLowerCase();
};
