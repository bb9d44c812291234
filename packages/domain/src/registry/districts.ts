/** Xi'an's thirteen districts and counties (GB/T 2260) in the order of the code. */
export const DISTRICTS = [
  { value: '610102', label: { zh: '新城区', en: 'Xincheng' } },
  { value: '610103', label: { zh: '碑林区', en: 'Beilin' } },
  { value: '610104', label: { zh: '莲湖区', en: 'Lianhu' } },
  { value: '610111', label: { zh: '灞桥区', en: 'Baqiao' } },
  { value: '610112', label: { zh: '未央区', en: 'Weiyang' } },
  { value: '610113', label: { zh: '雁塔区', en: 'Yanta' } },
  { value: '610114', label: { zh: '阎良区', en: 'Yanliang' } },
  { value: '610115', label: { zh: '临潼区', en: 'Lintong' } },
  { value: '610116', label: { zh: '长安区', en: "Chang'an" } },
  { value: '610117', label: { zh: '高陵区', en: 'Gaoling' } },
  { value: '610118', label: { zh: '鄠邑区', en: 'Huyi' } },
  { value: '610122', label: { zh: '蓝田县', en: 'Lantian' } },
  { value: '610124', label: { zh: '周至县', en: 'Zhouzhi' } },
] as const;
