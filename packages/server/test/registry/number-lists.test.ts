import type { NumberList, NumberListPage, SearchAnswer } from '@zca/domain/registry';
import type { LightMyRequestResponse } from 'fastify';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { TestPlatform } from '../support/platform.ts';
import { openTestPlatform } from '../support/platform.ts';
import { applicationNumber, patent, trademark } from '../support/rights.ts';

const NUMBER = applicationNumber(2017, 601_862);
const WITHOUT_CHECK = NUMBER.slice(0, 12);
const HOUR = 3_600_000;

let platform: TestPlatform;
let now = Date.parse('2026-06-30T04:00:00Z');
beforeAll(async () => {
  platform = await openTestPlatform({ clock: () => now });
  await platform.give([
    {
      ...patent({
        number: NUMBER,
        title: '一种轧机',
        publications: [
          { number: 'CN107999999A', kind: 'A', day: '2018-05-01' },
          { number: 'CN107999999B', kind: 'B', day: '2020-05-01' },
        ],
      }),
      internationalApplication: 'PCT/CN2017/900001',
      internationalPublication: 'WO2018900001A1',
    },
    patent({ number: '85100001', title: '早期的申请', filingDay: '1985-04-01' }),
    trademark({ number: '85100001', title: '渭水', nice: 9 }),
  ]);
});

interface Asked {
  readonly list: NumberList;
  /** The cookie that the asker was given. */
  readonly cookie: string;
}

function given(response: LightMyRequestResponse, before = ''): Asked {
  if (response.statusCode !== 201) throw new Error(response.body);
  const cookie = response.cookies.find(({ name }) => name === 'zca_asker');
  return {
    list: response.json<NumberList>(),
    cookie: cookie === undefined ? before : `zca_asker=${cookie.value}`,
  };
}

async function lookUp(lines: readonly string[], cookie = ''): Promise<Asked> {
  const response = await platform.ask('anonymous', {
    method: 'POST',
    url: '/api/v1/number-lists',
    payload: { text: lines.join('\n') },
    headers: { cookie },
  });
  return given(response, cookie);
}

async function upload(name: string, content: string): Promise<Asked> {
  const boundary = 'xxxx';
  return given(
    await platform.ask('anonymous', {
      method: 'POST',
      url: '/api/v1/number-lists/file',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n${content}\r\n--${boundary}--\r\n`,
    }),
  );
}

const pageOf = async ({ list, cookie }: Asked, query = '') => {
  const url = `/api/v1/number-lists/${list.id}?${query}`;
  const response = await platform.ask('anonymous', { url, headers: { cookie } });
  expect(response.statusCode, response.body).toBe(200);
  return response.json<NumberListPage>();
};

const outcomes = (page: NumberListPage) =>
  page.entries.map((entry) => [
    entry.line,
    entry.outcome,
    entry.records.map((record) => record.key),
    entry.repeats,
  ]);

describe('a list of numbers', () => {
  it('finds a record by any of its written forms, in the order written', async () => {
    const forms = [
      NUMBER,
      `ZL ${NUMBER.slice(0, 4)} 1 ${NUMBER.slice(5, 12)}.${NUMBER.slice(12)}`,
      `CN${WITHOUT_CHECK}`,
      '',
      'CN.107999999.A',
      'CN 107999999 B',
      'ＣＮ１０７９９９９９９Ａ',
      './CN.107999999.A.xml',
      'CN-107999999-B',
      '“CN107999999A”。',
      'PCT/CN2017/900001',
      'WO-2018900001-A1',
      'WO2018900001',
    ];
    const asked = await lookUp(forms);
    const page = await pageOf(asked);
    expect(outcomes(page)).toEqual(
      forms.flatMap((form, index) =>
        form === '' ? [] : [[index + 1, 'found', [`CN${NUMBER}`], index === 0 ? null : 1]],
      ),
    );
    expect(asked.list.counts).toEqual({
      entries: 12,
      found: 12,
      ambiguous: 0,
      missed: 0,
      unreadable: 0,
      repeated: 11,
      records: 1,
    });
    expect(page.entries[0]!.records[0]!.title).toEqual([{ text: '一种轧机' }]);
  });

  it('tells several records, no record, and no number apart, and says why', async () => {
    const wrong = `${NUMBER.slice(0, 12)}${NUMBER.endsWith('0') ? '1' : '0'}`;
    const page = await pageOf(
      await lookUp([
        '85100001',
        'US-2007255977-A1',
        wrong,
        '一种轧机',
        '2.01710601862E+12',
        'US 2007255977 A1',
      ]),
    );
    expect(outcomes(page)).toEqual([
      [1, 'ambiguous', ['CN85100001', 'TM85100001'], null],
      [2, 'missed', [], null],
      [3, 'unreadable', [], null],
      [4, 'unreadable', [], null],
      [5, 'unreadable', [], null],
      [6, 'missed', [], 2],
    ]);
    const problems = page.entries.map((entry) => entry.problem?.zh ?? null);
    expect(problems[2]).toContain(NUMBER.slice(12));
    expect(problems[3]).toContain('认不出');
    expect(problems[4]).toContain('取整');
  });

  it('takes several numbers of a line, and the numbers of a copied table row', async () => {
    const page = await pageOf(
      await lookUp([
        `${NUMBER}；85100001、TM`,
        `一种轧机\t${NUMBER}\t西安样例有限公司`,
        'US 7,654,321 B2',
      ]),
    );
    expect(page.entries.map(({ line, text }) => [line, text])).toEqual([
      [1, NUMBER],
      [1, '85100001'],
      [2, NUMBER],
      [3, 'US 7,654,321 B2'],
    ]);
  });

  it('can be read by outcome and by pages', async () => {
    const asked = await lookUp([NUMBER, 'CN101000001A', NUMBER, 'CN101000002A']);
    const missed = await pageOf(asked, 'outcome=missed&from=1&size=1');
    expect(missed.total).toBe(2);
    expect(missed.entries.map((entry) => entry.text)).toEqual(['CN101000002A']);
    const repeated = await pageOf(asked, 'outcome=repeated');
    expect(repeated.entries.map((entry) => entry.line)).toEqual([3]);
  });

  it('is refused when there is nothing to look up or too much', async () => {
    for (const [text, code] of [
      [' \n ', 'request.invalid'],
      ['CN101000001A\n'.repeat(50_001), 'request.tooLarge'],
    ] as const) {
      const response = await platform.ask('anonymous', {
        method: 'POST',
        url: '/api/v1/number-lists',
        payload: { text },
      });
      expect(response.json()).toMatchObject({ code });
    }
  });
});

describe('a file of numbers', () => {
  it('is read by its column of numbers, whichever it is', async () => {
    const asked = await upload(
      '清单.csv',
      `名称,专利号,备注\r\n一种轧机,ZL${NUMBER},2019\r\n无号,,\r\n别的,CN101000001A,2020\r\n`,
    );
    expect(asked.list).toMatchObject({ file: '清单.csv', column: '专利号' });
    expect(outcomes(await pageOf(asked))).toEqual([
      [2, 'found', [`CN${NUMBER}`], null],
      [4, 'missed', [], null],
    ]);
  });

  it('is read line by line when it is plain text', async () => {
    const asked = await upload('list.txt', `${NUMBER}\nCN101000001A；85100001\n`);
    expect(asked.list.column).toBeNull();
    expect((await pageOf(asked)).entries.map((entry) => entry.line)).toEqual([1, 2, 2]);
  });

  it('with endless cells or lines costs no more than others', async () => {
    // Signs that end a number, but not at the end of the cell: patterns must not try them all.
    const hostile = `a${'.'.repeat(1_000_000)}a`;
    const file = await pageOf(await upload('list.csv', `号码\n${hostile}\n85100001\n`));
    expect(file.entries.map(({ outcome }) => outcome)).toEqual(['unreadable', 'ambiguous']);
    const pasted = await pageOf(await lookUp([`;${hostile.slice(0, 9_000)}`]));
    expect(pasted.entries.map(({ outcome }) => outcome)).toEqual(['unreadable']);
    await expect(upload('blank.txt', '\n'.repeat(600_000))).rejects.toThrow('request.tooLarge');
  });

  it('without numbers is refused', async () => {
    await expect(upload('x.csv', 'a,b\r\nc,d\r\n')).rejects.toThrow('没有读到号码');
  });
});

describe('lists that are too many', () => {
  /** Lists that were made before any other, by as many browsers or people. */
  const addOlder = (count: number, ofPerson: boolean) =>
    platform.database.owner.pool.query(
      `insert into number_list (id, owner_hash, of_person, created_at, expires_at, summary, entries, keys)
       select gen_random_uuid(), sha256(('older ' || $2 || n)::bytea), $2::boolean, $3::timestamptz + n * interval '1 ms',
              $3::timestamptz + interval '1 day', '{}', '[]', '{}'
         from generate_series(1, $1::int) n`,
      [count, ofPerson, new Date(now - HOUR).toISOString()],
    );
  const counts = async () => {
    const { rows } = await platform.database.owner.pool.query<{ visitors: number; people: number }>(
      `select count(*) filter (where not of_person)::int as visitors,
              count(*) filter (where of_person)::int as people from number_list`,
    );
    return rows[0]!;
  };
  const addOwn = (asker: 'anonymous' | 'officer') =>
    platform.ask(asker, {
      method: 'POST',
      url: '/api/v1/number-lists',
      payload: { text: NUMBER },
    });

  it('of visitors end with the oldest, and never those of people who are signed in', async () => {
    await platform.database.owner.pool.query('delete from number_list');
    await addOlder(5, true);
    await addOlder(2001, false);
    await addOwn('anonymous');
    expect(await counts()).toEqual({ visitors: 2000, people: 5 });
    const { rows } = await platform.database.owner.pool.query<{ oldest: string }>(
      'select min(created_at) as oldest from number_list where not of_person',
    );
    expect(Date.parse(rows[0]!.oldest)).toBe(now - HOUR + 3);
  });

  it('of people have a bound of their own, which takes none from visitors', async () => {
    await platform.database.owner.pool.query('delete from number_list');
    await addOlder(3, false);
    await addOlder(4001, true);
    await addOwn('officer');
    expect(await counts()).toEqual({ visitors: 3, people: 4000 });
  });

  it('of one asker are twenty at most', async () => {
    await platform.database.owner.pool.query('delete from number_list');
    for (let n = 0; n < 21; n++) {
      const { rows } = await platform.database.owner.pool.query<{ n: number }>(
        'select count(*)::int as n from number_list',
      );
      expect(rows[0]!.n).toBe(n);
      now += 1;
      const response = await platform.app.inject({
        method: 'POST',
        url: '/api/v1/number-lists',
        payload: { text: NUMBER },
        headers: { 'x-zca-csrf': '1', cookie: `zca_asker=${'a'.repeat(43)}` },
        remoteAddress: '10.4.0.1',
      });
      expect(response.statusCode).toBe(201);
    }
    expect((await counts()).visitors).toBe(20);
  });
});

describe('texts that a database cannot keep', () => {
  it('are kept with a sign for what was wrong, in pasted lists, files and their names', async () => {
    const pasted = await pageOf(await lookUp([`${NUMBER}\ud800`, 'a\0b']));
    expect(pasted.entries.map(({ text }) => text)).toEqual([`${NUMBER}\uFFFD`, 'a\uFFFDb']);
    // The cut of a long entry goes through a character of two units.
    const long = await pageOf(await lookUp([`${'x'.repeat(199)}𬭎`]));
    expect(long.entries.map(({ text }) => text)).toEqual([`${'x'.repeat(199)}\uFFFD`]);
    const file = await pageOf(
      await upload('a\0.jsonl', `{"号\\u0000码":"${NUMBER}"}\n{"号\\u0000码":"\\ud8001"}\n`),
    );
    expect(file.list.file).toBe('a\uFFFD.jsonl');
    expect(file.entries.map(({ text }) => text)).toEqual([NUMBER, '\uFFFD1']);
  });
});

describe('the records of a list', () => {
  it('can be searched, counted and exported like any others', async () => {
    const asked = await lookUp([NUMBER, '85100001']);
    const headers = { cookie: asked.cookie };
    const search = async (rest = '') => {
      const url = `/api/v1/rights?list=${asked.list.id}&facets=collection${rest}`;
      const response = await platform.ask('anonymous', { url, headers });
      return response.json<SearchAnswer>();
    };
    expect((await search()).rows.map((row) => row.key).toSorted()).toEqual([
      `CN${NUMBER}`,
      'CN85100001',
      'TM85100001',
    ]);
    const marks = await search('&include=collection:trademark');
    expect(marks.rows.map((row) => row.key)).toEqual(['TM85100001']);
    expect(marks.facets[0]!.buckets.map(({ value, count }) => [value, count])).toEqual([
      ['patent', 2],
      ['trademark', 1],
    ]);
    const file = await platform.ask('anonymous', {
      url: `/api/v1/rights/export?list=${asked.list.id}&format=csv`,
      headers,
    });
    expect(file.body).toContain('限于号单查到的 3 件');
    expect(file.body).toContain('渭水');
  });

  it('are the asker’s own: nobody else learns that there is a list', async () => {
    const asked = await lookUp([NUMBER]);
    const other = await lookUp([NUMBER]);
    expect(other.cookie).not.toBe(asked.cookie);
    for (const cookie of ['', other.cookie, platform.cookies.administrator]) {
      for (const path of [
        `/api/v1/number-lists/${asked.list.id}`,
        `/api/v1/number-lists/${asked.list.id}/file`,
        `/api/v1/rights?list=${asked.list.id}`,
        `/api/v1/rights/charts?list=${asked.list.id}`,
        `/api/v1/rights/export?list=${asked.list.id}`,
      ]) {
        const response = await platform.ask('anonymous', { url: path, headers: { cookie } });
        expect(response.statusCode, path).toBe(404);
      }
      const removal = await platform.ask('anonymous', {
        method: 'DELETE',
        url: `/api/v1/number-lists/${asked.list.id}`,
        headers: { cookie },
      });
      expect(removal.statusCode).toBe(404);
    }
    expect((await pageOf(asked)).total).toBe(1);
  });

  it('follow a person who is signed in to any browser', async () => {
    const response = await platform.ask('officer', {
      method: 'POST',
      url: '/api/v1/number-lists',
      payload: { text: NUMBER },
    });
    expect(response.cookies).toEqual([]);
    const { id } = response.json<NumberList>();
    const url = `/api/v1/rights?list=${id}`;
    expect((await platform.ask('officer', { url })).json()).toMatchObject({ count: 1 });
    expect((await platform.ask('auditor', { url })).statusCode).toBe(404);
  });

  it('are gone when the list is removed, and after a day', async () => {
    const removed = await lookUp([NUMBER]);
    const kept = await lookUp([NUMBER], removed.cookie);
    expect(kept.cookie).toBe(removed.cookie);
    const headers = { cookie: removed.cookie };
    const statusOf = async ({ list }: Asked) =>
      (await platform.ask('anonymous', { url: `/api/v1/rights?list=${list.id}`, headers }))
        .statusCode;
    expect([await statusOf(removed), await statusOf(kept)]).toEqual([200, 200]);
    const url = `/api/v1/number-lists/${removed.list.id}`;
    await platform.ask('anonymous', { method: 'DELETE', url, headers });
    expect([await statusOf(removed), await statusOf(kept)]).toEqual([404, 200]);
    now += 24 * HOUR;
    expect(await statusOf(kept)).toBe(404);
    // Nobody need come for what is out of date to go.
    await platform.registry.forgetExpired();
    const { rows } = await platform.database.owner.pool.query(
      'select id from number_list where id = $1',
      [kept.list.id],
    );
    expect(rows).toEqual([]);
  });
});

describe('the file of a list', () => {
  it('has every entry with its original text, one line a record', async () => {
    const asked = await lookUp(['85100001', '=1+1', 'CN101000001A', NUMBER]);
    const response = await platform.ask('anonymous', {
      url: `/api/v1/number-lists/${asked.list.id}/file?lang=zh`,
      headers: { cookie: asked.cookie },
    });
    const lines = response.body.split('\r\n').map((line) => line.split(','));
    expect(lines[0]!.slice(0, 6)).toEqual([
      '\uFEFF行',
      '原文',
      '结果',
      '与第几行相同',
      '读作',
      '记录编号',
    ]);
    expect(lines.slice(1, -1).map((line) => [line[0], line[1], line[2], line[5]])).toEqual([
      ['1', '85100001', '不止一件', 'CN85100001'],
      ['1', '85100001', '不止一件', 'TM85100001'],
      ['2', "'=1+1", '认不出', ''],
      ['3', 'CN101000001A', '未收', ''],
      ['4', NUMBER, '查到', `CN${NUMBER}`],
    ]);
  });

  it('holds a list of thousands whole and in order', async () => {
    const places = new Set([0, 49, 50, 499, 500, 1999, 2000, 4099]);
    const written = Array.from({ length: 4100 }, (_, n) =>
      places.has(n) ? NUMBER : `CN10${String(n).padStart(6, '0')}1A`,
    );
    const asked = await lookUp(written);
    expect(asked.list.counts).toMatchObject({ entries: 4100, found: 8, missed: 4092, repeated: 7 });
    const { body } = await platform.ask('anonymous', {
      url: `/api/v1/number-lists/${asked.list.id}/file`,
      headers: { cookie: asked.cookie },
    });
    const rows = body.split('\r\n').slice(1, -1);
    expect(rows.map((row) => row.split(',').slice(0, 3))).toEqual(
      written.map((text, n) => [String(n + 1), text, places.has(n) ? '查到' : '未收']),
    );
  });

  it('waits for its turn among the files that are sent at once', async () => {
    const asked = await lookUp([NUMBER]);
    const url = `/api/v1/number-lists/${asked.list.id}/file`;
    const statusOf = async (ip: string) => {
      const { statusCode } = await platform.ask('anonymous', {
        url,
        headers: { cookie: asked.cookie },
        remoteAddress: ip,
      });
      return statusCode;
    };
    const { promise: goOn, resolve } = Promise.withResolvers<undefined>();
    const summaries = platform.registry.numbers.summaries.bind(platform.registry.numbers);
    const held = vi
      .spyOn(platform.registry.numbers, 'summaries')
      .mockImplementation(async (keys) => {
        await goOn;
        return summaries(keys);
      });
    const first = [1, 2, 3, 4].map((n) => statusOf(`10.5.0.${n}`));
    await expect.poll(() => held.mock.calls.length).toBe(4);
    expect(await statusOf('10.5.0.5')).toBe(429);
    resolve(undefined);
    expect(await Promise.all(first)).toEqual([200, 200, 200, 200]);
    held.mockRestore();
    expect(await statusOf('10.5.0.6')).toBe(200);
  });
});
