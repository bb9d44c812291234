import type { Organisation } from '@zca/domain/identity';

/** Stations of the demonstration city by the code of their office; invented. */
const STATIONS: Readonly<Record<string, readonly (readonly [zh: string, en: string])[]>> = {
  '610102': [
    ['解放门所', 'Jiefangmen'],
    ['韩森寨所', 'Hansenzhai'],
  ],
  '610103': [
    ['南院门所', 'Nanyuanmen'],
    ['长乐坊所', 'Changlefang'],
    ['文艺路所', 'Wenyi Road'],
  ],
  '610104': [
    ['北院门所', 'Beiyuanmen'],
    ['土门所', 'Tumen'],
  ],
  '610111': [
    ['纺织城所', 'Fangzhicheng'],
    ['十里铺所', 'Shilipu'],
  ],
  '610112': [
    ['未央宫所', 'Weiyanggong'],
    ['大明宫所', 'Daminggong'],
  ],
  '610113': [
    ['小寨路所', 'Xiaozhai Road'],
    ['大雁塔所', 'Dayanta'],
    ['电子城所', 'Dianzicheng'],
  ],
  '610114': [['凤凰路所', 'Fenghuang Road']],
  '610115': [
    ['骊山所', 'Lishan'],
    ['新丰所', 'Xinfeng'],
  ],
  '610116': [
    ['韦曲所', 'Weiqu'],
    ['郭杜所', 'Guodu'],
  ],
  '610117': [['鹿苑所', 'Luyuan']],
  '610118': [['甘亭所', 'Ganting']],
  '610122': [['蓝关所', 'Languan']],
  '610124': [['二曲所', 'Erqu']],
  'XA-GX': [
    ['科技路所', 'Keji Road'],
    ['软件新城所', 'Software New Town'],
  ],
  'XA-JK': [['凤城路所', 'Fengcheng Road']],
  'XA-XX': [['沣东所', 'Fengdong']],
};

/** The stations of the demonstration city, two figures after the code of their office. */
export function demonstrationStations(): Organisation[] {
  return Object.entries(STATIONS).flatMap(([superior, names]) =>
    names.map(([zh, en], index) => ({
      code: `${superior}.${String(index + 1).padStart(2, '0')}`,
      kind: 'station' as const,
      name: { zh, en: `${en} Station` },
      superior,
      closedAt: null,
    })),
  );
}
