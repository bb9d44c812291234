import { describe, expect, it } from 'vitest';
import {
  findDevelopmentZone,
  findDivision,
  findDivisionByCode,
  findOtherCity,
  PROVINCES,
  simplifyDivisionName,
  xianDivisions,
} from '../src/index.ts';
import { hasData, readData, readDataLines } from './sharedData.ts';

const codeOf = (text: string) => findDivision(text)?.division.code ?? null;

describe('the division that an address names', () => {
  it.each([
    ['陕西省西安市雁塔区高新路1号', '610113'],
    ['710065 陕西省西安市雁塔区高新路1号', '610113'],
    ['陕西省 西安市 碑林区 咸宁西路28号', '610103'],
    ['西安市雁塔区长安南路300号', '610113'],
    ['陕西西安临潼区', '610115'],
    ['中国陕西省西安市未央区', '610112'],
    ['碑林', '610103'],
    ['西安高陵', '610117'],
    ['陕西省西安市户县草堂镇', '610118'],
    ['西安市长安县韦曲镇', '610116'],
    ['西安市高陵县', '610117'],
    ['西安市临潼县', '610115'],
    ['长安區', '610116'],
    ['陝西省西安市新城區', '610102'],
    ['西安市蓮湖區', '610104'],
    ['西安市灞橋區', '610111'],
    ['西安市閻良區', '610114'],
    ['藍田縣', '610122'],
    ['陕西省西安市', '610100'],
    ['陕西省西安市长安路1号', '610100'],
    ['陕西省咸阳市秦都区', '610000'],
    ['河北省石家庄市长安区中山路', '130000'],
    ['广东省深圳市罗湖区', '440000'],
    ['内蒙古呼和浩特市新城区', '150000'],
    ['呼和浩特市新城区', null],
    ['石家庄市长安区', null],
    ['西咸新区沣东新城区域', null],
    ['', null],
    ['美国北卡罗来纳州', null],
  ])('%s lies in %s', (text, code) => expect(codeOf(text)).toBe(code));

  it.each([
    ['陕西省宝鸡市渭滨区经二路', '宝鸡市'],
    ['721000 宝鸡市金台区', '宝鸡市'],
    ['内蒙古呼和浩特市新城区', '呼和浩特市'],
    ['陕西省西安市雁塔区', null],
    ['陕西省', null],
    ['陕西省宝鸡市', '宝鸡市'],
    ['宝鸡市', null],
    ['大唐西市三楼', null],
    ['大唐西市广场东区', null],
    ['批发市场东区', null],
    ['雁塔区小寨市场', null],
    ['', null],
  ])('%s names the other city %s', (text, city) => expect(findOtherCity(text)).toBe(city));

  it('says when a former name was used and when the city was assumed', () => {
    expect(findDivision('西安市户县')).toMatchObject({ isFormerName: true, isCityAssumed: false });
    expect(findDivision('长安区')).toMatchObject({ isFormerName: false, isCityAssumed: true });
  });

  it('finds a division by its former code', () => {
    expect(findDivisionByCode('610125')?.name).toBe('鄠邑区');
    expect(findDivisionByCode('610118')?.name).toBe('鄠邑区');
    expect(findDivisionByCode('610131')).toBeUndefined();
  });

  it('simplifies the names of the plan', () => {
    expect(simplifyDivisionName('新城區、長安區、臨潼區、閻良區、灞橋區、蓮湖區、藍田縣')).toBe(
      '新城区、长安区、临潼区、阎良区、灞桥区、莲湖区、蓝田县',
    );
  });

  it("has thirteen districts and counties in Xi'an", () => {
    expect(xianDivisions()).toHaveLength(13);
    expect(xianDivisions().filter(({ name }) => name.endsWith('县'))).toHaveLength(2);
  });
});

describe('development zones', () => {
  it.each([
    ['陕西省西安市高新区锦业路', 'XA-GX'],
    ['西安高新技术产业开发区', 'XA-GX'],
    ['西安经济技术开发区凤城二路', 'XA-JK'],
    ['西安市雁塔区曲江新区', 'XA-QJ'],
    ['西安国家民用航天产业基地', 'XA-HT'],
    ['西安阎良国家航空高技术产业基地', 'XA-HK'],
    ['西安国际港务区', 'XA-GW'],
    ['西咸新区沣东新城', 'XA-XX'],
    ['成都市高新区', null],
    ['广东省深圳市高新区', null],
    ['高新区', null],
    ['西安市碑林区', null],
  ])('%s lies in %s', (text, code) => {
    expect(findDevelopmentZone(text)?.code ?? null).toBe(code);
  });
});

const CODES = 'administrative/gb2260_stats_201810.tsv';
describe.skipIf(!hasData(CODES))('an independent table of GB/T 2260', () => {
  it('has the same codes and names', () => {
    const names = new Map(
      readDataLines(CODES).map((line) => {
        const [, , code, name] = line.split('\t');
        return [code!, name!] as const;
      }),
    );
    const differing = [...PROVINCES, ...xianDivisions()].filter(
      ({ code, name }) => names.has(code) && names.get(code) !== name,
    );
    expect(differing).toEqual([]);
    expect(xianDivisions().filter(({ code }) => !names.has(code))).toEqual([]);
  });
});

const OLD_MAP = 'xian-geography/echarts_2015_610100.geojson';
describe.skipIf(!hasData(OLD_MAP))('a map of 2015 with former names', () => {
  it('is placed whole', () => {
    const map = JSON.parse(readData(OLD_MAP)) as { features: { properties: { name: string } }[] };
    const codes = map.features.map(({ properties }) => codeOf(properties.name));
    expect(new Set(codes).size).toBe(13);
    expect(codes).not.toContain(null);
  });
});
