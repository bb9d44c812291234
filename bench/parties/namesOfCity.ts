/** A seeded set of names with the organisation that each stands for. */
export interface NamedSet {
  readonly names: readonly string[];
  /** Organisation of each name. */
  readonly truth: Uint32Array;
}

/** Numbers from a seed (mulberry32); the same on every machine. */
export function draws(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const PLACES =
  '北京 上海 天津 重庆 西安 宝鸡 咸阳 渭南 汉中 成都 武汉 长沙 南京 苏州 无锡 杭州 宁波 深圳 广州 佛山 东莞 厦门 福州 合肥 郑州 洛阳 青岛 济南 沈阳 大连'.split(
    ' ',
  );
const PROVINCES: Readonly<Record<string, string>> = {
  西安: '陕西',
  宝鸡: '陕西',
  咸阳: '陕西',
  成都: '四川',
  武汉: '湖北',
  长沙: '湖南',
  南京: '江苏',
  苏州: '江苏',
  杭州: '浙江',
  深圳: '广东',
  广州: '广东',
};
/** Characters of trade names, with some that sound alike. */
const CHARACTERS =
  '华中天海金龙瑞恒信达盛宏泰德源鑫远博创联新安康佳美正明光宇星辰云飞鹏腾晨曦嘉诚益隆昌兴旺丰利通顺和平长青峰岩森林泽润泉溪江湖洋波涛凌翔航翼磊鼎铭锐锋钧铠轩昊旭阳晖煜炜焱凯捷骏驰奔跃迈拓卓越优尚品臻善仁义礼智诺言文墨书画琴棋雅韵韶乐欣悦怡颐景园苑庭阁台楼宝珠玉琦琳琅璟璞瑾瑜珑玮';
const ALIKE: Readonly<Record<string, string>> = {
  华: '花',
  鑫: '欣',
  宏: '弘',
  恒: '衡',
  瑞: '睿',
  达: '答',
  盛: '胜',
  源: '元',
  博: '伯',
  联: '连',
  诚: '成',
  昌: '常',
  铭: '明',
  锋: '峰',
};
const TRADITIONAL: Readonly<Record<string, string>> = {
  华: '華',
  龙: '龍',
  联: '聯',
  达: '達',
  宝: '寶',
};
const TRADES =
  '科技 技术 电子科技 生物科技 信息技术 机械制造 机电设备 实业 贸易 建筑工程 环保科技 新材料 新能源 医药 医疗器械 食品 农业发展 自动化设备 智能装备 精密机械 软件 网络科技 通信技术 光电科技 化工 汽车零部件 电气 仪器仪表 石油装备 航空科技'.split(
    ' ',
  );
const LATIN =
  'al an ar bel bor cal cor dan del dor el en fal fer gal gor hal hel im in jar kal kel lan lor mar mel nor or pal per quin ral ros sal sol tal tor ul val ver wal xen yar zan zor'.split(
    ' ',
  );
const LATIN_TRADES =
  'Technologies Electronics Pharmaceuticals Systems Industries Semiconductor Instruments'.split(
    ' ',
  );
const LATIN_FORMS: readonly (readonly string[])[] = [
  ['Inc.', 'Incorporated', 'INC'],
  ['Co., Ltd.', 'Company Limited', 'Co Ltd', 'LTD.'],
  ['Corp.', 'Corporation', 'CORP'],
  ['GmbH', 'GMBH'],
];

/**
 * Names of organisations. Of a hundred, sixty have one writing; the others two to four, of the kinds that
 * registers show: another writing of the legal form or of brackets, the province or 市 before the city,
 * traditional characters, a conversion to a company limited by shares, a misspelling by ear or by eye, the
 * place left out. Beside a third of them stand others that are easily taken for them: the same trade name
 * in another city or another line of business, one other character, a branch, numbered works. One in ten is
 * Latin. Names that two organisations share by chance keep the first.
 */
export function namesOfCity(count: number, seed: number): NamedSet {
  const draw = draws(seed);
  const pick = <T>(list: readonly T[] | string): T => list[Math.floor(draw() * list.length)] as T;
  const names: string[] = [];
  const truth = new Uint32Array(count);
  const taken = new Set<string>();
  let organisation = 0;
  const give = (name: string, of: number): void => {
    if (names.length >= count || taken.has(name)) return;
    taken.add(name);
    truth[names.length] = of;
    names.push(name);
  };
  const brand = (): string => {
    const length = draw() < 0.55 ? 2 : draw() < 0.7 ? 3 : 4;
    return Array.from({ length }, () => pick<string>(CHARACTERS)).join('');
  };
  while (names.length < count) {
    if (draw() < 0.1) latin();
    else han();
  }
  return { names, truth };

  function han(): void {
    const own = organisation++;
    const city = pick<string>(PLACES);
    const called = brand();
    const trade = pick<string>(TRADES);
    const plain = `${city}${called}${trade}`;
    give(`${plain}有限公司`, own);
    if (draw() > 0.6) {
      const writings = 1 + Math.floor(draw() * 3);
      for (let at = 0; at < writings; at++) give(variant(city, called, trade), own);
    }
    if (draw() < 0.33) neighbour(city, called, trade);
  }

  function variant(city: string, called: string, trade: string): string {
    const kind = draw();
    const swap = (table: Readonly<Record<string, string>>) =>
      [...called].map((one) => table[one] ?? one).join('');
    if (kind < 0.25) return `${city}${called}${trade}有限责任公司`;
    if (kind < 0.4) return `${city}${called}${trade}股份有限公司`;
    if (kind < 0.52)
      return `${PROVINCES[city] ?? city}${PROVINCES[city] === undefined ? '市' : `省${city}市`}${called}${trade}有限公司`;
    if (kind < 0.62) return `${called}${trade}（${city}）有限公司`;
    if (kind < 0.72) return `${city}${swap(TRADITIONAL)}${trade}有限公司`;
    if (kind < 0.82) return `${city}${swap(ALIKE)}${trade}有限公司`;
    if (kind < 0.9) return `${called}${trade}有限公司`;
    const at = Math.floor(draw() * called.length);
    return `${city}${called.slice(0, at)}${pick<string>(CHARACTERS)}${called.slice(at + 1)}${trade}有限公司`;
  }

  function neighbour(city: string, called: string, trade: string): void {
    const kind = draw();
    const own = organisation++;
    if (kind < 0.35)
      give(`${pick<string>(PLACES.filter((one) => one !== city))}${called}${trade}有限公司`, own);
    else if (kind < 0.6) {
      give(`${city}${called}${pick<string>(TRADES.filter((one) => one !== trade))}有限公司`, own);
    } else if (kind < 0.8) {
      const other = pick<string>(CHARACTERS);
      give(`${city}${other}${called.slice(1)}${trade}有限公司`, own);
    } else give(`${city}${called}${trade}有限公司${pick<string>(PLACES)}分公司`, own);
  }

  function latin(): void {
    const own = organisation++;
    const word = () => {
      const made = Array.from({ length: 2 + Math.floor(draw() * 2) }, () =>
        pick<string>(LATIN),
      ).join('');
      return made[0]!.toUpperCase() + made.slice(1);
    };
    const words = draw() < 0.5 ? [word()] : [word(), word()];
    const trade = pick<string>(LATIN_TRADES);
    const forms = pick<readonly string[]>(LATIN_FORMS);
    const base = [...words, trade];
    give(`${base.join(' ')} ${forms[0]!}`, own);
    if (draw() < 0.5) give(`${base.join(' ').toUpperCase()} ${pick<string>(forms)}`, own);
    if (draw() < 0.2) give(`${words.join(' ')} ${trade.slice(0, 4)} ${pick<string>(forms)}`, own);
    if (draw() < 0.2) {
      const [first] = words;
      const at = 1 + Math.floor(draw() * (first!.length - 2));
      give(
        `${first!.slice(0, at)}${first!.slice(at + 1)} ${base.slice(1).join(' ')} ${forms[0]!}`,
        own,
      );
    }
    if (draw() < 0.2)
      give(
        `${words.join(' ')} ${pick<string>(LATIN_TRADES.filter((one) => one !== trade))} ${forms[0]!}`,
        organisation++,
      );
  }
}
