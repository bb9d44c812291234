/** Look of all echarts charts: colours, axes, type. Charts are drawn as SVG and always carry a description. */
const FONT =
  '"Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif';

export const zcaChart = {
  color: [
    '#4B5F8C',
    '#C15504',
    '#6791AC',
    '#1A3030',
    '#4F215D',
    '#A36877',
    '#6F3814',
    '#007854',
    '#A18E00',
  ],
  backgroundColor: 'transparent',
  textStyle: { fontFamily: FONT, fontSize: 12, color: '#37434A' },
  legend: {
    icon: 'rect',
    itemWidth: 10,
    itemHeight: 10,
    itemGap: 14,
    textStyle: { color: '#37434A', fontSize: 12 },
  },
  grid: { left: 8, right: 12, top: 36, bottom: 8, outerBoundsMode: 'same' },
  categoryAxis: {
    axisLine: { lineStyle: { color: '#848F93' } },
    axisTick: { show: false },
    axisLabel: { color: '#56636A', fontSize: 12 },
    splitLine: { show: false },
  },
  valueAxis: {
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: '#56636A', fontSize: 12 },
    splitLine: { lineStyle: { color: '#E5E9E6' } },
  },
  tooltip: {
    // Drawn, not HTML: the pages' content security policy allows no inline styles.
    renderMode: 'richText',
    backgroundColor: '#FFFFFF',
    borderColor: '#D3D9D7',
    borderWidth: 1,
    borderRadius: 2,
    padding: [6, 10],
    textStyle: { color: '#182023', fontSize: 13 },
    axisPointer: {
      lineStyle: { color: '#56636A', width: 1 },
      shadowStyle: { color: 'rgba(24,32,35,.06)' },
    },
  },
  bar: { barMaxWidth: 28, itemStyle: { borderRadius: 0 } },
  animationDuration: 180,
  animationEasing: 'cubicOut',
} as const;

/** Colours of the types of right, in one hue with sand and grey, apart from the nine industries. */
export const TYPE_COLOURS: Readonly<Record<string, string>> = {
  inventionGrant: '#1D5A86',
  inventionApplication: '#74A3C2',
  utilityModel: '#A9874B',
  design: '#7A4F00',
  trademark: '#56636A',
  geographicalIndication: '#C3B79B',
};

/** White stripes over a bar: the period is not complete. */
export const INCOMPLETE = {
  symbol: 'rect',
  color: 'rgba(255,255,255,.62)',
  dashArrayX: [1, 0],
  dashArrayY: [2, 4],
  rotation: -Math.PI / 4,
} as const;
