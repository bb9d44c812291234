import { recogniseColumns, rowToRight } from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';
import { accepted, refused, ROW, TODAY } from './rows.ts';

describe('parties', () => {
  it('takes an embedded postcode out of the address', () => {
    const { right } = accepted({
      专利权人: '丹阳示例有限公司',
      地址: '212323江苏省丹阳市示例镇1号',
      授权公告号: 'CN302478080S',
      名称: '灯',
    });
    expect(right.applicants).toEqual([
      {
        name: '丹阳示例有限公司',
        address: '江苏省丹阳市示例镇1号',
        postcode: '212323',
        division: '320000',
        country: 'CN',
      },
    ]);
  });

  it('keeps holders apart from applicants where a table has both', () => {
    const { right } = accepted({ ...ROW, 当前权利人: '西安示例新材料有限公司' });
    expect(right.applicants).toHaveLength(2);
    expect(right.holders).toEqual([{ name: '西安示例新材料有限公司' }]);
  });

  it('refuses a wrong credit code', () => {
    expect(refused({ ...ROW, 统一社会信用代码: '91350100M000100Y4Z' }).rule).toMatch(
      /^socialCreditCode\./,
    );
  });

  it('reads a foreign applicant by its address', () => {
    const { right } = accepted({
      ...ROW,
      '申请（专利权）人': '示例公司',
      地址: '美国北卡罗来纳州',
      邮编: '',
      国省代码: '美国;US',
    });
    expect(right.applicants).toEqual([
      { name: '示例公司', address: '美国北卡罗来纳州', country: 'US' },
    ]);
  });

  it('takes signs of absence as absent', () => {
    expect(accepted({ ...ROW, 代理机构: -1, 代理人: -1 }).right.agency).toBeUndefined();
  });

  it('keeps every firm, and agents without one', () => {
    const agency = (firms: string | number, agents: string | number) =>
      accepted({ ...ROW, 代理机构: firms, 代理人: agents }).right.agency;
    expect(agency('甲专利代理有限公司 61200;乙事务所', '王五')).toEqual({
      name: '甲专利代理有限公司；乙事务所',
      code: '61200',
      agents: ['王五'],
    });
    expect(agency(-1, '王五;赵六')).toEqual({ agents: ['王五', '赵六'] });
    expect(agency(-1, '王五')).toEqual({ agents: ['王五'] });
    expect(agency(-1, '西安甲专利代理事务所;王五')).toEqual({
      name: '西安甲专利代理事务所',
      agents: ['王五'],
    });
  });
});

it('reads priorities of one column or three', () => {
  const combined = accepted({
    ...ROW,
    优先权: '29/404,382 2011.10.20 US; 10-2016-0063019 2016.05.23 KR',
  }).right;
  expect(combined).toMatchObject({
    priorities: [
      { number: '29/404,382', country: 'US', day: '2011-10-20' },
      { number: '10-2016-0063019', country: 'KR', day: '2016-05-23' },
    ],
  });
  const apart = accepted({ ...ROW, 优先权号: 'US62982670', 优先权日: '2020.02.27' }).right;
  expect(apart).toMatchObject({
    priorities: [{ number: '62982670', country: 'US', day: '2020-02-27' }],
  });
});

it('does not take an application for its own priority', () => {
  expect(accepted({ ...ROW, 优先权号: 'CN201710601862' }).right).not.toHaveProperty('priorities');
});

it('reads legal events in the words of the gazette', () => {
  const block = [
    '申请（专利）号 2012301220744',
    '事务数据公告日 2020.01.07 事务数据类型 专利申请权、专利权的转移',
    '专利权的转移\n主分类号:26-05\n登记生效日:20191218\n变更事项:专利权人\n变更前:甲公司\n变更后:乙照明（中国）有限公司\n变更事项:地址\n变更前:美国\n变更后:美国伊利诺伊州',
    '申请（专利）号 2012301220744',
    '事务数据公告日 2013.06.19 事务数据类型 授权',
    '授权',
  ].join(';');
  const { right } = accepted({
    申请号: '2012301220744',
    授权公告号: 'CN302478075S',
    授权公告日: '2013.06.19',
    名称: '灯',
    legal_events: block,
  });
  expect(right.events.map(({ day, code, effectiveDay }) => ({ day, code, effectiveDay }))).toEqual([
    { day: '2013-06-19', code: 'grant', effectiveDay: undefined },
    { day: '2020-01-07', code: 'transfer', effectiveDay: '2019-12-18' },
  ]);
  expect(right.events[1]?.details).toEqual({
    formerHolder: '甲公司',
    newHolder: '乙照明（中国）有限公司',
  });
});

it('names a design by its brief description, with a note', () => {
  const { right, notes } = accepted({
    授权公告号: 'CN302478080S',
    简要说明: '1.本外观设计产品的名称：灯(3)。2.用途：照明。',
  });
  expect(right.title).toBe('灯(3)');
  expect(notes.map((note) => note.rule)).toEqual(['title.fromDescription']);
});

it('takes a row without title as a patch', () => {
  const reading = accepted({ 申请号: '201710601862.3', 已缴年费年度: '8' });
  expect(reading.patch).toBe(true);
  expect(reading.right).toMatchObject({ feePaidThroughYear: 8, title: '' });
});

it('marks a secondary copy of a family database', () => {
  const reading = accepted({
    申请号: 'CN',
    nrdAnHidden: 'CN201710601862',
    '公开（公告）号': 'CN107393800A',
    发明名称: 'Device',
    国家: 'OTHER',
  });
  expect(reading).toMatchObject({
    supplement: true,
    right: { key: 'CN2017106018623', titleEn: 'Device' },
  });
});

it('reads members of JSON rows that the first rows had not', () => {
  const mapping = recogniseColumns(['申请号', '发明名称']);
  const reading = rowToRight(
    { 申请号: '201710601862.3', 发明名称: '灯', 发明人: '张三;' },
    mapping,
    TODAY,
  );
  expect(reading).toMatchObject({ ok: true, right: { inventors: ['张三'] } });
});

it('respects a column that a person took out', () => {
  const mapping = {
    collection: 'patent',
    columns: { 申请号: 'applicationNumber', 发明名称: 'title', 发明人: '' },
  } as const;
  const reading = rowToRight(
    { 申请号: '201710601862.3', 发明名称: '灯', 发明人: '张三;' },
    mapping,
    TODAY,
  );
  expect(reading).toMatchObject({ ok: true, right: { inventors: [] } });
});
