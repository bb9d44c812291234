import { understand } from '@zca/domain/registry';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const TODAY = '2026-11-22';
const ask = (text: string) => {
  const understood = understand(text, TODAY);
  if (!understood.ok) throw new Error(JSON.stringify(understood.problems));
  return understood;
};

describe('a number in any written form', () => {
  it.each([
    '201710601862.3',
    '2017106018623',
    'CN201710601862.3',
    'ZL 2017 1 0601862.3',
    '２０１７１０６０１８６２．３',
    '申请号：201710601862.3',
    '201710601862',
  ])('names the record: %s', (text) => {
    expect(ask(text).candidates).toContain('CN2017106018623');
    expect(JSON.stringify(ask(text).condition)).toContain('"2017106018623"');
  });

  it.each(['CN 108765432 A', 'CN108765432A', 'CN-108765432-A', 'CN.108765432.A', '108765432A'])(
    'asks for the publication: %s',
    (text) => {
      const { condition, candidates } = ask(text);
      expect(candidates).toContain('P-CN108765432');
      expect(JSON.stringify(condition)).toContain(
        '{"op":"any","field":"number","values":["CN108765432A"]}',
      );
    },
  );

  it('is a beginning without its kind code', () => {
    expect(JSON.stringify(ask('CN108765432').condition)).toContain(
      '{"op":"prefix","fields":["number"],"text":"CN108765432"}',
    );
  });

  it('may be a trademark', () => {
    expect(ask('12345678').candidates).toContain('TM12345678');
    expect(ask('G1234567').candidates).toEqual(['TMG1234567']);
  });
});

describe('the query language', () => {
  it('writes numbers as the index holds them', () => {
    expect(ask('号码:ZL201710601862.3 AND 类型:外观设计').condition).toEqual({
      op: 'and',
      of: expect.arrayContaining([
        { op: 'prefix', fields: ['number'], text: '2017106018623' },
      ]) as unknown,
    });
  });

  it('takes labels of the closed lists', () => {
    expect(ask('状态细分:未缴年费终止').condition).toEqual({
      op: 'any',
      field: 'statusDetail',
      values: ['lapsedFee'],
    });
    expect(ask('开发区:高新区').condition).toEqual({ op: 'any', field: 'zone', values: ['XA-GX'] });
    expect(ask('法律事件:质押登记生效').condition).toEqual({
      op: 'any',
      field: 'event',
      values: ['pledge'],
    });
  });

  it('marks what is shown, not codes', () => {
    expect(ask('氮化镓 区县:雁塔区').marks).toEqual(['氮化镓']);
  });

  it('points at a mistake', () => {
    const understood = understand('名称:(氮化镓', TODAY);
    expect(understood).toMatchObject({ ok: false, problems: [{ code: 'unclosedBracket' }] });
  });

  it('asks for everything when empty', () => {
    expect(ask('').condition).toEqual({ op: 'all' });
    expect(ask('').candidates).toEqual([]);
  });
});

it('takes a plain Latin word for a word or for the beginning of a spelled name', () => {
  const asked = understand('氮化镓 wqlgdx', TODAY);
  if (!asked.ok) throw new Error('should be understood');
  expect(asked.written).toMatchObject({ op: 'words', text: '氮化镓 wqlgdx' });
  expect(asked.condition).toMatchObject({
    op: 'and',
    of: [
      { op: 'words', text: '氮化镓' },
      {
        op: 'or',
        of: [
          { op: 'words', text: 'wqlgdx' },
          { op: 'prefix', fields: ['spelling'], text: 'wqlgdx' },
        ],
      },
    ],
  });
  const scoped = understand('名称:wqlgdx', TODAY);
  expect(scoped).toMatchObject({ ok: true, condition: { op: 'words', fields: ['title'] } });
});

it('never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      expect(typeof understand(text, TODAY).ok).toBe('boolean');
    }),
  );
});
