/** What can be wrong with a file of boundaries or an area of it; the code is stable. */
const FAULTS = {
  'file.notCollection': {
    zh: '文件不是 GeoJSON 的 FeatureCollection（RFC 7946 第3.3节），请导出为 GeoJSON 后再试。',
    en: 'The file is no FeatureCollection of GeoJSON (RFC 7946, section 3.3); export it as GeoJSON.',
  },
  'file.crs': {
    zh: '文件声明的坐标系为“{crs}”，不是经纬度；请转换为 CGCS2000 经纬度（EPSG:4490）后再导入。',
    en: 'The file says that its coordinates are in "{crs}", which is not longitude and latitude; convert it to EPSG:4490.',
  },
  'file.empty': { zh: '文件中没有任何区域。', en: 'The file holds no area.' },
  'feature.notFeature': {
    zh: '不是 GeoJSON 的 Feature。',
    en: 'It is no Feature of GeoJSON.',
  },
  'geometry.absent': { zh: '没有几何图形。', en: 'It has no geometry.' },
  'geometry.type': {
    zh: '几何类型为“{type}”，应为 Polygon 或 MultiPolygon。',
    en: 'Its geometry is a "{type}" and should be a Polygon or a MultiPolygon.',
  },
  'geometry.shape': {
    zh: '坐标的层次不对，应为{type}的坐标数组。',
    en: 'Its coordinates are not nested as those of a {type} are.',
  },
  'position.notNumbers': {
    zh: '坐标“{position}”不是经度和纬度两个数。',
    en: 'The position "{position}" is not two numbers, longitude and latitude.',
  },
  'position.swapped': {
    zh: '坐标“{position}”像是纬度在前；应为经度在前、纬度在后。',
    en: 'The position "{position}" seems to have the latitude first; longitude comes first.',
  },
  'position.metres': {
    zh: '坐标“{position}”像是以米为单位的投影坐标；请转换为经纬度。',
    en: 'The position "{position}" seems to be in metres of a projection; convert it to degrees.',
  },
  'position.outsideChina': {
    zh: '坐标“{position}”不在中国境内（经度73至136，纬度3至54），请核对。',
    en: 'The position "{position}" lies outside China (73 to 136 east, 3 to 54 north); check it.',
  },
  'ring.short': {
    zh: '环只有{count}个坐标，至少应有4个（首尾相同）。',
    en: 'The ring has {count} positions and needs 4 at least, the last as the first.',
  },
  'ring.notClosed': {
    zh: '环没有闭合：首坐标为{first}，末坐标为{last}，应相同。',
    en: 'The ring is not closed: it begins at {first} and ends at {last}, which should be the same.',
  },
  'ring.noExtent': { zh: '环没有面积。', en: 'The ring encloses nothing.' },
  'ring.crossesItself': {
    zh: '边界在 {at} 附近自相交。',
    en: 'The border crosses itself near {at}.',
  },
  'hole.outside': {
    zh: '内环（孔）在 {at} 处超出外环。',
    en: 'The hole leaves its outer ring at {at}.',
  },
  'code.absent': {
    zh: '没有区划代码，也没有可识别的名称；请在属性中给出 code 和 name。',
    en: 'It has no code and no name that is known; give it the properties code and name.',
  },
  'code.unknown': {
    zh: '代码“{given}”不是已知的{level}代码。',
    en: 'The code "{given}" is not known as one of {level}.',
  },
  'code.contradiction': {
    zh: '代码“{given}”是{byCode}，名称却是“{name}”，请核对。',
    en: 'The code "{given}" is {byCode}, but the name is "{name}"; check them.',
  },
  'code.twice': {
    zh: '代码 {code} 与第{other}个区域重复；同一区域的几部分应合为一个 MultiPolygon。',
    en: 'The code {code} is that of area {other} too; put the parts of one area into one MultiPolygon.',
  },
  'name.absent': {
    zh: '没有名称；请在属性中给出 name。',
    en: 'It has no name; give it the property name.',
  },
  'areas.overlap': {
    zh: '与“{other}”重叠约 {share}%。',
    en: 'It overlaps "{other}" by about {share} %.',
  },
  'areas.missing': {
    zh: '缺少以下区县的边界：{names}。',
    en: 'There are no boundaries of: {names}.',
  },
} as const;

export type BoundaryFaultCode = keyof typeof FAULTS;
export const BOUNDARY_FAULTS = Object.keys(FAULTS) as readonly BoundaryFaultCode[];

/** Something wrong, with where it is: the area, counted from 1, and the member of it. */
export interface BoundaryFault {
  readonly code: BoundaryFaultCode;
  /** Counted from 1; null for the file as a whole. */
  readonly feature: number | null;
  /** Name or code of the area as written; null where it has none. */
  readonly name: string | null;
  /** Member of the area: `geometry.coordinates[0][2]`; empty for the whole. */
  readonly field: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** The sentence of a fault, with its place before it. */
export function boundaryFaultWords(fault: BoundaryFault): {
  readonly zh: string;
  readonly en: string;
} {
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, key: string) => String(fault.params[key] ?? whole));
  const named = fault.name === null ? '' : `“${fault.name}”`;
  const [zh, en] =
    fault.feature === null
      ? ['', '']
      : [`第${fault.feature}个区域${named}`, `Area ${fault.feature}${named && ` ${named}`}`];
  const place = fault.field === '' ? '' : ` ${fault.field}`;
  const before = (text: string, mark: string) => (text === '' ? '' : `${text}${place}${mark}`);
  return {
    zh: before(zh, '：') + fill(FAULTS[fault.code].zh),
    en: before(en, ': ') + fill(FAULTS[fault.code].en),
  };
}
