import type { PartyList } from '@zca/domain/parties';
import { beforeAll, describe, expect, it } from 'vitest';
import { partyIdOf } from '../../src/parties/partyId.ts';
import { CODE, FIRM, openNamedCity, UNIVERSITY } from '../support/parties.ts';
import type { TestPlatform } from '../support/platform.ts';

let city: Awaited<ReturnType<typeof openNamedCity>>;
let platform: TestPlatform;

beforeAll(async () => {
  city = await openNamedCity();
  ({ platform } = city);
});

describe('a look-up', () => {
  it('finds all writings of a name as one party, and the rights of all of them', async () => {
    const [university, ...others] = await city.find('西安样例大学');
    expect(university).toMatchObject({ exact: true, count: 2, kind: 'organisation' });
    expect([university!.name, ...university!.otherNames].toSorted()).toEqual(
      [UNIVERSITY, '西安樣例大學'].toSorted(),
    );
    // The institute begins with the name; it is another party.
    expect(others.map(({ name, exact }) => [name, exact])).toEqual([
      ['西安样例大学苏州研究院', false],
    ]);
    const { rows } = await platform.read<PartyList>('/api/v1/parties?name=西安样例大学');
    expect(rows[0]!.id).toBe(partyIdOf(`o:${UNIVERSITY}`));
  });

  it('finds by what distinguishes the name, without its place', async () => {
    expect((await city.find('样例')).map(({ name }) => name)).toContain('宝鸡样例有限公司');
    expect(await city.find('绝无此名')).toEqual([]);
  });

  it('O:A-18: finds by the unified social credit code, and nothing by a part of one or a wrong one', async () => {
    expect((await city.find(CODE)).map(({ name, exact }) => [name, exact])).toEqual([[FIRM, true]]);
    expect(await city.find(CODE.slice(0, 10))).toEqual([]);
    // Z is no character of a code.
    expect(await city.find(`${CODE.slice(0, -1)}Z`)).toEqual([]);
  });

  it('gives each mention of a person apart, and of a right just the one that it means', async () => {
    const persons = await city.find('王样例');
    expect(persons.map(({ kind, count }) => [kind, count])).toEqual([
      ['person', 2],
      ['person', 1],
      ['person', 1],
    ]);
    const { rows } = await platform.read<PartyList>(
      `/api/v1/parties?name=王样例&right=${city.lone[0].key}`,
    );
    expect(rows).toHaveLength(1);
    expect((await city.page(rows[0]!.id)).names).toMatchObject([
      { evidence: 'right', evidenceValue: city.lone[0].key, count: 1 },
    ]);
    const none = await platform.read<PartyList>(
      `/api/v1/parties?name=李样例&right=${city.lone[0].key}`,
    );
    expect(none.rows).toEqual([]);
  });

  it('finds organisations by the midst of a name, those with most rights first', async () => {
    const rows = await city.find('例科技');
    expect(rows.map(({ name, count }) => [name, count])).toEqual([[FIRM, 2]]);
  });

  it('shows twenty lines at most and says that there are more', async () => {
    const name = (at: number) =>
      `西安众名第${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'[at]}厂`;
    await platform.give(Array.from({ length: 21 }, (_, at) => city.record({ name: name(at) })));
    await platform.parties.catchUp();
    const list = (text: string) =>
      platform.read<PartyList>(`/api/v1/parties?name=${encodeURIComponent(text)}`);
    for (const text of ['众名第', '名第']) {
      const { rows, more } = await list(text);
      expect([rows.length, new Set(rows.map(({ id }) => id)).size, more]).toEqual([20, 20, true]);
    }
    const { rows, more } = await list(name(20));
    expect([rows.length, rows[0]!.exact, more]).toEqual([1, true, false]);
  });

  it('refuses a name that is none', async () => {
    const { statusCode } = await platform.ask('anonymous', { url: '/api/v1/parties?name=%20' });
    expect(statusCode).toBe(400);
  });
});

describe('the page of a party', () => {
  it('counts rights, partners and units, and says what the party belongs to', async () => {
    const university = await city.page(await city.idOf(UNIVERSITY));
    expect(university).toMatchObject({ kind: 'organisation', codes: [], parent: null, acts: [] });
    expect(university.portfolio).toMatchObject({ count: 2, filed: 2, complete: true });
    expect(university.portfolio!.partners).toMatchObject([
      { value: FIRM, count: 1, id: await city.idOf(FIRM) },
    ]);
    expect(university.units).toMatchObject([{ name: '西安样例大学苏州研究院' }]);
    expect(university.searchTerms).toHaveLength(2);
    const unit = await city.page(university.units[0]!.id);
    expect(unit.parent).toEqual({ id: university.id, name: university.name });
    expect((await city.page(await city.idOf(FIRM))).codes).toEqual([CODE]);
  });

  it('of a person does not spread the address', async () => {
    const [person] = await city.find('王样例');
    const detail = await city.page(person!.id);
    expect(detail.names).toMatchObject([{ evidence: 'address', evidenceValue: null, count: 2 }]);
    expect(detail.searchTerms).toBeNull();
    expect(JSON.stringify(detail)).not.toContain('样例路');
  });

  it('of a person counts the rights that name this very person, also after transfers', async () => {
    const day = '2022-05-06';
    const transfer = (newHolder: string) => ({ day, code: 'transfer', details: { newHolder } });
    const away = {
      ...city.record({ name: '赵样例', address: '西安市样例路9号' }),
      events: [transfer('西安受让样例有限公司')],
    };
    const alone = {
      ...city.record({ name: '钱样例' }, { name: '孙样例' }),
      events: [transfer('钱样例')],
    };
    await platform.give([away, alone, city.record({ name: '钱样例' })]);
    await platform.parties.catchUp();
    const [gave] = await city.find('赵样例');
    expect((await city.page(gave!.id)).portfolio).toMatchObject({ count: 0, filed: 1 });
    const kept = await platform.read<PartyList>(`/api/v1/parties?name=钱样例&right=${alone.key}`);
    expect((await city.page(kept.rows[0]!.id)).portfolio).toMatchObject({ count: 1, filed: 1 });
  });

  it('of a person goes when no right names the person any more', async () => {
    const wrong = city.record({ name: '李误名' });
    await platform.give([wrong]);
    await platform.parties.catchUp();
    const [person] = await city.find('李误名');
    expect(person).toMatchObject({ kind: 'person', count: 1 });
    await platform.give([{ ...wrong, applicants: [{ name: '李更正' }] }]);
    await platform.parties.catchUp();
    expect(await city.find('李误名')).toEqual([]);
    const gone = await platform.ask('anonymous', { url: `/api/v1/parties/${person!.id}` });
    expect(gone.statusCode).toBe(404);
    expect(await city.find('李更正')).toHaveLength(1);
  });

  it('is absent for an id of nobody, and malformed ids are refused', async () => {
    const status = async (id: string) =>
      (await platform.ask('anonymous', { url: `/api/v1/parties/${id}` })).statusCode;
    expect(await status('0000000000000000')).toBe(404);
    expect(await status('nobody')).toBe(400);
  });
});
