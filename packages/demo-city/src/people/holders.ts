import type { RightParty } from '@zca/domain/registry';
import { organisationCheckCharacter, socialCreditCheckCharacter } from '@zca/standards';
import { Permutation } from '../base/permutation.ts';
import { Draws, hash3, PURPOSE } from '../base/random.ts';
import { apportion } from '../timeline.ts';
import { SECTORS } from '../sectors.ts';
import { homeOf } from './geography.ts';
import { personName } from './people.ts';
import { COINED, LINKS } from './words.ts';

export type HolderType = NonNullable<RightParty['type']>;

const UNIVERSITIES = (
  '渭曲理工大学 玉漏交通大学 槐鱼电子科技大学 终南雁字大学 羯鼓工业大学 灞柳师范大学 胡旋建筑科技大学 ' +
  '霓羽邮电大学 星槎航空航天大学 银箭石油大学 薜萝农林科技大学 铜荷科技大学 鹊镜医科大学 蜃楼海洋大学 ' +
  '棠阴财经大学 犀帘外国语大学 缭绫纺织大学 砚冰美术学院 霜钟音乐学院 击鞠体育大学 青简政法大学 鹤氅中医药大学 ' +
  '莼乡轻工大学 虹梁公路大学 斗柄信息工程学院 晷影科技学院 漏刻职业技术学院 桂楫交通职业学院 榆荚职业学院 ' +
  '泥金文理学院 画荻师范学院 萤窗学院 驼铃航空职业技术学院 鸣蜩农业职业学院'
).split(' ');

const INSTITUTE_FIELDS =
  '光学精密机械 微电子技术 金属材料 飞行器设计 动力控制 电子技术 有色金属 机械设计 化学物理 应用物理 生态环境 水利科学 热工 测绘 医学科学 农业科学 信息技术 电力技术 无线电测量 航天动力'.split(
    ' ',
  );
const INSTITUTE_ENDINGS = ['研究所', '研究院', '设计研究院', '研究院有限公司', '技术研究中心'];
const FIRM_ENDINGS = [
  '有限公司',
  '有限公司',
  '有限公司',
  '有限责任公司',
  '股份有限公司',
  '（集团）有限公司',
];
const ASSOCIATIONS =
  '医院 人民医院 中学 小学 博物馆 种植专业合作社 养殖专业合作社 行业协会 商会 农技推广中心 产业发展促进会 检验检测中心'.split(
    ' ',
  );

/** Sizes of the directory's blocks as shares of the number of rights; see README, calibration. */
const SHARE = { firms: 0.083, persons: 0.05, associations: 0.004, institutes: 0.0007 } as const;

/** How steeply draws crowd the head of a block: rank = floor(size · u^steepness). */
const STEEPNESS: Readonly<Record<HolderType, number>> = {
  university: 2.1,
  institute: 2,
  firm: 2.1,
  person: 1.15,
  government: 1.7,
};

interface Block {
  readonly start: number;
  readonly size: number;
}

/**
 * The holders of the city, known by number. Attributes are computed from the number alone; those
 * of recent holders are kept in a bounded table because the heads of the blocks recur.
 */
export class HolderDirectory {
  readonly size: number;
  readonly #seed: number;
  readonly #draws = new Draws();
  readonly #blocks: Readonly<Record<HolderType, Block>>;
  /** First firm of each sector, within the block of firms; one more entry ends the list. */
  readonly #firstFirm: readonly number[];
  readonly #stems: Permutation;
  readonly #kept = new Map<number, RightParty>();

  constructor(seed: number, rights: number) {
    this.#seed = seed;
    const firms = Math.max(SECTORS.length * 6, Math.round(rights * SHARE.firms));
    const sizes: [HolderType, number][] = [
      ['university', UNIVERSITIES.length],
      ['institute', Math.min(900, Math.max(24, Math.round(rights * SHARE.institutes)))],
      ['firm', firms],
      ['person', Math.max(60, Math.round(rights * SHARE.persons))],
      ['government', Math.max(24, Math.round(rights * SHARE.associations))],
    ];
    let start = 0;
    const blocks = {} as Record<HolderType, Block>;
    for (const [type, size] of sizes) {
      blocks[type] = { start, size };
      start += size;
    }
    this.#blocks = blocks;
    this.size = start;
    const bySector = apportion(
      firms,
      SECTORS.map((s) => s.firmWeight),
    );
    const firstFirm = [0];
    for (const count of bySector) firstFirm.push(firstFirm[firstFirm.length - 1]! + count);
    this.#firstFirm = firstFirm;
    this.#stems = new Permutation(this.size, hash3(seed, 1, PURPOSE.stem));
  }

  /** The number of a holder of a type; firms come from the given sector. */
  draw(draws: Draws, type: HolderType, sector: number): number {
    const block = this.#blocks[type];
    const u = draws.unit() ** STEEPNESS[type];
    if (type !== 'firm') return block.start + Math.floor(u * block.size);
    const first = this.#firstFirm[sector]!;
    const end = this.#firstFirm[sector + 1]!;
    return block.start + first + Math.floor(u * (end - first));
  }

  /** The type of a holder. */
  typeOf(holder: number): HolderType {
    for (const type of ['university', 'institute', 'firm', 'person'] as const) {
      const block = this.#blocks[type];
      if (holder < block.start + block.size) return type;
    }
    return 'government';
  }

  /** How many people invent for a holder. */
  staffOf(holder: number): number {
    const type = this.typeOf(holder);
    if (type === 'university') return 1600;
    if (type === 'institute') return 300;
    if (type === 'person') return 4;
    return 24;
  }

  /** A holder as a party of a right; the same frozen object while it is kept. */
  party(holder: number): RightParty {
    const known = this.#kept.get(holder);
    if (known) return known;
    const party = Object.freeze(this.#make(holder));
    if (this.#kept.size > 40_000) this.#kept.clear();
    this.#kept.set(holder, party);
    return party;
  }

  #make(holder: number): RightParty {
    const draws = this.#draws.restart(this.#seed, holder, PURPOSE.holder);
    const type = this.typeOf(holder);
    const rank = holder - this.#blocks[type].start;
    const name = this.#name(type, holder, rank, draws);
    const isRural = type === 'government' && name.includes('合作社');
    const home = homeOf(draws, type === 'person' ? 'person' : isRural ? 'rural' : 'organisation');
    const party: RightParty = {
      name,
      type,
      country: 'CN',
      address: home.address,
      postcode: home.postcode,
      division: home.division,
      location: [home.location[0], home.location[1]],
    };
    if (type !== 'person') party.creditCode = creditCode(type, isRural, home.division, holder);
    return party;
  }

  #name(type: HolderType, holder: number, rank: number, draws: Draws): string {
    if (type === 'university') return UNIVERSITIES[rank]!;
    if (type === 'person') return personName(draws);
    const stem = stemOf(this.#stems.forward(holder));
    if (type === 'institute') {
      return stem + draws.pick(INSTITUTE_FIELDS) + draws.pick(INSTITUTE_ENDINGS);
    }
    if (type === 'government') return stem + draws.pick(ASSOCIATIONS);
    let sector = 0;
    while (this.#firstFirm[sector + 1]! <= rank) sector++;
    return stem + draws.pick(SECTORS[sector]!.trades) + draws.pick(FIRM_ENDINGS);
  }
}

/**
 * The distinguishing part of a name: two coined words (most), a word and a character, or words
 * joined by a character once the shorter forms are used up. Different numbers give different stems.
 */
export function stemOf(number: number): string {
  const words = COINED.length;
  const short = words * LINKS.length;
  const long = words * (words - 1);
  if (number < 2 * Math.min(short, long)) {
    const half = number >> 1;
    if (number % 2 === 0) {
      return COINED[half % words]! + LINKS[Math.floor(half / words)]!;
    }
    return pair(half);
  }
  const rest = number - short;
  if (rest < long) return pair(rest);
  const last = rest - long;
  const first = last % words;
  const link = Math.floor(last / words) % LINKS.length;
  const second = Math.floor(last / (words * LINKS.length)) % words;
  return COINED[first]! + LINKS[link]! + COINED[second]!;
}

/** The `number`-th ordered pair of two different coined words. */
function pair(number: number): string {
  const words = COINED.length;
  const first = number % words;
  const step = 1 + (Math.floor(number / words) % (words - 1));
  return COINED[first]! + COINED[(first + step) % words]!;
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const TYPE_PAIRS: Readonly<Record<HolderType, string>> = {
  university: '12',
  institute: '12',
  firm: '91',
  person: '92',
  government: '12',
};

/**
 * A social credit code with valid check characters in a block of organisation codes (MW…) that no
 * registrar has opened.
 */
function creditCode(
  type: HolderType,
  isCooperative: boolean,
  division: string,
  holder: number,
): string {
  let serial = '';
  for (let rest = holder, i = 0; i < 6; i++) {
    serial = ALPHABET[rest % 31]! + serial;
    rest = Math.floor(rest / 31);
  }
  const organisation = `MW${serial}`;
  const body =
    (isCooperative ? '93' : TYPE_PAIRS[type]) +
    division +
    organisation +
    organisationCheckCharacter(organisation);
  return body + socialCreditCheckCharacter(body);
}
