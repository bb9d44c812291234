import { beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../support/database.ts';
import { openTestDatabase } from '../support/database.ts';
import { importBytes, quarantineOf } from '../support/imports.ts';
import { csvOf, rowOf } from '../support/tables.ts';

/** Words that stand in the secret records alone. */
const SECRET = ['绝不外传', '隐名研究所', '无名氏甲'];
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});

/** Every text of every table of the database. */
async function allTexts(): Promise<string> {
  const { pool } = database.owner;
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const texts = [];
  for (const { name } of rows) {
    const { rows: found } = await pool.query<{ text: string }>(
      `select row_to_json(t)::text as text from ${name} t`,
    );
    texts.push(...found.map((row) => row.text));
  }
  return texts.join('\n');
}

const secretRow = {
  ...rowOf(2),
  发明名称: `一种${SECRET[0]}的装置`,
  '申请（专利权）人': SECRET[1]!,
  发明人: SECRET[2]!,
};

describe('a record that the secrecy gate refuses', () => {
  it.each([
    ['a row', 'csv', csvOf([rowOf(1), { ...secretRow, 专利类型: '国防专利' }])],
    [
      'a line that is broken as well',
      'csv',
      `${csvOf([rowOf(3)])}国防专利,"${SECRET[0]},${SECRET[1]}","${SECRET[2]}`,
    ],
    [
      'an object',
      'jsonl',
      [rowOf(4), { ...secretRow, 专利类型: '保密专利' }]
        .map((row) => JSON.stringify(row))
        .join('\n'),
    ],
    [
      'an object that is broken as well',
      'jsonl',
      `${JSON.stringify(rowOf(5))}\n{"密级": "机密", "发明名称": "${SECRET[0]}", "发明人": "${SECRET[2]}"`,
    ],
  ])('keeps place and hash and nothing else: %s', async (_name, ending, bytes) => {
    const counts = await importBytes({ database }, `混合.${ending}`, bytes);
    expect(counts).toMatchObject({ new: 1, quarantined: 1 });
    const [item] = await quarantineOf({ database }, counts.run);
    expect(item!.raw).toBeNull();
    expect(item!.position['file']).toBe(`混合.${ending}`);
    const texts = await allTexts();
    expect(texts).toContain('混合');
    expect(SECRET.filter((word) => texts.includes(word))).toEqual([]);
  });

  it('is told without a value of it', async () => {
    const [item] = (await quarantineOf({ database })).filter((row) =>
      row.rule.startsWith('secrecy'),
    );
    expect(item).toMatchObject({ rule: 'secrecy.notDeclassified', params: {} });
  });
});
