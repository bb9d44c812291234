import type { Draws } from '../base/random.ts';

/** Surnames, the commonest first; drawn with a weight that falls with the place. */
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文' as const;
const RARE_SURNAMES = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '令狐',
  '呼延',
  '尉迟',
  '闫',
  '苟',
  '惠',
  '屈',
  '党',
  '雒',
  '昝',
];
const GIVEN =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文玉建国海波斌辉鹏飞宇浩然欣怡梓涵晨曦子轩雨泽思远嘉琪志新春梅立红晓东宁凯琳雪亮云龙峰坤岩松柏林森翔博瑞哲俊彦清源启航佳慧颖婷倩茜薇萌璐瑶菲蕾蓉岚彬彪栋梁康健乐安邦兴旺祥和顺良德义仁礼智信诚毅坚恒卓越' as const;
/** Characters outside the common sets, some beyond the basic plane, that real rosters hold. */
const RARE_GIVEN = [
  '喆',
  '堃',
  '𬭎',
  '燚',
  '垚',
  '犇',
  '翀',
  '赟',
  '昇',
  '玥',
  '𬀩',
  '𫖯',
  '璟',
  '翾',
  '祎',
  '㛃',
];

const SURNAME_LIST = [...SURNAMES];
const GIVEN_LIST = [...GIVEN];

/** An invented personal name: common surnames and given characters, now and then rare ones. */
export function personName(draws: Draws): string {
  const u = draws.unit();
  const surname =
    u > 0.985
      ? RARE_SURNAMES[draws.below(RARE_SURNAMES.length)]!
      : SURNAME_LIST[Math.floor((u / 0.985) ** 1.9 * SURNAME_LIST.length)]!;
  let name = surname + GIVEN_LIST[draws.below(GIVEN_LIST.length)]!;
  const v = draws.unit();
  if (v < 0.78) name += GIVEN_LIST[draws.below(GIVEN_LIST.length)]!;
  else if (v > 0.992) name += RARE_GIVEN[draws.below(RARE_GIVEN.length)]!;
  return name;
}
