import { beforeAll, describe, expect, it } from 'vitest';
import { CLOSING } from '../../src/registry/import/importer.ts';
import { NoteTally } from '../../src/registry/import/runNotes.ts';
import { RunStore, runView } from '../../src/registry/import/runStore.ts';
import type { TestDatabase } from '../support/database.ts';
import { openTestDatabase } from '../support/database.ts';
import { addRun, fileOf, importBytes, workOn } from '../support/imports.ts';
import { csvOf, rowOf, rowsOf } from '../support/tables.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});

/** Imports a file and gives what its run says should be looked at. */
async function notesOf(name: string, bytes: Uint8Array | string) {
  const { run, ...counts } = await importBytes({ database }, name, bytes);
  const found = await new RunStore(database.application.db).find(run);
  return { counts, notes: runView(found!).notes };
}

/** A table whose rows lack the last cells, or have one more. */
const lines = (cells: readonly (readonly string[])[]) =>
  cells.map((line) => line.join(',')).join('\r\n');

describe('an import tells what it took and should be looked at', () => {
  it('says nothing of a table without fault', async () => {
    expect((await notesOf('好.csv', csvOf(rowsOf(5)))).notes).toEqual([]);
  });

  it('bytes that the encoding does not have, once for the file', async () => {
    const bytes = Buffer.from(csvOf(rowsOf(3)));
    const at = bytes.indexOf(Buffer.from('样例装置'));
    bytes[at] = 0xff;
    const { counts, notes } = await notesOf('坏字节.csv', bytes);
    expect(counts).toMatchObject({ read: 3, quarantined: 0 });
    expect(notes).toEqual([
      {
        rule: 'file.encoding-wrong-bytes',
        count: 1,
        position: expect.objectContaining({ file: '坏字节.csv' }),
        message: {
          zh: expect.stringMatching(/字节.*已以“�”代替/),
          en: expect.stringMatching(/replaced/),
        },
      },
    ]);
  });

  it('an encoding that is declared and not known', async () => {
    const xml = `<?xml version="1.0" encoding="x-unheard-of"?>
      <exch:exchange-documents xmlns:exch="http://www.epo.org/exchange"/>`;
    const { notes } = await notesOf('无名编码.xml', xml);
    expect(notes).toMatchObject([
      { rule: 'file.encoding-unknown', message: { zh: expect.stringContaining('x-unheard-of') } },
    ]);
  });

  it('cells and rows, counted by kind, with the place of the first', async () => {
    const [header, ...rows] = csvOf([31, 32, 33, 34].map(rowOf)).trimEnd().split('\r\n');
    const table = [
      `${header},权利要求数`,
      ...rows.map((row, i) => `${row},${i === 0 ? 9 : '若干'}`),
    ];
    const { counts, notes } = await notesOf('若干.csv', table.join('\r\n'));
    expect(counts).toMatchObject({ new: 4, quarantined: 0 });
    expect(notes).toMatchObject([
      { rule: 'count.unreadable', count: 3, position: { file: '若干.csv', row: 3 } },
    ]);
    expect(notes[0]!.message.zh).toContain('“若干”不是正整数');
    const short = await notesOf(
      '缺列.csv',
      lines([
        ['申请号', '发明名称', '申请日', '摘要'],
        [rowOf(41).申请号, '缺列的装置', '2020-03-02'],
        [rowOf(42).申请号, '多列的装置', '2020-03-02', '摘要', '多余'],
      ]),
    );
    expect(short.notes.map(({ rule, position }) => [rule, position['row']])).toEqual([
      ['file.row-too-short', 2],
      ['file.row-too-long', 3],
    ]);
  });

  it('nothing of a record that may be secret, nor of one that was refused', async () => {
    const table = lines([
      ['申请号', '发明名称', '申请日', '权利要求数', '备注'],
      [rowOf(51).申请号, '一种装置', '2020-03-02', '三五', '国防专利'],
      [rowOf(52).申请号, '二种装置', '2020-02-30', '三六'],
      // Without a title it could only complete a record, and there is none.
      [rowOf(53).申请号, '', '2020-03-02', '三七'],
    ]);
    const { counts, notes } = await notesOf('涉密.csv', table);
    expect(counts).toMatchObject({ read: 3, quarantined: 3 });
    expect(notes).toEqual([]);
  });
});

describe('the notes of an import that is broken off', () => {
  it('are those of one that was not, each counted once', async () => {
    const [header, ...rows] = csvOf(rowsOf(1200)).trimEnd().split('\r\n');
    const table = [`${header},权利要求数`, ...rows.map((row) => `${row},若干`)].join('\r\n');
    const own = await openTestDatabase();
    const { application } = own;
    const runs = new RunStore(application.db);
    const run = await addRun(application, [await fileOf('长.csv', table)]);
    const stop = new AbortController();
    const onProgress = () => stop.abort(CLOSING);
    expect(await workOn(application, run, { signal: stop.signal, onProgress })).toBeNull();
    const halfway = (await runs.find(run.id))!;
    expect(halfway.notes).toMatchObject([{ rule: 'count.unreadable', count: 500 }]);
    await workOn(application, halfway);
    expect((await runs.find(run.id))!.notes).toMatchObject([
      { rule: 'count.unreadable', count: 1200, position: { row: 2 } },
    ]);
    await own.drop();
  });
});

describe('a tally of notes', () => {
  it('takes the room of its kinds, keeps the first of each and their order', () => {
    const tally = new NoteTally();
    for (let i = 0; i < 10_000; i++) {
      const field = i % 2 === 0 ? 'claimCount' : 'citedCount';
      tally.add({ rule: 'count.unreadable', field, params: { value: `${i}` } }, { row: i });
    }
    const again = new NoteTally(tally.list());
    again.addAll(tally.list());
    expect(again.list()).toEqual([
      {
        rule: 'count.unreadable',
        field: 'claimCount',
        params: { value: '0' },
        position: { row: 0 },
        count: 10_000,
      },
      {
        rule: 'count.unreadable',
        field: 'citedCount',
        params: { value: '1' },
        position: { row: 1 },
        count: 10_000,
      },
    ]);
  });
});
