import { describe, expect, it } from 'vitest';
import { JsonSplitter } from '../../etl/read/json/json-splitter.ts';
import { cellsOf, readBytes, refusalOf } from './read-bytes.ts';

describe('JSON', () => {
  const objects = [
    '{"service_request_id": "638344", "status": "open", "lat": 37.76, "tags": ["a", "b"], "zone": null}',
    '{"service_request_id": 12345678901234567890, "place": {"district": "6, \\"Mission\\"", "at": {"x": 1}}}',
    '{"status": "closed\\nlate", "closed": true, "list": [{"a": 1}]}',
  ];

  it.each([
    ['an array', `[\n${objects.join(',\n')}\n]\n`],
    ['one object a line', objects.join('\n')],
    ['one object a line after a byte order mark', `\ufeff${objects.join('\r\n')}\r\n`],
  ])('as %s becomes rows', async (_, text) => {
    const { table } = await readBytes(text);
    expect(table.sheet.container).toBe('json');
    expect(table.columns.map((column) => column.name)).toEqual([
      'service_request_id',
      'status',
      'lat',
      'tags',
      'zone',
      'place.district',
      'place.at.x',
      'closed',
      'list',
    ]);
    expect(await cellsOf(table)).toEqual([
      ['638344', 'open', '37.76', 'a; b', '', '', '', '', ''],
      ['12345678901234567890', '', '', '', '', '6, "Mission"', '1', '', ''],
      ['', 'closed\nlate', '', '', '', '', '', 'true', '[{"a":1}]'],
    ]);
    const offset = text.startsWith('[') ? 1 : 0;
    expect((await table.locateRows([2]))[0]?.line).toBe(3 + offset);
  });

  it.each([
    ['bad_json', '[{"a": 1}, {"a": 2'],
    ['bad_json', '["a", "b"]'],
    ['bad_json', '{"a": 1}\n{"a": nonsense}\n'],
    ['no_rows', '[{}]'],
    ['not_a_table', '{"type": "FeatureCollection", "features": []}'],
  ])('is refused as %s: %s', async (code, text) => {
    expect(await refusalOf(text)).toMatchObject({ code });
  });

  it('says the line on which it breaks', async () => {
    expect(await refusalOf('{"a": 1}\n{"a": 2}\n{"a": oops}\n')).toMatchObject({ line: 3 });
  });

  it('is cut the same way in whatever pieces it comes', () => {
    const text = `[${objects.join(',')}]`;
    const whole = new JsonSplitter().push(text).map((piece) => piece.text);
    const splitter = new JsonSplitter();
    const pieces = [...text].flatMap((character) => splitter.push(character)).map((piece) => piece.text);
    expect(pieces).toEqual(whole);
    expect(whole).toEqual(objects);
    expect(splitter.complete).toBe(true);
  });
});
