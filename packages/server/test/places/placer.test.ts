import { expect, describe, test } from 'vitest';
import fc from 'fast-check';
import type { PlaceQuery } from '@zca/domain/places';
import { loadPlacer } from '../../src/places/index.ts';

const { placer } = loadPlacer();
const place = (address: string, rest: PlaceQuery = {}) => placer.place({ address, ...rest });

describe('an address that names its district', () => {
  test.each([
    ['陕西省西安市雁塔区高新路88号', '610113'],
    ['西安市碑林区', '610103'],
    ['陕西省西安市户县甘亭镇', '610118'],
    ['西安市长安县韦曲', '610116'],
    ['陕西高陵县泾渭工业园', '610117'],
    ['陝西省西安市長安區郭杜', '610116'],
    ['陕西省　西安市　灞桥区', '610111'],
    ['（７１００７５）陕西省西安市雁塔区科技路３７号', '610113'],
    ['中国陕西省西安市未央区', '610112'],
    ['西安雁塔小寨东路', '610113'],
    ['西安市莲胡区大庆路', '610104'],
    ['西安交通大学 陕西省西安市碑林区咸宁西路28号', '610103'],
    ['西安市高新区长安区信息大道', '610116'],
    ['西安市长安路1号雁塔区', '610113'],
    ["Yanta District, Xi'an, Shaanxi 710065", '610113'],
    ["No.1 Xuefu Avenue, Chang'an District, Xian City, Shaanxi Province, China", '610116'],
  ])('%s', (address, code) => {
    expect(place(address).division).toBe(code);
  });

  test('with less confidence by a short name or a wrong character than in full', () => {
    const full = place('西安市莲湖区大庆路').confidence;
    expect(place('西安市莲胡区大庆路').confidence).toBeLessThan(0.8);
    expect(place('西安莲湖大庆路').confidence).toBeLessThan(0.8);
    expect(full).toBeGreaterThan(0.9);
  });

  test('but not the city: surer where no other city has one of that name', () => {
    const only = place('雁塔区某路1号');
    const also = place('新城区某路1号');
    expect(only).toMatchObject({ division: '610113', doubts: ['cityNotNamed'] });
    expect(also).toMatchObject({ division: '610102', doubts: ['nameElsewhereToo'] });
    expect(also.confidence).toBeLessThan(only.confidence);
    expect(only.confidence).toBeLessThan(0.8);
    // A town that lies in it, or a postcode, tells which one is meant.
    expect(place('长安区郭杜街道').confidence).toBeGreaterThanOrEqual(0.8);
    expect(place('新城区某路1号', { postcode: '710004' }).confidence).toBeGreaterThan(0.9);
  });
});

describe('an address that names no district', () => {
  test.each([
    ['西安市小寨路街道办事处', 'street', '610113', '610113001'],
    ['西安市鱼化寨街办', 'street', '610113', '610113006'],
    ['西安市友谊西路127号西北工业大学', 'parcel', '610103', undefined],
    ['西安市高新区草堂科技产业基地秦岭大道西', 'street', '610118', '610118007'],
    ['西安市阎良国家航空高技术产业基地', 'district', '610114', undefined],
  ])('%s', (address, level, division, street) => {
    const found = place(address);
    expect(found).toMatchObject({ level, division });
    expect(found.street).toBe(street);
  });

  test('is placed in the city by a road of several districts, which are told', () => {
    const found = place('西安市未央路1号');
    expect(found).toMatchObject({
      level: 'city',
      division: '610100',
      doubts: ['severalDistricts'],
    });
    expect(found.candidates).toEqual(expect.arrayContaining(['610112', '610104']));
    // A postcode that delivers in one of them decides, with less confidence than a name.
    const narrowed = place('西安市未央路1号', { postcode: '710016' });
    expect(narrowed).toMatchObject({ level: 'street', division: '610112' });
    expect(narrowed.confidence).toBeLessThan(0.8);
  });

  test('by its postcode alone, when that delivers in one district', () => {
    expect(place('', { postcode: '710500' })).toMatchObject({
      level: 'district',
      division: '610122',
      confidence: 0.8,
    });
    expect(place('', { postcode: '710054' })).toMatchObject({
      level: 'city',
      division: '610100',
      candidates: ['610103', '610113'],
    });
    expect(place('', { postcode: '100080' })).toMatchObject({ level: 'none' });
  });

  test('by a road alone not surely enough to count', () => {
    expect(place('西安市科技路1号')).toMatchObject({ division: '610113', confidence: 0.78 });
    expect(place('西安市科技路1号', { postcode: '710075' }).confidence).toBe(0.85);
  });
});

test('a town, a campus or a character that is not known gives no wrong district', () => {
  // 小寨 is a quarter of 雁塔; the town of that name lies in 蓝田.
  expect(place('西安市小寨')).toMatchObject({ division: '610113' });
  expect(place('西安市蓝田县小寨')).toMatchObject({ division: '610122', street: '610122120' });
  expect(place('西安市小寨镇')).toMatchObject({ division: '610122' });
  expect(place('西安翻译学院雁塔校区')).toMatchObject({ level: 'city', division: '610100' });
  expect(place('陕西省西安市临橦区')).toMatchObject({ division: '610115', confidence: 0.7 });
  // Neither character of one district alone.
  expect(place('陕西省西安市雁桥区')).toMatchObject({ level: 'city', division: '610100' });
});

describe('an address elsewhere', () => {
  test.each([
    ['北京市海淀区学院路30号', '北京市海淀区', '110108'],
    ['广东省深圳市罗湖区深南东路5047号', '广东省深圳市罗湖区', '440303'],
    ['212323江苏省丹阳市界牌镇永红路18号', '江苏省丹阳市', '321181'],
    ['大连市沙河口区西安路10号', '大连市沙河口区', '210204'],
    ['河北省石家庄市长安区', '河北省石家庄市长安区', '130102'],
    ['呼和浩特市新城区', '呼和浩特市新城区', '150102'],
    ['陕西省咸阳市秦都区西安交通大学', '咸阳市秦都区', '610402'],
    ['陕西省三原县', '三原县', '610422'],
    ['陕西省杨凌示范区', '杨凌示范区', '610403'],
    ['吉林省辽源市西安区', '吉林省辽源市西安区', '220403'],
    ['美国北卡罗来纳州', '美国', 'US'],
    ['宝鸡市驻西安市办事处', '宝鸡市', '610300'],
    ["Beijing Xi'an Road 1, Shanghai", '上海市', '310000'],
  ])('%s', (address, name, code) => {
    expect(place(address)).toMatchObject({ level: 'elsewhere', elsewhere: name, division: code });
  });

  test('is never in the city, whatever names of the city follow', () => {
    const others = ['北京市', '广东省深圳市', '成都市', '陕西省宝鸡市', '咸阳市', '湖北省襄阳市'];
    const here = [
      '雁塔区',
      '西安路',
      '西安市长安区',
      '高新区',
      '西安交通大学',
      '小寨路街道',
      '710065',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...others),
        fc.array(fc.constantFrom(...here), { maxLength: 4 }),
        (other, behind) => {
          const found = place(other + behind.join(''));
          expect(['elsewhere', 'none']).toContain(found.level);
        },
      ),
    );
  });

  test('two cities in one place are a contradiction', () => {
    expect(place('西安市咸阳市秦都区')).toMatchObject({ level: 'none', doubts: ['twoCities'] });
    expect(place('西安电子科技大学杭州研究院')).toMatchObject({ level: 'none' });
  });

  test('a road that is named for another city is a road', () => {
    expect(place('西安市北京路1号')).toMatchObject({ level: 'city', division: '610100' });
    expect(place('西安市雁塔区上海路')).toMatchObject({ division: '610113' });
  });
});

describe('what cannot be placed says why', () => {
  test.each([
    ['', 'noAddress'],
    ['陕西省', 'provinceOnly'],
    ['科技路1号', 'cityNotNamed'],
    ['高新区', 'cityNotNamed'],
    ['幸福小区3号楼', 'nothingKnown'],
  ])('%s', (address, reason) => {
    expect(place(address)).toMatchObject({ level: 'none', confidence: 0, doubts: [reason] });
  });
});

describe('beside the address', () => {
  test('a stated division comes first', () => {
    expect(place('西安市雁塔区', { division: '610103' })).toMatchObject({
      division: '610103',
      doubts: ['statementDiffers'],
    });
    expect(place('雁塔区', { division: '610113' }).confidence).toBeGreaterThan(0.9);
    expect(place('某路1号', { division: '610125' })).toMatchObject({ division: '610118' });
    expect(place('西安市雁塔区', { division: '440300' })).toMatchObject({
      level: 'elsewhere',
      elsewhere: '广东省深圳市',
      doubts: ['statementDiffers'],
    });
    expect(place('', { division: 'XA-GX' })).toMatchObject({ level: 'city', zone: 'XA-GX' });
    expect(place('', { division: '610000' })).toMatchObject({ level: 'none' });
  });

  test('a stated country elsewhere ends the question', () => {
    expect(place('西安市雁塔区', { country: 'US' })).toMatchObject({
      level: 'elsewhere',
      elsewhere: '美国',
      division: 'US',
    });
  });

  test('stated coordinates are the parcel, unless they lie outside the city', () => {
    const given = { location: [108.9, 34.2] as const };
    expect(place('西安市雁塔区', given)).toMatchObject({ level: 'parcel', point: [108.9, 34.2] });
    const far = place('西安市雁塔区', { location: [116.4, 39.9] });
    expect(far).toMatchObject({ level: 'district', doubts: ['pointOutside'] });
    expect(far.point).toBeUndefined();
    expect(place('北京市', given).point).toBeUndefined();
  });

  test('a person is placed in a district and never on a point', () => {
    const query: PlaceQuery = {
      address: '陕西省西安市碑林区友谊西路127号西北工业大学',
      postcode: '710072',
      location: [108.911, 34.245],
    };
    expect(placer.place(query)).toMatchObject({ level: 'parcel' });
    const person = placer.place({ ...query, isPerson: true });
    expect(person).toMatchObject({ level: 'district', division: '610103' });
    expect(person.point).toBeUndefined();
    expect(person.street).toBeUndefined();
    expect(JSON.stringify(person)).not.toMatch(/友谊|西北工业|108\.9/);
  });
});

test('the basis tells which piece of the text gave what', () => {
  expect(place('陕西省西安市户县甘亭镇').basis).toEqual([
    { kind: 'province', text: '陕西省', entry: '陕西省' },
    { kind: 'city', text: '西安市', entry: '西安市' },
    { kind: 'formerName', text: '户县', entry: '鄠邑区' },
    { kind: 'street', text: '甘亭镇', entry: '甘亭街道' },
  ]);
});

test('any text is answered', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const found = place(text);
      expect(found.confidence).toBeGreaterThanOrEqual(0);
      expect(found.confidence).toBeLessThanOrEqual(1);
    }),
  );
  expect(place(`西安市雁塔区${'长'.repeat(10_000)}`)).toMatchObject({ division: '610113' });
});
