import type { Draws } from '../base/random.ts';
import { COINED } from '../people/words.ts';

/** What somebody complained of: goods, what was wrong with them, what they touch. */
interface Scene {
  readonly goods: string;
  readonly facts: readonly string[];
  /** What an officer finds at the place. */
  readonly clue: string;
  readonly ipRights: readonly string[];
  /** Price in fen, from and to. */
  readonly price: readonly [number, number];
  readonly trade: string;
}

const SCENES: readonly Scene[] = [
  {
    goods: '临潼石榴汁',
    facts: [
      '标签写明临潼石榴、贴有地理标志专用标志，配料表却写外地浓缩汁',
      '口感与以往不同，查询专用标志编号不存在',
    ],
    clue: '包装印有地理标志专用标志，未见使用核准文件',
    ipRights: ['indication'],
    price: [2_800, 32_000],
    trade: '食品',
  },
  {
    goods: '户县葡萄礼盒',
    facts: ['礼盒标注原产地葡萄，箱内分装袋写的是别处', '收到的与网页图片不是同一品种'],
    clue: '外箱冒用地理标志名称',
    ipRights: ['indication'],
    price: [6_800, 26_800],
    trade: '农产品',
  },
  {
    goods: '运动鞋',
    facts: ['专柜鉴定为假冒，吊牌条码扫不出', '鞋盒与鞋舌标签货号不一致，穿一周开胶'],
    clue: '店内陈列多款使用他人注册商标的运动鞋，不能提供进货票据',
    ipRights: ['trademark'],
    price: [19_900, 129_900],
    trade: '服饰',
  },
  {
    goods: '白酒',
    facts: ['经厂家辨认不是其生产，要求退一赔十', '防伪码显示已被查询多次'],
    clue: '库房存放仿冒包装的白酒若干箱',
    ipRights: ['trademark'],
    price: [12_800, 298_000],
    trade: '商贸',
  },
  {
    goods: '节能水龙头',
    facts: ['包装标注专利号，查询该专利已经终止', '宣传专利产品，实际没有专利'],
    clue: '产品及网页标注已终止的专利号',
    ipRights: ['patent'],
    price: [5_900, 45_900],
    trade: '建材',
  },
  {
    goods: '儿童手表',
    facts: ['宣传“专利定位技术”，收到后不能定位，商家拒绝退货', '激活后发现是二手翻新'],
    clue: '详情页使用虚假专利证书图片',
    ipRights: ['patent'],
    price: [15_800, 89_800],
    trade: '电子',
  },
  {
    goods: '手机屏幕维修',
    facts: ['约定更换原装屏，实际换的是组装屏', '维修后出现触摸失灵，拒绝返修'],
    clue: '门头使用品牌标识，未取得授权',
    ipRights: ['trademark'],
    price: [18_000, 120_000],
    trade: '电子',
  },
  {
    goods: '健身年卡',
    facts: ['开业一个月后停业，联系不上负责人', '合同写明可以转让，现在拒绝办理'],
    clue: '预收款经营未按规定告知',
    ipRights: [],
    price: [98_000, 680_000],
    trade: '体育',
  },
  {
    goods: '羊肉泡馍套餐',
    facts: ['结账价格与菜单不符，多收茶位费', '团购券不予使用，要求另付差价'],
    clue: '未明码标价收取茶位费',
    ipRights: [],
    price: [3_800, 28_000],
    trade: '餐饮',
  },
  {
    goods: '教辅图书',
    facts: ['印刷模糊、缺页，疑为盗版', '封面出版社名称与版权页不一致'],
    clue: '批量销售疑似盗版教辅',
    ipRights: ['other'],
    price: [2_500, 18_800],
    trade: '文化',
  },
  {
    goods: '奥运纪念徽章',
    facts: ['宣称官方授权，查询没有授权记录', '收到后镀层脱落，要求退款被拒'],
    clue: '擅自使用特殊标志销售徽章',
    ipRights: ['special'],
    price: [3_900, 39_900],
    trade: '文化',
  },
  {
    goods: '美容套餐',
    facts: ['现场诱导升级套餐，未告知价格', '使用后过敏，商家不承认'],
    clue: '广告使用绝对化用语',
    ipRights: [],
    price: [59_800, 980_000],
    trade: '美容',
  },
  {
    goods: '周至猕猴桃',
    facts: ['标注周至猕猴桃，货源地不符', '坏果过半，商家要求自付退货运费'],
    clue: '网店商品名使用地理标志，未经许可',
    ipRights: ['indication'],
    price: [3_600, 16_800],
    trade: '农产品',
  },
  {
    goods: '空调安装',
    facts: ['下单写明免费安装，上门后收取高空费和材料费', '新机噪声大，两次维修未解决'],
    clue: '收费项目未公示',
    ipRights: [],
    price: [168_000, 568_000],
    trade: '电器',
  },
];

const FORMS = ['有限公司', '有限公司', '商行', '经营部', '店', '连锁有限公司'];
const REQUESTS = [
  'refund',
  'refund',
  'return',
  'compensate',
  'replace',
  'repair',
  'redo',
  'makeUpQuantity',
];

/** One invented dispute. */
export interface Dispute extends Omit<Scene, 'facts' | 'price'> {
  readonly respondent: string;
  readonly content: string;
  readonly amount: number;
  readonly requests: readonly string[];
}

/** Draws a dispute. A few traders are complained of again and again, as everywhere. */
export function drawDispute(draws: Draws): Dispute {
  const { facts, price, ...scene } = draws.pick(SCENES);
  const rank = Math.floor(draws.unit() ** 2.4 * COINED.length);
  const respondent = `${COINED[rank]!}${COINED[(rank * 7 + 3) % COINED.length]!}${scene.trade}${FORMS[rank % FORMS.length]!}`;
  const amount = Math.round(draws.between(...price) / 100) * 100;
  const yuan = (amount / 100).toFixed(2);
  return {
    ...scene,
    respondent,
    amount,
    content: `购买${scene.goods}，付款${yuan}元。${draws.pick(facts)}。多次联系经营者未能解决，请求调解。`,
    requests: [...new Set([draws.pick(REQUESTS), draws.pick(REQUESTS)])],
  };
}

const ROADS = ['东路', '西路', '南街', '北街', '一路', '二路', '大街', '巷'];

/** An invented address in the place of an office. */
export function addressIn(draws: Draws, officeName: string): string {
  const place = officeName.replace(/^西安市/, '').replace(/(市场监督管理|知识产权).*$/, '');
  return `西安市${place}${draws.pick(COINED)}${draws.pick(ROADS)}${draws.between(1, 398)}号`;
}
