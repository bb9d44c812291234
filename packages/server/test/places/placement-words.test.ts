import { describePlacement, type PlaceQuery } from '@zca/domain/places';
import { describe, expect, it } from 'vitest';
import { loadPlacer } from '../../src/places/index.ts';

const { placer } = loadPlacer();
const say = (query: PlaceQuery) =>
  describePlacement(placer.place(query), (code) => placer.titleOf(code));

describe('a placement in words', () => {
  it('names the street and the piece of the address that told it', () => {
    const { zh, en } = say({ address: '陕西省西安市雁塔区小寨路街道1号' });
    expect(zh).toBe('归到街道（雁塔区小寨路街道）；依据：区县名“雁塔区”、街道或镇“小寨路街道”。');
    expect(en).toMatch(/^Placed in the street \(Yanta, .+\); by district “雁塔区”, street office/);
  });

  it('says that coordinates were stated, and of persons no more than the district', () => {
    const home = { address: '西安市雁塔区小寨路街道', location: [108.95, 34.22] as const };
    expect(say(home).zh).toContain('定位到地块（雁塔区小寨路街道）；依据：记录给出的坐标');
    const { zh } = say({ ...home, isPerson: true });
    expect(zh).toBe('归到区县（雁塔区）；依据：区县名“雁塔区”；自然人只归到区县。');
  });

  it('tells what remains possible, and what does not count', () => {
    const { zh } = say({ address: '西安市长安路' });
    expect(zh).toMatch(/^只知道在本市，区县不明；可能是.*雁塔区.*；依据：道路/);
    expect(zh).toContain('所写地名跨几个区县');
    expect(say({ address: '雁塔区' }).zh).toContain('把握不足，不计入区县统计');
  });

  it('tells of other places and of none', () => {
    expect(say({ address: '广东省深圳市南山区' }).zh).toMatch(/^在市外（广东省深圳市/);
    expect(say({}).zh).toBe('没有定位；没有地址。');
    expect(say({ country: 'DE' }).zh).toMatch(/^在市外（德国）；依据：记录给出的国别/);
  });
});

describe('streets by name', () => {
  it('are found with and without what they are, and with their district', () => {
    for (const name of [
      '小寨路街道',
      '小寨路',
      '小寨路街道办事处',
      '雁塔区小寨路街道',
      ' 小寨路 ',
    ]) {
      expect([name, placer.streetsNamed(name)]).toEqual([name, ['610113001']]);
    }
    expect(placer.streetsNamed('没有这条街')).toEqual([]);
  });
});
