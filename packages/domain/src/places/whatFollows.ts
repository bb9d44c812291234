/* What stands around a name in an address, and whether it means another place by it. */
import type { Written } from './writing.ts';

const codes = (text: string): ReadonlySet<number> =>
  new Set([...text].map((char) => char.charCodeAt(0)));

const ROAD_END = codes('路街道巷里弄');
const ROAD_MIDDLE = codes('东西南北中内外新老大环前后上下一二三四五六七八九十');
const BOUNDARY = codes('号市省区县路街城楼室园镇乡村');
const VILLAGE_END = codes('镇乡村街');
/** What follows the name of a landmark when another place is meant. */
const ANOTHER = [
  '科技园',
  '国家大学',
  '大学科技',
  '附属',
  '第一附',
  '第二附',
  '医院',
  '出版',
  '校区',
  '研究院',
  '创新港',
  '产业',
  '站',
  '家属',
  '社区',
  '苏州',
  '深圳',
];
const ORGANISATION = ['大学', '学院', '银行', '公司'];
/** So many characters behind a name are looked at. */
const LOOKED_AT = 4;

/** 北京路, 雁塔西路: the name that ends here is the beginning of a road's. */
export function isRoad(written: Written, end: number): boolean {
  if (ROAD_END.has(written.at(end))) return true;
  return ROAD_MIDDLE.has(written.at(end)) && ROAD_END.has(written.at(end + 1));
}

/** 北京航空航天大学: the name is the beginning of an organisation's. */
export function isOrganisation(written: Written, end: number): boolean {
  for (let at = end; at <= end + LOOKED_AT; at += 1) {
    if (ORGANISATION.some((text) => written.goesOn(at, text))) return true;
    if (/[区县市省州]/.test(String.fromCharCode(written.at(at)))) return false;
  }
  return false;
}

/**
 * The name of a landmark is the beginning of another's: 西安交通大学科技园, or 西安翻译学院雁塔校区, a campus that the
 * gazetteer does not know.
 */
export function isOtherPlace(written: Written, end: number): boolean {
  if (ANOTHER.some((text) => written.goesOn(end, text))) return true;
  for (let at = end; at <= end + LOOKED_AT; at += 1) {
    if (written.goesOn(at, '校区') || written.goesOn(at, '院区')) return true;
  }
  return false;
}

/** Behind what stands before it a district may be named, though the chain of divisions was broken off. */
export function mayFollow(written: Written, at: number): boolean {
  return BOUNDARY.has(written.at(at - 1));
}

/** 小寨村: a town or village bears the name. */
export function namesVillage(written: Written, end: number): boolean {
  return VILLAGE_END.has(written.at(end));
}
