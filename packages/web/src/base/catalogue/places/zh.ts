/** Texts of what rooms share of a map. The type of this value is what English must fill. */
export const zh = {
  schematic: '示意图',
  approved: (approval: string) => `审图号：${approval}`,
};

export type PlacesCatalogue = typeof zh;
