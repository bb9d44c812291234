/* How somebody was placed, in a sentence for readers of a record. */
import type { Basis, BasisKind, PlaceDoubt, Placement, PlaceLevel } from './placement.ts';
import { COUNTED_CONFIDENCE } from './placement.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

const LEVELS: Readonly<Record<PlaceLevel, Words>> = {
  parcel: { zh: '定位到地块', en: 'Placed on the parcel' },
  street: { zh: '归到街道', en: 'Placed in the street' },
  district: { zh: '归到区县', en: 'Placed in the district' },
  city: { zh: '只知道在本市，区县不明', en: 'In the city, the district unknown' },
  elsewhere: { zh: '在市外', en: 'Outside the city' },
  none: { zh: '没有定位', en: 'Not placed' },
};

const KINDS: Readonly<Record<BasisKind, Words>> = {
  statedPoint: { zh: '记录给出的坐标', en: 'coordinates that the record states' },
  online: { zh: '在线地理编码', en: 'online geocoder' },
  statedDivision: { zh: '记录给出的行政区划', en: 'division that the record states' },
  statedCountry: { zh: '记录给出的国别', en: 'country that the record states' },
  country: { zh: '国名', en: 'country' },
  province: { zh: '省名', en: 'province' },
  city: { zh: '城市名', en: 'city' },
  county: { zh: '外地区县名', en: 'county elsewhere' },
  division: { zh: '区县名', en: 'district' },
  formerName: { zh: '旧区县名', en: 'former name of a district' },
  shortName: { zh: '区县简称', en: 'short name of a district' },
  misspelling: { zh: '疑有错字的区县名', en: 'district, probably misspelt' },
  street: { zh: '街道或镇', en: 'street office or town' },
  landmark: { zh: '校区、院所或楼宇', en: 'campus, institute or building' },
  road: { zh: '道路', en: 'road' },
  zone: { zh: '开发区', en: 'development zone' },
  postcode: { zh: '邮编', en: 'postcode' },
};

const DOUBTS: Readonly<Record<PlaceDoubt, Words>> = {
  noAddress: { zh: '没有地址', en: 'there is no address' },
  nothingKnown: { zh: '地址里没有认得的地名', en: 'the address names nothing that is known' },
  provinceOnly: { zh: '地址只到省', en: 'the address tells the province alone' },
  twoCities: { zh: '地址写了两个城市', en: 'the address names two cities' },
  cityNotNamed: { zh: '地址没有写城市', en: 'the address does not name the city' },
  nameElsewhereToo: { zh: '外地也有同名区县', en: 'other cities have a district of this name' },
  statementDiffers: {
    zh: '记录所给区划与地址不一致',
    en: 'the stated division and the address differ',
  },
  roadElsewhere: { zh: '所写道路不在该区县', en: 'the road or place lies in another district' },
  severalDistricts: { zh: '所写地名跨几个区县', en: 'the place runs through several districts' },
  beyondCity: { zh: '该开发区有一部分在市外', en: 'part of the zone lies beyond the city' },
  pointOutside: {
    zh: '所给坐标在市外，没有采用',
    en: 'the stated coordinates lie outside and were not used',
  },
  person: { zh: '自然人只归到区县', en: 'natural persons are placed no finer than their district' },
};

/** Pieces of a text that say nothing once it names something smaller. */
const WIDE: ReadonlySet<BasisKind> = new Set(['country', 'province', 'city']);

/**
 * A placement in a sentence: level, place, what it rests on, doubts, and whether it is sure enough to count in
 * statistics. `nameOf` gives the name of a division, street or zone by its code.
 */
export function describePlacement(
  placement: Placement,
  nameOf: (code: string) => Words | undefined,
): Words {
  const { level, confidence, doubts } = placement;
  const place = placeOf(placement, nameOf);
  const shown = placement.basis.filter(
    ({ kind }, _, all) => !WIDE.has(kind) || all.every((one) => WIDE.has(one.kind)),
  );
  const counts = confidence >= COUNTED_CONFIDENCE || level === 'none' || level === 'elsewhere';
  const candidates = (placement.candidates ?? []).flatMap((code) => nameOf(code) ?? []);
  const written = (language: 'zh' | 'en'): string => {
    const isZh = language === 'zh';
    const list = (parts: readonly string[]) => parts.join(isZh ? '、' : ', ');
    const sentences = [
      `${LEVELS[level][language]}${place === undefined ? '' : isZh ? `（${place.zh}）` : ` (${place.en})`}`,
      candidates.length === 0
        ? ''
        : (isZh ? '可能是' : 'possibly ') + list(candidates.map((one) => one[language])),
      shown.length === 0
        ? ''
        : (isZh ? '依据：' : 'by ') + list(shown.map((each) => basisIn(each, language))),
      list(doubts.map((doubt) => DOUBTS[doubt][language])),
      counts ? '' : isZh ? '把握不足，不计入区县统计' : 'not sure enough to count by district',
    ].filter((sentence) => sentence !== '');
    return `${sentences.join(isZh ? '；' : '; ')}${isZh ? '。' : '.'}`;
  };
  return { zh: written('zh'), en: written('en') };
}

/** The street, district or place elsewhere, and the zone. */
function placeOf(
  { level, street, division, zone, elsewhere }: Placement,
  nameOf: (code: string) => Words | undefined,
): Words | undefined {
  if (level === 'elsewhere') return { zh: elsewhere ?? '', en: elsewhere ?? '' };
  if (level === 'none') return undefined;
  const parts = [street ?? (level === 'city' ? undefined : division), zone].flatMap((code) =>
    code === undefined ? [] : (nameOf(code) ?? []),
  );
  if (parts.length === 0) return undefined;
  return {
    zh: parts.map(({ zh }) => zh).join('，'),
    en: parts.map(({ en }) => en).join('; '),
  };
}

function basisIn({ kind, text, entry }: Basis, language: 'zh' | 'en'): string {
  const name = KINDS[kind][language];
  if (kind === 'statedPoint' || kind === 'online') return name;
  const meant = text === entry ? '' : language === 'zh' ? `（${entry}）` : ` (${entry})`;
  return language === 'zh' ? `${name}“${text}”${meant}` : `${name} “${text}”${meant}`;
}
