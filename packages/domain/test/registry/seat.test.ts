import { seatOf, seatOfArea } from '@zca/domain/registry';
import { expect, it } from 'vitest';

it.each([
  [{ division: '610113' }, '610113'],
  [{ division: '610125' }, '610118'],
  [{ division: '610100' }, '610100'],
  [{ division: 'XA-GX' }, '610100'],
  [{ division: '610100', address: '陕西省西安市雁塔区示例路1号' }, '610113'],
  [{ division: '610100', address: '雁塔区示例路1号' }, '610113'],
  [{ address: '陕西省西安市长安区示例路1号' }, '610116'],
  [{ address: '陕西省西安市示例路1号' }, '610100'],
  // 长安区 exists in other cities too.
  [{ address: '长安区示例路1号' }, undefined],
  [{ address: '陕西省宝鸡市示例路1号' }, undefined],
  [{ division: '610000', address: '陕西省西安市碑林区示例路1号' }, '610103'],
  [{ division: '110000', address: '北京市海淀区' }, undefined],
  [{ country: 'US', address: '美国伊利诺伊州' }, undefined],
  [{}, undefined],
] as const)('%j belongs to %s', (place, expected) => {
  expect(seatOf({ name: '示例', ...place })).toBe(expected);
});

const area = (...divisions: string[]) => divisions.map((division) => ({ name: '', division }));

it('puts an indication where its area is, or to the city where that is several districts', () => {
  const holder = { name: '协会', division: '610113' };
  expect(seatOfArea(area('610115'), holder)).toBe('610115');
  expect(seatOfArea(area('610115', '610116'), holder)).toBe('610100');
  expect(seatOfArea(area('610400'), holder)).toBeUndefined();
  expect(seatOfArea([], holder)).toBe('610100');
  expect(seatOfArea([], { name: '协会' })).toBeUndefined();
});
