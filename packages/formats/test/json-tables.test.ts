import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryOf, read, type ReadResult } from './support.ts';

const readAs = (text: string, name: string, ...sizes: number[]): Promise<ReadResult> =>
  read(entryOf(text, name, ...sizes));

describe('JSON Lines', () => {
  it('reads one object a line and goes on after a broken one, naming line and column', async () => {
    const { rows, items, end } = await readAs('{"a":1}\r\n\r\n{["a":2}\n{"a":3}', 'a.jsonl');
    expect(rows.map((row) => [row.cells['a'], row.position.line])).toEqual([
      [1, 1],
      [3, 4],
    ]);
    expect(items.find((item) => item.kind === 'problem')).toMatchObject({
      issue: { code: 'json-invalid', severity: 'error', position: { line: 3, column: 2 } },
      raw: '{["a":2}',
    });
    expect(end).toMatchObject({ rows: 2, errors: 1, blankRows: 1 });
  });

  it('flattens objects, joins lists, and keeps the object itself', async () => {
    const value = { a: { b: '1', c: { d: null } }, l: ['x', 'y'], o: [{ p: 1 }], t: true };
    const { rows, headers } = await readAs(JSON.stringify(value), 'a.jsonl');
    expect(rows[0]?.cells).toEqual({
      'a.b': '1',
      'a.c.d': null,
      l: 'x;y',
      o: '[{"p":1}]',
      t: 'true',
    });
    expect(rows[0]?.value).toEqual(value);
    expect(headers[0]?.headers).toEqual(['a.b', 'a.c.d', 'l', 'o', 't']);
  });

  it('keeps the digits of long numbers', async () => {
    const { rows } = await readAs(
      '{"a":123456789012345678,"b":1.5,"c":123456789012345}',
      'a.jsonl',
    );
    expect(rows[0]?.cells).toEqual({ a: '123456789012345678', b: 1.5, c: 123_456_789_012_345 });
  });

  it('refuses a line that is no object', async () => {
    const { codes } = await read('{"a":1}\n[1]\nnull\n', { format: 'jsonl' });
    expect(codes).toEqual(['json-not-object', 'json-not-object']);
  });
});

describe('JSON', () => {
  it('streams the elements of an array, laid out as it may be', async () => {
    const text = '[\n  {"a": "x,]}",\n   "b": [1, {"c": 2}]},\n\n  {"a": "\\"["}\n]\n';
    for (const size of [1, 3, 1000]) {
      const { rows, headers } = await readAs(text, 'a.json', size);
      expect(headers[0]?.format).toBe('json');
      expect(rows.map((row) => row.cells['a'])).toEqual(['x,]}', '"[']);
      expect(rows.map((row) => [row.position.row, row.position.line])).toEqual([
        [1, 2],
        [2, 5],
      ]);
    }
  });

  it('reads one object over many lines as one row, and a list of texts as one column', async () => {
    expect((await readAs('{\n "a": 1\n}\n', 'a.json')).rows[0]?.cells).toEqual({ a: 1 });
    expect((await readAs('["x",\n"y"]', 'a.json')).rows.map((row) => row.cells)).toEqual([
      { '#1': 'x' },
      { '#1': 'y' },
    ]);
  });

  it('reports an array without end and what stands broken in it', async () => {
    const { codes, rows } = await readAs('[{"a":1},{"a":},{"a":3}', 'a.json');
    expect(rows).toHaveLength(2);
    expect(codes).toEqual(['json-invalid', 'json-invalid']);
  });

  it('reads whatever JSON.stringify writes, cut anywhere (property)', async () => {
    const objects = fc.array(
      fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue({ maxDepth: 2 })),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    await fc.assert(
      fc.asyncProperty(
        objects,
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        async (list, size, pretty) => {
          // Longer integers become text on purpose.
          fc.pre(!/\d{16}/.test(JSON.stringify(list)));
          const text = JSON.stringify(list, null, pretty ? 1 : undefined);
          const { rows, codes } = await read(entryOf(text, 'a.json', size), { format: 'json' });
          expect(codes).toEqual([]);
          expect(rows.map((row) => row.value)).toEqual(JSON.parse(text));
        },
      ),
    );
  });
});
