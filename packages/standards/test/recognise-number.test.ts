import { describe, expect, it } from 'vitest';
import { recogniseNumber } from '../src/index.ts';
import { hasData, readDataLines } from './sharedData.ts';

function readings(text: string): string[] | null {
  return recogniseNumber(text)?.map(({ kind, key }) => `${kind} ${key}`) ?? null;
}

describe('a number typed into the search box', () => {
  it.each([
    ['201710601862.3', ['patentApplication 2017106018623']],
    ['ZL 2017 1 0601862.3', ['patentApplication 2017106018623']],
    ['专利号：ZL201710601862.3', ['patentApplication 2017106018623']],
    ['CN 108765432 A', ['patentPublication CN108765432A']],
    ['108765432A', ['patentPublication CN108765432A']],
    ['公开（公告）号 CN108765432A', ['patentPublication CN108765432A']],
    ['PCT/CN2020/123456', ['pctApplication PCT/CN2020/123456']],
    ['PCT/CN99/00123', ['pctApplication PCT/CN1999/000123']],
    ['WO2022259205A1', ['patentPublication WO2022259205A1']],
    ['G1234567', ['madridTrademark G1234567']],
    ['国际注册第1234567号', ['madridTrademark G1234567']],
    ['第1234567号', ['trademark 1234567']],
    ['商标注册号 1234567', ['trademark 1234567']],
    ['91350100M000100Y43', ['socialCreditCode 91350100M000100Y43']],
    ['BS.205012345', ['layoutDesign BS.205012345']],
  ])('%s is read as %j', (text, expected) => {
    expect(readings(text)).toEqual(expected);
  });

  it('gives several readings when there are several', () => {
    expect(readings('97101765')).toEqual(['patentApplication 971017654', 'trademark 97101765']);
  });

  it('marks a publication number without kind code as a beginning', () => {
    expect(recogniseNumber('CN108765432')).toMatchObject([{ key: 'CN108765432', isPrefix: true }]);
    expect(recogniseNumber('CN108765432A')).toMatchObject([{ isPrefix: false }]);
  });

  it.each([
    '',
    '2020',
    '锂电池',
    '锂电池 2020',
    'H01M 10/0525',
    '3d 打印',
    'CN',
    'EP 300',
    '5G',
    '西安交通大学',
  ])('%j is no number but words', (text) => expect(readings(text)).toBeNull());

  it('does not take a number with a wrong check digit for another right', () => {
    expect(readings('201710601862.8')).toBeNull();
  });
});

const LIST = 'patents-cn/cn_application_numbers_with_check_digit.txt';
describe.skipIf(!hasData(LIST))('real numbers in the search box', () => {
  it('reads each application number as itself', () => {
    const missed = readDataLines(LIST).filter(
      (text) => recogniseNumber(text)?.[0]?.key !== text.replace(/^CN|\./g, ''),
    );
    expect(missed).toEqual([]);
  });
});
