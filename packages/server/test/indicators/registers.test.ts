import type { Board, EntriesReceipt, EntryView } from '@zca/domain/indicators';
import { describe, expect, it } from 'vitest';
import { type Asking, enter, openSmallCity, read, row } from './support.ts';

const { as, city, platform, visitor, yanta } = await openSmallCity();

const upload = (asking: Asking, register: string, csv: string) => {
  const boundary = 'zca-boundary';
  return asking({
    method: 'POST',
    url: `/api/v1/indicators/registers/${register}/file`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="台账.csv"\r\ncontent-type: text/csv\r\n\r\n${csv}\r\n--${boundary}--\r\n`,
  });
};

describe('files of registers', () => {
  it('takes good lines, and tells of each bad one its line, field and what to do', async () => {
    const csv = [
      '质押登记号,地区,类别,登记日期,担保金额（元）,依据文件',
      'Y2025000001,西安市,专利,2025-03-01,"12,000,000.00",登记簿',
      'Y2025000002,雁塔区,trademark,2025年4月2日,300万元,登记簿',
      'Y2025000003,北京市,专利,2025-03-01,1,登记簿',
      'Y2025000004,西安市,专利,2025-02-30,1,登记簿',
      'Y2025000005,西安市,专利,2025-03-01,一百,登记簿',
      '𬭎样例,西安市,专利,2025-03-01,1,',
    ].join('\n');
    const answer = await upload(city, 'pledges', csv);
    expect(answer.statusCode, answer.body).toBe(200);
    const { taken, refused } = answer.json<{
      taken: number;
      refused: { line: number; field: string }[];
    }>();
    expect(taken).toBe(2);
    expect(refused.map(({ line, field }) => [line, field])).toEqual([
      [4, 'area'],
      [5, 'from'],
      [6, 'amountFen'],
      [7, 'document'],
    ]);
    const again = await upload(city, 'pledges', csv);
    expect(again.json()).toMatchObject({ taken: 0, known: 2 });
    expect(row(await read<Board>(city, '/board?period=2025'), '6').measured.value).toBeCloseTo(
      0.15,
      10,
    );
  });

  it('of a district takes the lines of its own area, and tells of the others', async () => {
    const csv = [
      '企业名称,地区,类别,认定日期,依据文件',
      '雁塔文件公司,雁塔区,国家示范,2025-01-01,名单',
      '碑林文件公司,碑林区,国家示范,2025-01-01,名单',
      '全市文件公司,西安市,国家示范,2025-01-01,名单',
    ].join('\n');
    const answer = await upload(yanta, 'modelEnterprises', csv);
    expect(answer.statusCode, answer.body).toBe(200);
    const { taken, refused } = answer.json<EntriesReceipt>();
    expect(taken).toBe(1);
    expect(refused.map(({ line, field }) => [line, field])).toEqual([
      [3, 'area'],
      [4, 'area'],
    ]);
    expect(refused[0]!.words.zh).toContain('碑林区');
  });

  it('refuses a file that is no table of the register', async () => {
    const answer = await upload(city, 'pledges', '甲,乙\n1,2\n');
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ detail: { zh: string } }>().detail.zh).toContain('表头');
  });

  it('withdraws with a reason, once, and counts no longer', async () => {
    const line = { subject: '误登公司', from: '2025-01-01', category: 'nationalModel' };
    await enter(city, 'modelEnterprises', line);
    await enter(city, 'modelEnterprises', { ...line, subject: '另一公司' });
    const { entries } = await read<{ entries: { id: string; subject: string }[] }>(
      city,
      '/registers/modelEnterprises',
    );
    const wrong = entries.find(({ subject }) => subject === '误登公司')!;
    const before = row(await read<Board>(city, '/board?period=2025'), '7').measured.value!;
    const withdraw = () =>
      city({
        method: 'POST',
        url: `/api/v1/indicators/entries/${wrong.id}/withdraw`,
        payload: { reason: '重复登记' },
      });
    expect((await withdraw()).statusCode).toBe(200);
    expect((await withdraw()).statusCode).toBe(409);
    expect(row(await read<Board>(city, '/board?period=2025'), '7').measured.value).toBe(before - 1);
  });
});

describe('who may do what', () => {
  it('lets a district see, enter and report its own area alone', async () => {
    const own = await read<Board>(yanta, '/board?period=2025');
    expect(own.area.code).toBe('610113');
    expect(own.reach.map(({ code }) => code)).toEqual(['610113']);
    expect(row(own, 'c3').measured.value).toBe(3);
    expect(own.own).toEqual({ live: ['610113'], draft: ['610113'] });
    const elsewhere = '/api/v1/indicators/board?area=610103&source=live';
    expect((await yanta({ url: elsewhere })).statusCode).toBe(403);
    // An address that names no source leads everybody to what is published there.
    const shared = await read<Board>(yanta, '/board?period=2025&area=610103');
    expect([shared.area.code, shared.source]).toEqual(['610103', 'published']);
    expect((await read<Board>(visitor, '/board?period=2025')).own).toEqual({ live: [], draft: [] });
    const line = {
      subject: '外区公司',
      from: '2025-01-01',
      category: 'nationalModel',
      area: '610103',
    };
    expect((await enter(yanta, 'modelEnterprises', line)).statusCode).toBe(403);
    const draft = (area: string) =>
      yanta({
        method: 'POST',
        url: '/api/v1/indicators/drafts',
        payload: { code: 'c3', area, period: '2025' },
      });
    expect((await draft('610103')).statusCode).toBe(403);
    expect((await draft('610113')).statusCode).toBe(201);
  });

  it('shows visitors what is published and nothing else', async () => {
    for (const url of [
      '/board?source=live',
      '/1?source=live',
      '/1/items?source=live',
      '/registers',
      '/registers/pledges',
    ]) {
      expect([401, 403], url).toContain(
        (await visitor({ url: `/api/v1/indicators${url}` })).statusCode,
      );
    }
  });

  it('lets nobody withdraw the line of another area', async () => {
    const line = { subject: '碑林持有公司', from: '2025-01-01', category: 'nationalModel' };
    await enter(city, 'modelEnterprises', { ...line, area: '610103' });
    const { entries } = await read<{ entries: { id: string; subject: string }[] }>(
      city,
      '/registers/modelEnterprises',
    );
    const { id } = entries.find(({ subject }) => subject === line.subject)!;
    const withdraw = (asking: Asking) =>
      asking({
        method: 'POST',
        url: `/api/v1/indicators/entries/${id}/withdraw`,
        payload: { reason: '误登' },
      });
    expect((await withdraw(yanta)).statusCode).toBe(403);
    expect((await yanta({ url: `/api/v1/indicators/entries/${id}` })).statusCode).toBe(404);
    expect(await read<EntryView>(city, `/entries/${id}`)).toMatchObject({ withdrawn: null });
  });

  it('lets only the city set targets', async () => {
    const target = { code: 'c3', area: '610113', year: 2025, value: 6, basis: '文件' };
    const put = (asking: Asking) =>
      asking({ method: 'PUT', url: '/api/v1/indicators/targets', payload: target });
    expect((await put(yanta)).statusCode).toBe(403);
    expect((await put(await as('leader'))).statusCode).toBe(403);
  });
});

interface Shown {
  readonly id: string;
  readonly subject: string;
  readonly subjectCode?: string;
  readonly area: string;
  readonly to?: string;
  readonly quantity?: number;
}

describe('a line that is sent again', () => {
  const opened = { subject: '西市监案〔2025〕1号', from: '2025-02-01', due: '2025-05-01' };
  const closed = { ...opened, to: '2025-04-01' };
  const shown = async (asking: Asking, register: string, subject: string) => {
    const { entries } = await read<{ entries: Shown[] }>(asking, `/registers/${register}`);
    return entries.filter((entry) => entry.subject === subject);
  };

  it('takes the place of the one before and counts once, in whatever order files come', async () => {
    expect((await enter(city, 'administrativeCases', opened)).json()).toMatchObject({ taken: 1 });
    const [before] = await shown(city, 'administrativeCases', opened.subject);
    expect((await enter(city, 'administrativeCases', closed)).json()).toMatchObject({
      taken: 1,
      replaced: 1,
    });
    expect(row(await read<Board>(city, '/board?period=2025'), '12').measured).toMatchObject({
      numerator: 1,
      denominator: 1,
    });
    expect((await enter(city, 'administrativeCases', opened)).json()).toMatchObject({
      taken: 0,
      known: 1,
    });
    const standing = await shown(city, 'administrativeCases', opened.subject);
    expect(standing).toMatchObject([{ to: '2025-04-01' }]);
    expect(await read<EntryView>(city, `/entries/${before!.id}`)).toMatchObject({
      withdrawn: { reason: null, replacedBy: standing[0]!.id },
    });
  });

  it('is taken once when two send it at the same time', async () => {
    const line = { ...opened, subject: '西市监案〔2025〕2号' };
    const answers = await Promise.all(
      [line, line, { ...line, to: '2025-03-01' }].map((one) =>
        enter(city, 'administrativeCases', one),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201]);
    expect(await shown(city, 'administrativeCases', line.subject)).toHaveLength(1);
  });

  it('of another area is refused, and told', async () => {
    const line = { ...opened, subject: '碑市监案〔2025〕3号', area: '610103' };
    expect((await enter(city, 'administrativeCases', line)).statusCode).toBe(201);
    const answer = await enter(yanta, 'administrativeCases', { ...line, area: '610113' });
    // There is no line of a file to tell of, only the field.
    expect(answer.statusCode).toBe(409);
    const problem = answer.json<{ detail: { zh: string }; fields: { path: string }[] }>();
    expect(problem.fields.map(({ path }) => path)).toEqual(['subject']);
    expect(problem.detail.zh).toContain('其他地区');
    expect(problem.detail.zh).not.toContain('行');
    expect(await shown(city, 'administrativeCases', line.subject)).toMatchObject([
      { area: '610103' },
    ]);
  });

  it('may come back after it was withdrawn, and the withdrawn one says why it ceased to count', async () => {
    const line = { subject: '去而复来公司', from: '2025-01-01', category: 'nationalModel' };
    await enter(city, 'modelEnterprises', line);
    const [entry] = await shown(city, 'modelEnterprises', line.subject);
    await city({
      method: 'POST',
      url: `/api/v1/indicators/entries/${entry!.id}/withdraw`,
      payload: { reason: '误登' },
    });
    expect(await read<EntryView>(city, `/entries/${entry!.id}`)).toMatchObject({
      withdrawn: { reason: '误登', replacedBy: null },
    });
    expect((await enter(city, 'modelEnterprises', line)).json()).toMatchObject({ taken: 1 });
  });

  it('comes back as itself after it was withdrawn, with another number too', async () => {
    const line = { ...opened, subject: '西市监案〔2025〕9号' };
    await enter(city, 'administrativeCases', line);
    const [entry] = await shown(city, 'administrativeCases', line.subject);
    const url = `/api/v1/indicators/entries/${entry!.id}/withdraw`;
    await city({ method: 'POST', url, payload: { reason: '误登' } });
    expect(await shown(city, 'administrativeCases', line.subject)).toEqual([]);
    const again = { ...line, to: '2025-03-31' };
    expect((await enter(city, 'administrativeCases', again)).json()).toMatchObject({
      taken: 1,
      replaced: 0,
    });
    expect(await shown(city, 'administrativeCases', line.subject)).toMatchObject([
      { to: '2025-03-31' },
    ]);
  });

  it('stands in the audit journal with what it did', async () => {
    const { pool } = platform.database.application;
    const { rows } = await pool.query<{ detail: { taken: number } }>(
      "select detail from audit_entry where action = 'indicators.enter' and target = 'administrativeCases'",
    );
    expect(rows.filter(({ detail }) => detail.taken === 1).length).toBeGreaterThanOrEqual(4);
  });
});

describe('an organisation told by its name and by its code', () => {
  const staff = { subject: '样例专利代理有限公司', from: '2025-12-31' };
  const code = '91610131MA6TXXXX0X';
  const people = async () => {
    const { measured, unit } = row(await read<Board>(city, '/board?period=2025'), '10');
    return { ...measured, unit: unit.zh };
  };
  const standing = async () => {
    const { entries } = await read<{ entries: Shown[] }>(city, '/registers/serviceStaff');
    return entries.map(({ subjectCode, quantity }) => [subjectCode, quantity]);
  };

  it('is one line, which counts once, in the unit of the indicator', async () => {
    await enter(city, 'serviceStaff', { ...staff, quantity: 5000 });
    expect(
      (await enter(city, 'serviceStaff', { ...staff, subjectCode: code, quantity: 5950 })).json(),
    ).toMatchObject({ taken: 1, replaced: 1 });
    expect(await standing()).toEqual([[code, 5950]]);
    expect(await people()).toMatchObject({ value: 0.595, numerator: 5950, unit: '万人' });
  });

  it('keeps its code where a later line leaves it out, and an old file changes nothing', async () => {
    const later = { ...staff, quantity: 6000 };
    expect((await enter(city, 'serviceStaff', later)).json()).toMatchObject({ replaced: 1 });
    expect(await standing()).toEqual([[code, 6000]]);
    for (const sent of [later, { ...staff, quantity: 5000 }, { ...later, subjectCode: code }]) {
      expect((await enter(city, 'serviceStaff', sent)).json()).toMatchObject({
        taken: 0,
        known: 1,
      });
    }
    expect((await people()).numerator).toBe(6000);
  });

  it('is asked for its code where two of its name stand there', async () => {
    const other = { ...staff, subjectCode: '91610131MA6TYYYY0Y', quantity: 10 };
    expect((await enter(city, 'serviceStaff', other)).json()).toMatchObject({
      taken: 1,
      replaced: 0,
    });
    const answer = await enter(city, 'serviceStaff', { ...staff, quantity: 11 });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ fields: [{ path: 'subjectCode' }] });
    expect((await people()).numerator).toBe(6010);
  });

  it('is one line of a file too, whichever comes first', async () => {
    const csv = [
      '机构名称,统一社会信用代码,地区,统计时点（年末）,人数,依据文件',
      '同名样例所,,西安市,2024-12-31,30,名单',
      '同名样例所,91610131MA6TZZZZ0Z,西安市,2024-12-31,30,名单',
      '同名样例所,91610131MA6TZZZZ0Z,西安市,2024-12-31,31,名单',
    ].join('\n');
    const { taken, known, refused } = (
      await upload(city, 'serviceStaff', csv)
    ).json<EntriesReceipt>();
    expect([taken, known, refused.map(({ line }) => line)]).toEqual([1, 1, [4]]);
  });
});

describe('a name that is written in another way', () => {
  const firm = { from: '2025-03-01', category: 'nationalModel' };
  const standing = async () => {
    const { entries } = await read<{ entries: Shown[] }>(city, '/registers/modelEnterprises');
    return entries.filter(({ subject }) => subject.includes('䶮𬭎')).map(({ subject }) => subject);
  };

  it('is the same organisation, told as it was written last', async () => {
    const writings = ['西安（䶮𬭎）公司', '西安(䶮𬭎)公司', '西安 ( 䶮𬭎 )　公司'];
    for (const [at, subject] of writings.entries()) {
      const answer = await enter(city, 'modelEnterprises', { ...firm, subject });
      expect(answer.json()).toMatchObject({ taken: 1, replaced: at === 0 ? 0 : 1 });
    }
    expect(await standing()).toEqual([writings[2]]);
    // What an earlier file says again is known, and a code is found under every writing.
    const again = { ...firm, subject: writings[0]! };
    expect((await enter(city, 'modelEnterprises', again)).json()).toMatchObject({ known: 1 });
    const coded = { ...again, subjectCode: '91610131MA6TWWWW0W' };
    expect((await enter(city, 'modelEnterprises', coded)).json()).toMatchObject({ replaced: 1 });
    const later = { ...firm, subject: '西安(䶮𬭎) 公司', to: '2026-03-01' };
    expect((await enter(city, 'modelEnterprises', later)).json()).toMatchObject({ replaced: 1 });
    expect(await standing()).toEqual([later.subject]);
  });
});

describe('a line of a former district', () => {
  it('counts for the district of today', async () => {
    const line = { subject: '户县样例公司', from: '2025-01-01', category: 'nationalModel' };
    expect((await enter(city, 'modelEnterprises', { ...line, area: '610125' })).statusCode).toBe(
      201,
    );
    const of = row(await read<Board>(city, '/board?period=2025&area=610118'), '7');
    expect(of.measured.value).toBe(1);
  });
});

describe('counts of registers', () => {
  it('are those of the areas within reach', async () => {
    const own = await read<{ registers: { key: string; count: number }[] }>(yanta, '/registers');
    const all = await read<{ registers: { key: string; count: number }[] }>(city, '/registers');
    const count = (view: typeof own) =>
      view.registers.find(({ key }) => key === 'administrativeCases')!.count;
    expect(count(all)).toBeGreaterThan(0);
    expect(count(own)).toBe(0);
  });
});

describe('targets that would never act', () => {
  it('are refused: of the city for the last year, of years before the plan, of comparisons', async () => {
    const put = (target: object) =>
      city({
        method: 'PUT',
        url: '/api/v1/indicators/targets',
        payload: { value: 100, basis: '文件', area: '610100', code: '7', year: 2025, ...target },
      });
    for (const target of [
      {},
      { area: '610113', year: 2020 },
      { area: '610113', code: '13' },
      { code: '12' },
    ]) {
      const answer = await put(target);
      expect(answer.statusCode, JSON.stringify(target)).toBe(400);
    }
    expect((await put({ year: 2023 })).statusCode).toBe(200);
    expect((await put({ area: '610113' })).statusCode).toBe(200);
  });
});
