import type { Patent, Right, RightDetail, RightSummary, Trademark } from '@zca/domain/registry';
import { DISTRICTS, INDUSTRIES, RIGHT_TYPES, STATUS_GROUPS } from '@zca/domain/registry';

/** Invented records for looking at pages without the platform; nothing here is shipped. */

export const TODAY = '2026-11-24';

/** Small linear congruential generator (Numerical Recipes), so that every run shows the same records. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const random = makeRandom(20_261_122);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() ** 1.6 * list.length)] as T;

const HOLDERS = [
  '渭曲理工大学',
  '槐鱼半导体有限公司',
  '终南雁字研究院',
  '玉漏功率器件有限公司',
  '胡旋电驱科技有限公司',
  '长筹智能装备有限公司',
  '浑仪九宫航天电子有限公司',
  '梭影新材料有限公司',
  '陶釉光电有限公司',
  '青简卫星测控有限公司',
  '灞柳生物医药有限公司',
];
const SUBJECTS = [
  ['氮化镓', 'H01L29/778'],
  ['碳化硅', 'H01L29/872'],
  ['功率器件封装', 'H01L23/473'],
  ['半桥驱动电路', 'H02M1/088'],
  ['锂电池热管理', 'H01M10/613'],
  ['卫星姿态测量', 'B64G1/36'],
  ['轴承在线检测', 'G01M13/04'],
  ['语音识别模型', 'G10L15/16'],
  ['抗体偶联物', 'A61K47/68'],
  ['钛合金板材轧制', 'B21B3/00'],
  ['光伏组件清洗', 'H02S40/10'],
  ['无人机航线规划', 'G05D1/10'],
] as const;
const FORMS = [
  '一种增强型#及其制备方法',
  '用于车载充电机的#装置',
  '#的在线测量方法',
  '一种#结构',
  '基于机器学习的#系统',
];
const AIMS = ['降低导通损耗', '提高测量精度', '延长使用寿命', '缩短工艺时间', '减小体积'];

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

function day(year: number): string {
  return `${year}-${pad(1 + Math.floor(random() * 12), 2)}-${pad(1 + Math.floor(random() * 28), 2)}`;
}

const later = (from: string, years: number): string =>
  `${Number(from.slice(0, 4)) + years}${from.slice(4)}`;

export interface MockRight {
  readonly record: Right;
  readonly summary: RightSummary;
  readonly detail: RightDetail;
  /** Values by facet field. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly text: string;
}

const labelOf = (
  list: readonly { value: string; label: { zh: string; en: string } }[],
  value: string,
) => list.find((each) => each.value === value)?.label ?? { zh: value, en: value };

function makeRight(index: number): MockRight {
  const isMark = index % 9 === 8;
  const [subject, symbol] = pick(SUBJECTS);
  const holder = pick(HOLDERS);
  const type = isMark ? 'trademark' : pick(RIGHT_TYPES.slice(0, 4)).value;
  const filed = day(2015 + Math.floor(random() * 11.9));
  const grant =
    type === 'inventionApplication' ? undefined : later(filed, type === 'inventionGrant' ? 2 : 1);
  const granted = grant !== undefined && grant < TODAY ? grant : undefined;
  const group =
    granted === undefined
      ? random() < 0.8
        ? 'pending'
        : 'invalid'
      : random() < 0.75
        ? 'valid'
        : 'invalid';
  const pledged = group === 'valid' && random() < 0.15;
  const licensed = group === 'valid' && random() < 0.15;
  const overlays = [...(pledged ? ['pledged'] : []), ...(licensed ? ['openLicensed'] : [])];
  const term = isMark ? 10 : type === 'utilityModel' ? 10 : type === 'design' ? 15 : 20;
  const expiry = granted === undefined ? null : later(isMark ? granted : filed, term);
  const expiryDay =
    group === 'invalid' && expiry !== null && expiry > TODAY ? later(granted ?? filed, 2) : expiry;
  const industry = pick(INDUSTRIES).value;
  const district = pick(DISTRICTS).value;
  const number = `${filed.slice(0, 4)}1${pad(100_000 + index * 37, 7)}`;
  const title = isMark ? `${holder.slice(0, 2)}${index}` : pick(FORMS).replace('#', subject);
  const abstract = `本发明公开${title}。在基片上依次形成缓冲层与沟道层，以${subject}为核心部件，${pick(AIMS)}，并在 650 V 下保持稳定。适用于车载电源与数据中心。`;
  const party = { name: holder, type: 'firm' as const, country: 'CN', division: district };
  const events = [
    { day: filed, code: 'filing' },
    ...(type === 'inventionGrant' || type === 'inventionApplication'
      ? [{ day: later(filed, 1), code: 'publication' }]
      : []),
    ...(granted === undefined ? [] : [{ day: granted, code: 'grant' }]),
    ...(licensed
      ? [
          {
            day: '2024-03-15',
            code: 'licence',
            details: {
              licensee: '胡旋电驱科技有限公司',
              licenceKind: '普通许可',
              endDay: '2027-03-14',
            },
          },
        ]
      : []),
    ...(pledged
      ? [
          {
            day: '2026-01-19',
            code: 'pledge',
            details: {
              pledgee: '渭滨示范银行',
              registrationNumber: 'Y2026-61-000137',
              amountFen: 800_000_000,
            },
          },
        ]
      : []),
  ];
  const record: Right = isMark
    ? ({
        key: `TM${30_000_000 + index}`,
        collection: 'trademark',
        number: String(30_000_000 + index),
        title,
        kind: 'ordinary',
        signType: 'word',
        applicants: [party],
        filingDay: filed,
        registrationDay: granted,
        events,
        classes: [
          { nice: 9, groups: ['0913', '0919'], goods: ['半导体器件', '集成电路', '电池充电器'] },
          { nice: 42, goods: ['技术研究'] },
        ],
        synthetic: true,
      } as unknown as Trademark)
    : ({
        key: `CN${number}`,
        collection: 'patent',
        kind: type === 'utilityModel' ? 'utilityModel' : type === 'design' ? 'design' : 'invention',
        country: 'CN',
        applicationNumber: number,
        title,
        abstract,
        firstClaim: `1. ${title}，其特征在于，包括基片、缓冲层、沟道层和栅极，所述栅极位于凹槽之上。`,
        claimCount: 9,
        publications: [{ number: `CN1${pad(index, 8)}A`, kind: 'A', day: later(filed, 1) }],
        grantDay: granted,
        inventors: ['杜若衡', '裴南枝', '韩令仪'],
        applicants: [party],
        filingDay: filed,
        ipc: [{ symbol, edition: '2023.01', first: true }, { symbol: 'H01L21/336' }],
        citations: [
          { number: 'CN104008308A', by: 'examiner', category: 'X' },
          { number: 'US10256321B2', by: 'applicant' },
        ],
        family: ['US11222333B2', 'EP3456789A1'],
        agency: { code: '61200', name: '青简知识产权代理事务所', agents: ['卢照'] },
        events,
        secrecy: 'OPEN',
        synthetic: true,
      } as unknown as Patent);
  const status = {
    group: group as 'valid',
    status: group,
    label: labelOf(STATUS_GROUPS, group),
    overlays,
    expiryDay,
  };
  const display = isMark ? String(30_000_000 + index) : `${number}.${index % 10}`;
  const summary: RightSummary = {
    key: record.key,
    collection: record.collection,
    type,
    typeLabel: labelOf(RIGHT_TYPES, type),
    title: [{ text: title }],
    passage: [{ text: isMark ? '第 9、42 类：半导体器件、集成电路' : abstract.slice(5) }],
    holders: index % 13 === 0 ? [holder, '渭曲理工大学'] : [holder],
    district: labelOf(DISTRICTS, district),
    number: display,
    filingDay: filed,
    classification: isMark ? '9, 42' : symbol.replace(/^(....)/, '$1 '),
    status,
    synthetic: true,
  };
  const versions = [1, 2].map((version) => ({
    version,
    knownFrom: version === 1 ? '2025-08-05T02:10:00Z' : '2026-11-23T02:10:00Z',
    knownTo: version === 1 ? '2026-11-23T02:10:00Z' : null,
    source: {
      file: version === 1 ? '发明授权公告 2023-22 周.zip' : '法律状态公告 2026-47 周.zip',
      sha256: `${version}`.repeat(64),
    },
    position: { member: 'LEGAL.XML', record: 18_204 + index },
    importRun: '3',
    contentHash: 'a91f03bc77de5512'.repeat(4),
    fields:
      version === 1
        ? ['title', 'abstract', 'applicants', 'ipc', 'filingDay', 'inventors']
        : ['events', 'applicants'],
  }));
  const rule = {
    zh: '专利权期限自申请日起二十年（专利法第四十二条）。',
    en: 'Twenty years from the filing date (Patent Law, Article 42).',
  };
  const reasoned = {
    value: expiryDay,
    rule,
    parameters: [
      {
        key: 'patent.term.invention',
        value: { zh: '20 年', en: '20 years' },
        article: '专利法 第四十二条第一款',
        mark: 'P',
      },
      {
        key: 'patent.annuity.graceMonths',
        value: { zh: '6 个月', en: '6 months' },
        article: '专利法实施细则 第一百一十六条',
        mark: 'unverified',
      },
    ],
  };
  const detail: RightDetail = {
    record,
    display: {
      number: display,
      patentNumber: granted === undefined || isMark ? null : `ZL ${display}`,
      type,
      typeLabel: labelOf(RIGHT_TYPES, type),
    },
    status,
    statusReason: { ...reasoned, value: group },
    expiry: reasoned,
    nextAnnuity:
      group === 'valid' && !isMark
        ? {
            year: 7,
            dueDay: '2027-04-30',
            feeFen: 200_000,
            rule: { zh: '第七至九年度 2000 元。', en: 'CNY 2,000 for years 7 to 9.' },
            mark: 'S',
          }
        : null,
    events: events.map((event) => ({
      day: event.day,
      code: event.code,
      label: EVENT_LABELS[event.code] ?? { zh: event.code, en: event.code },
      category: 'F',
      text: null,
      details: ('details' in event ? event.details : {}) as Record<string, string | number>,
    })),
    industries: [
      {
        value: industry,
        label: labelOf(INDUSTRIES, industry),
        weight: 0.8,
        score: 1.5,
        primary: true,
        strength: 'C',
        reason: 'H01L29 × 氮化镓',
        ruleIds: ['XA-01.4'],
      },
    ],
    places: [
      {
        name: party.name,
        level: 'street' as const,
        says: { zh: '归到街道（雁塔区小寨路街道）。', en: 'Placed in the street (Yanta).' },
      },
    ],
    industryRuleset: 'XA9-2021/1',
    themes: {
      ruleset: 'XA-THEMES-2021/1',
      tags: [
        {
          value: 'electronics',
          label: { zh: '电子信息', en: 'Electronics and information' },
          strength: 'C',
          reason: 'H01L29/778 半导体与光电器件',
          ruleId: 'electronics.1',
        },
      ],
      note: { zh: '未经抽样检验。', en: 'Not tested on a sample.' },
    },
    overrides: [],
    highValue: null,
    classTitles: { 'H01L29/778': '具有二维载流子气沟道的场效应晶体管' },
    provenance: versions,
    links: { CN104008308A: 'CN202110100037' },
  };
  return {
    record,
    summary,
    detail,
    text: `${title} ${abstract} ${holder} ${display} ${number}`,
    values: {
      type: [type],
      collection: [record.collection],
      statusGroup: [group],
      status: [group],
      overlay: overlays,
      holder: summary.holders,
      industry: [industry],
      district: [district],
      ipcSubclass: isMark ? [] : [symbol.slice(0, 4)],
      ipcGroup: isMark ? [] : [symbol.split('/')[0] as string],
      filingYear: [filed.slice(0, 4)],
      nice: isMark ? ['9', '42'] : [],
    },
  };
}

const EVENT_LABELS: Readonly<Record<string, { zh: string; en: string }>> = {
  filing: { zh: '申请', en: 'Filing' },
  publication: { zh: '公布', en: 'Publication' },
  grant: { zh: '授权', en: 'Grant' },
  licence: { zh: '许可合同备案生效', en: 'Licence filed' },
  pledge: { zh: '质押登记生效', en: 'Pledge registered' },
};

export const RIGHTS: readonly MockRight[] = Array.from({ length: 640 }, (_, index) =>
  makeRight(index),
);
