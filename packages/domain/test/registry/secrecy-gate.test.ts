import {
  type Cell,
  documentSecrecyGate,
  recogniseColumns,
  refusalMessage,
  rowToRight,
} from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';

const BASE: Record<string, Cell> = {
  申请号: '201710601862.3',
  发明名称: '一种示例器件',
  申请日: '2017-07-21',
};
const read = (cells: Record<string, Cell>) =>
  rowToRight(cells, recogniseColumns(Object.keys(cells), [cells]), '2026-11-22');

describe('O:A-16: a defence patent without evidence of declassification', () => {
  it.each([
    [{ 密级: '机密' }],
    [{ 密级: 'DEFENCE' }],
    [{ 是否国防专利: '是' }],
    [{ 专利类型: '国防专利' }],
    [{ 专利类型: '国防发明专利' }],
    [{ 备注: '国防专利' }],
    [{ 备注: '保密专利' }],
    [{ 发明名称: '（国防专利）一种示例器件' }],
    [{ 发明名称: '机密★ 一种示例器件' }],
    [{ 密级: '已解密' }],
    [{ 密级: '机密', 解密日: '2020-01-01' }],
    [{ 密级: '机密', 解密公告: '国防专利内部通报2020年第1期' }],
  ] as Record<string, Cell>[][])('is refused for its secrecy: %j', (more) => {
    const reading = read({ ...BASE, ...more });
    expect(reading.ok).toBe(false);
    if (reading.ok) return;
    expect(reading.refusal.secrecy).toBe(true);
    expect(reading.refusal.rule).toMatch(/^secrecy\./);
    // What is refused must not leave through the sentence either.
    expect(JSON.stringify(reading.refusal.params)).not.toContain('示例');
    expect(refusalMessage(reading.refusal).zh).not.toContain('示例');
  });

  it('is refused before any other fault is looked at', () => {
    const reading = read({ ...BASE, 申请号: '201710601862.4', 密级: '秘密' });
    expect(reading).toMatchObject({ ok: false, refusal: { secrecy: true } });
  });
});

it('lets a declassified patent in with its evidence', () => {
  const reading = read({
    ...BASE,
    密级: '已解密',
    解密日: '2020.01.07',
    解密公告: '专利公报36-01',
  });
  expect(reading).toMatchObject({
    ok: true,
    right: {
      secrecy: 'DECLASSIFIED',
      declassification: { day: '2020-01-07', gazette: '专利公报36-01' },
    },
  });
});

it('takes a gazetted declassification as evidence', () => {
  const text =
    '事务数据公告日 2020.01.07 事务数据类型 国防专利的解密\n国防专利的解密\n解密公告日:20200107';
  const reading = read({ ...BASE, 法律事件: text });
  expect(reading).toMatchObject({
    ok: true,
    right: { secrecy: 'DECLASSIFIED', declassification: { day: '2020-01-07' } },
  });
});

it.each([
  [{ 密级: '公开' }],
  [{ 是否国防专利: '否' }],
  [{ 发明名称: '一种国防教育展示装置' }],
  [{ 发明名称: '一种保密通信方法' }],
  [{ 摘要: '本发明涉及国防专利信息管理系统' }],
  [{ '申请（专利权）人': '中国人民解放军国防科技大学' }],
  [{ 代理机构: '国防专利服务中心 11043' }],
] as Record<string, Cell>[][])('does not mistake %j for a secret', (more) => {
  expect(read({ ...BASE, ...more })).toMatchObject({ ok: true, right: { secrecy: 'OPEN' } });
});

it('gates documents by what they say of themselves', () => {
  expect(documentSecrecyGate('一种器件', ['国防专利'])).toMatchObject({ ok: false });
  expect(documentSecrecyGate('一种器件', ['发明专利', 'A'])).toEqual({ ok: true, secrecy: 'OPEN' });
});
