/** Words of names that say in what line of business somebody is, and little about who. */

const HAN_WORDS = `
科学技术 信息技术 网络技术 软件技术 生物技术 电子技术 智能科技 信息科技 网络科技 电子科技 生物科技 环保科技 新能源科技 科技 技术
科学 实业 发展 贸易 商贸 工贸 投资 控股 集团 企业 产业 工业 管理 咨询 服务 工程 建设 建筑 建工 安装 装饰 设计 研究 开发 电子 电器
电气 电力 电机 电缆 电源 电池 光电 微电子 半导体 通信 通讯 信息 网络 软件 计算机 数据 数码 数字 智能 自动化 仪器 仪表 机电 机械
机床 机器人 装备 设备 制造 精密 模具 五金 汽车 汽配 车辆 零部件 轴承 阀门 航空 航天 船舶 铁路 轨道 交通 运输 物流 供应链 新材料
材料 金属 钢铁 冶金 有色 铝业 铜业 化工 化学 石油 石化 天然气 煤炭 煤业 矿业 能源 新能源 节能 环保 环境 水务 水利 水处理 生物 医药
制药 药业 药品 医疗 医疗器械 器械 健康 食品 饮料 乳业 酒业 农业 农牧 种业 饲料 林业 畜牧 纺织 服装 服饰 家具 家居 包装 印刷 塑料
塑胶 橡胶 陶瓷 玻璃 水泥 建材 文化 传媒 广告 教育 旅游 酒店 餐饮 地产 房地产 物业 置业 银行 保险 证券 担保 租赁 进出口 国际 股份
有限 总公司 总厂 分厂 工厂 制造厂 研究院 研究所 研究中心 设计院 设计研究院 工程技术 技术服务 技术开发 科技发展 实验室 大学 学院 学校 医院 事务所
合作社 专业合作社 中心 重工 视讯 照明 农化 光伏 音响 港务 系统 厂 院 所 局`
  .trim()
  .split(/\s+/);

const HAN = new RegExp([...HAN_WORDS].toSorted((a, b) => b.length - a.length).join('|'), 'g');

const HAN_SET = new Set(HAN_WORDS);

/** Chinese words of business with the Latin words, as compared, that firms render them by. */
const RENDERED: readonly (readonly [han: string, latin: string])[] = Object.entries({
  科技: 'technology science',
  技术: 'technology',
  科学: 'science',
  实业: 'industry enterprise',
  工业: 'industry',
  产业: 'industry',
  电子: 'electronics',
  电气: 'electric',
  电器: 'electric',
  电力: 'electric power',
  电机: 'electric motor',
  半导体: 'semiconductor',
  微电子: 'electronics',
  通信: 'communication',
  通讯: 'communication',
  信息: 'information',
  网络: 'network',
  软件: 'software',
  制造: 'manufacturing',
  汽车: 'automotive motor',
  材料: 'material',
  化工: 'chemical',
  化学: 'chemical',
  医药: 'pharmaceutical medical',
  制药: 'pharmaceutical',
  药业: 'pharmaceutical',
  医疗: 'medical',
  能源: 'energy',
  工程: 'engineering',
  设备: 'device',
  仪器: 'instrument',
  系统: 'system',
  集团: 'group',
  国际: 'international',
  控股: 'holding',
  发展: 'development',
  服务: 'service',
  大学: 'university',
  学院: 'college institute',
  研究院: 'research institute',
  研究所: 'research institute',
  医院: 'hospital',
}).map(([han, latin]) => [han, latin]);

/** The Latin words by which the Chinese words of business in a text may be rendered. */
export function tradesOf(trade: string): ReadonlySet<string> {
  return new Set(RENDERED.flatMap(([han, latin]) => (trade.includes(han) ? latin.split(' ') : [])));
}

/** A sound as a Latin name spells it: syllables in one word, ü as u. */
export function spellOf(sound: string): string {
  return sound
    .toLowerCase()
    .replaceAll('ü', 'u')
    .replace(/[^a-z]/g, '');
}

/** True for a Chinese word of business: a name that is one says little about who bears it. */
export function isTradeWord(word: string): boolean {
  return HAN_SET.has(word);
}

/** A Chinese core cut into what is its own and its words of business, in their order. */
export function cutHan(core: string): { readonly brand: string; readonly trade: string } {
  let trade = '';
  const brand = core.replace(HAN, (word, at: number) => {
    // A word at the beginning is the name itself: 科技大学, 电子样例.
    if (at === 0) return word;
    trade += word;
    return '';
  });
  return { brand, trade };
}

/** Latin words with the one that they abbreviate or vary. */
const SAME_WORDS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    international: 'intl int internat internatl intnl',
    technology: 'tech technologies techs technol technologie technique techniques technological',
    manufacturing: 'mfg manuf manufacturers manufacturer mfrs',
    industry: 'ind inds industries industrial industrie industria industrielle',
    university:
      'univ universitat universite universidad universita universiteit universitaet univeristy',
    institute: 'inst institut instituto institutes',
    research: 'res rech recherche forschung reasearch',
    laboratory: 'lab labs laboratories laboratoires laboratoire labor laboratorium',
    electronics: 'elec electronic elecs elektronik electron',
    electric: 'electrical electrics elektro',
    engineering: 'eng engrg engineer engineers',
    chemical: 'chem chemicals chemie chemistry',
    pharmaceutical: 'pharm pharma pharmaceuticals pharmaceutica pharmaceutics',
    system: 'sys systems syst',
    development: 'dev devel develop',
    product: 'prod products prods',
    science: 'sci sciences scientific',
    national: 'natl nat nationale',
    corporation: 'corp',
    company: 'co',
    association: 'assoc associates assn',
    department: 'dept',
    center: 'centre centers ctr',
    group: 'grp groupe gruppe groups',
    medical: 'med medicine',
    communication: 'comm communications comms',
    semiconductor: 'semiconductors semicond',
    instrument: 'instruments instr instrumentation',
    service: 'services svc',
    solution: 'solutions',
    device: 'devices',
    material: 'materials matls',
    holding: 'holdings',
    american: 'amer',
    saint: 'st',
    brother: 'bros brothers',
    and: 'und et y e og och',
    general: 'gen',
    enterprise: 'entpr enterpr',
    machinery: 'mach',
    automatic: 'autom',
    agriculture: 'agric agricultural',
    telecommunication: 'telecomm telecom telecoms',
    foundation: 'found',
    koninklijke: 'koninkl',
    cooperative: 'coop cooperatie cooperatieve',
  }).flatMap(([word, others]) => others.split(' ').map((other) => [other, word])),
);

const GENERIC_LATIN = new Set(
  `international technology manufacturing industry university institute research laboratory electronics electric engineering chemical
pharmaceutical system development product science national corporation company association center group medical communication semiconductor
instrument service solution device material holding software information network energy automotive motor power design enterprise global
foundation board regents trustees college school hospital state`.split(/\s+/),
);

/** Further words that no person is called by; of what sort an organisation is they say little. */
const ORGANISATIONAL = new Set(
  `therapeutics biosciences bioscience biotech biotechnology biopharma biologics diagnostics genetics genomics oncology sciences
foods food beverage beverages brewing brewery brands bakery bakeries dairy restaurant restaurants kitchen kitchens appliance appliances
equipment machinery machine machines motors tools steel metal metals plastics polymers rubber glass ceramics paper packaging printing
textile textiles oil gas petroleum mining minerals water environmental aerospace aviation airlines railway marine shipping logistics
transport telecom telecommunications networks wireless computing computer computers data digital media entertainment studios games
laboratoires optics photonics imaging sensors controls automation robotics ventures partners partnership capital investment investments
trading trade trust export import marketing consulting consultants management properties estates insurance bank fund society federation
union council committee commission agency authority ministry government bureau office administration army navy republic kingdom city
county province academy faculty clinic clinics health healthcare institut instituto istituto centro zentrum gesellschaft verein stiftung
stichting fondazione fundacion societe compagnie etablissements werke werk fabrik handels maschinenbau technik systeme anlagen hospitals
concepts ideas innovations innovation inventions patents licensing intellectual property products supply supplies stores store market
markets hotel hotels club associates sons company co inc ltd corp llc gmbh pharmaceuticals laboratories universite universidad universitat
telecommunication british american european general united formulation composites limited electronics technologies industries enterprises international creations designs farms seeds agro agricultural chemicals`.split(
    /\s+/,
  ),
);

/** Letters of a word from which on it can be told though its end was cut. */
const CUT_WORD = 7;
const WHOLE_WORDS = [...ORGANISATIONAL, ...GENERIC_LATIN].filter((word) => word.length > CUT_WORD);

/** True for a Latin word that organisations are called by and persons are not. */
export function isOrganisationalWord(word: string): boolean {
  const plain = word.toLowerCase();
  if (ORGANISATIONAL.has(plain) || GENERIC_LATIN.has(sameWord(plain))) return true;
  // Registers cut long names: TECHNOLOGI.
  return plain.length >= CUT_WORD && WHOLE_WORDS.some((whole) => whole.startsWith(plain));
}

/** Words that join others. */
const JOINING = new Set('of the for de la du des di del and in at'.split(' '));

/** Countries and the like: what a firm in one place has before the firm in another. */
const LATIN_PLACES = new Set(
  `china japan korea taiwan usa us america americas american europe european uk germany deutschland france canada india asia pacific
beijing shanghai shenzhen guangzhou suzhou tianjin xian hongkong singapore australia israel italia italy espana nederland schweiz
california texas michigan illinois delaware ohio florida virginia north south`.split(/\s+/),
);

/** A word of a Latin name as it is compared. */
export function sameWord(word: string): string {
  const known = SAME_WORDS[word];
  if (known !== undefined) return known;
  const one = singular(word);
  return SAME_WORDS[one] ?? one;
}

/** The singular of an English word; names say one as often as the other. */
function singular(word: string): string {
  if (word.length < 5 || !/[^sui]s$/.test(word)) return word;
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}

/** True for a word that says a line of business, or joins words. */
export function isGenericWord(word: string): boolean {
  return GENERIC_LATIN.has(word);
}

export function isJoiningWord(word: string): boolean {
  return JOINING.has(word);
}

export function isPlaceWord(word: string): boolean {
  return LATIN_PLACES.has(word);
}
