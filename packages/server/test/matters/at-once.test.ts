import { type Act, type Matter, replay } from '@zca/procedure';
import { describe, expect, it } from 'vitest';
import { openTestPlatform, signedIn } from '../support/platform.ts';
import { libraryCard } from './libraryCard.ts';

const platform = await openTestPlatform({ procedures: [libraryCard] });
const { pool } = platform.database.application;
const officer = await signedIn(platform.accounts, 'district', Date.now(), '610113');
let keys = 0;
const key = () => `key-at-once-${String(++keys).padStart(8, '0')}`;

const file = (withKey = key()) =>
  platform.ask('anonymous', {
    method: 'POST',
    url: '/api/v1/matters',
    payload: {
      procedure: 'libraryCard',
      action: 'ask',
      input: { purpose: '读书', name: '王某', office: '610113' },
      key: withKey,
    },
  });
const act = (matter: string, action: string, revision: number, input: object, withKey = key()) =>
  platform.app.inject({
    method: 'POST',
    url: `/api/v1/matters/${matter}/acts`,
    headers: { cookie: officer, 'x-zca-csrf': '1' },
    payload: { action, input, revision, key: withKey },
  });

describe('at the same moment', () => {
  it('two officers act: one is told that the other was first', async () => {
    const { matter } = (await file()).json();
    const answers = await Promise.all([
      act(matter, 'grant', 1, {}),
      act(matter, 'refuse', 1, { reason: '材料不齐' }),
    ]);
    expect(answers.map((answer) => answer.statusCode).toSorted()).toEqual([201, 409]);
    expect(answers.find((answer) => answer.statusCode === 409)!.json().reason).toBe(
      'MATTER_CHANGED',
    );
    const { rows } = await pool.query('select 1 from journal_entry where chain = $1', [
      `matter:${matter}`,
    ]);
    expect(rows).toHaveLength(2);
  });

  it('an act sent many times under one key is done once, and answered alike', async () => {
    const { matter } = (await file()).json();
    const same = key();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => act(matter, 'query', 1, { reason: '缺电话' }, same)),
    );
    for (const answer of answers) expect(answer.statusCode, answer.body).toBe(201);
    expect(new Set(answers.map((answer) => answer.json().entry)).size).toBe(1);
  });

  it('a matter sent many times under one key is filed once', async () => {
    const same = key();
    const answers = await Promise.all(Array.from({ length: 8 }, () => file(same)));
    for (const answer of answers) expect(answer.statusCode, answer.body).toBe(201);
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
  });
});

describe('the journal', () => {
  it('replayed gives the stored state, of every matter', async () => {
    const { rows } = await pool.query<{ id: string; body: Matter }>('select id, body from matter');
    expect(rows.length).toBeGreaterThan(2);
    for (const { id, body } of rows) {
      const entries = await pool.query<{ body: string }>(
        'select body from journal_entry where chain = $1 order by number',
        [`matter:${id}`],
      );
      expect(replay(entries.rows.map((row) => JSON.parse(row.body) as Act))).toEqual(body);
    }
  });

  it('holds nothing personal, and neither do the other tables in clear', async () => {
    const { rows: tables } = await pool.query<{ table_name: string }>(
      `select table_name from information_schema.tables
        where table_schema = 'public' and (table_name like 'matter%' or table_name like 'journal%'
          or table_name = 'act_key')`,
    );
    expect(tables.length).toBeGreaterThan(8);
    for (const { table_name: table } of tables) {
      const { rows } = await pool.query<{ text: string }>(
        `select coalesce(string_agg(t::text, ' '), '') as text from ${table} t`,
      );
      expect(rows[0]!.text, table).not.toContain('王某');
    }
  });
});
