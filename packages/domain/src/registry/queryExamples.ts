import type { Bilingual } from '@zca/query';

/** A query to learn from: how it is written in each language, and what it asks for. */
export interface QueryExample {
  readonly query: Bilingual;
  readonly meaning: Bilingual;
}

/** Examples that belong together. */
export interface QueryExampleGroup {
  readonly name: string;
  readonly title: Bilingual;
  readonly examples: readonly QueryExample[];
}

const example = (zh: string, meaningZh: string, en: string, meaningEn: string): QueryExample => ({
  query: { zh, en },
  meaning: { zh: meaningZh, en: meaningEn },
});

/**
 * The examples of the help, from plain words to events. A test asks each of them of a demonstration
 * city, where each has hits; the records themselves are in Chinese, so English queries hold Chinese words.
 */
export const QUERY_EXAMPLES: readonly QueryExampleGroup[] = [
  {
    name: 'words',
    title: { zh: '词和原文', en: 'Words and phrases' },
    examples: [
      example(
        '氮化镓 器件',
        '两个词都有，在名称、摘要、权利要求或当事人中',
        '氮化镓 器件',
        'both words occur, in the title, abstract, claims or parties',
      ),
      example('"功率器件"', '这四个字连在一起', '"功率器件"', 'these characters in a row'),
      example('氮化镓 或 碳化硅', '有其中一个', '氮化镓 OR 碳化硅', 'one of them occurs'),
      example(
        '氮化镓 不含 外延',
        '有前者，没有后者',
        '氮化镓 NOT 外延',
        'the first occurs, the second does not',
      ),
      example(
        '(氮化镓 或 碳化硅) 且 器件',
        '括号里的先算',
        '(氮化镓 OR 碳化硅) AND 器件',
        'brackets come first',
      ),
      example('名称:电池', '只在名称里查', 'title:电池', 'in the title only'),
      example('半导*', '以“半导”开头的词', '半导*', 'a word that begins with 半导'),
    ],
  },
  {
    name: 'near',
    title: { zh: '相邻', en: 'Near each other' },
    examples: [
      example(
        '"氮化镓 器件"~10',
        '两处文字相隔不超过 10 字，先后不限',
        '"氮化镓 器件"~10',
        'both texts with at most 10 characters between them, in either order',
      ),
      example(
        '"氮化镓 器件"~>10',
        '同上，并且前者在先',
        '"氮化镓 器件"~>10',
        'the same, in this order',
      ),
      example(
        '"氮化镓|碳化硅 器件|衬底"~20',
        '竖线隔开的各取其一，再看距离',
        '"氮化镓|碳化硅 器件|衬底"~20',
        'one of each set of alternatives, near each other',
      ),
      example(
        '摘要:"电池 温度"~40',
        '只在摘要里看距离',
        'abstract:"电池 温度"~40',
        'near each other in the abstract',
      ),
    ],
  },
  {
    name: 'classes',
    title: { zh: '分类', en: 'Classification' },
    examples: [
      example('分类:H01L', '小类 H01L 及其下各级', 'ipc:H01L', 'subclass H01L and all below it'),
      example(
        '分类:H01L29',
        '大组 H01L29 及其下各级，不含 H01L291',
        'ipc:H01L29',
        'main group H01L29 and all below it, and not H01L291',
      ),
      example('分类:"H01L29/778"', '恰好是这个分类号', 'ipc:"H01L29/778"', 'this symbol alone'),
      example(
        '分类:H01L21/00..H01L29/99',
        '按分类表次序，从一个分类号到另一个',
        'ipc:H01L21/00..H01L29/99',
        'from symbol to symbol in the order of the scheme',
      ),
      example(
        '分类:全(G06F,G06N)',
        '同时属于两个类目',
        'ipc:all(G06F,G06N)',
        'in both classes at once',
      ),
      example('尼斯:9', '商标第 9 类', 'nice:9', 'Nice class 9'),
    ],
  },
  {
    name: 'parties',
    title: { zh: '当事人', en: 'Parties' },
    examples: [
      example(
        '权利人:大学',
        '现权利人名称含“大学”',
        'holder:大学',
        'the present holder’s name contains 大学',
      ),
      example(
        '当事人:大学',
        '任何身份：权利人、申请人、发明人、代理、被许可人、质权人等',
        'party:大学',
        'in any role: holder, applicant, inventor, agent, licensee, pledgee',
      ),
      example(
        '申请人:大学 非 权利人:大学',
        '大学申请、已转给别人的',
        'applicant:大学 NOT holder:大学',
        'filed by a university, now held by others',
      ),
      example('质权人:银行', '质押给银行的', 'pledgee:银行', 'pledged to a bank'),
      example('被许可人:公司', '许可给公司的', 'licensee:公司', 'licensed to a firm'),
      example(
        '权利人类型:大专院校 区县:雁塔区',
        '雁塔区大专院校的权利',
        'holdertype:University district:Yanta',
        'rights of universities in Yanta',
      ),
      example('地址:路', '权利人地址含“路”', 'address:路', 'the holder’s address contains 路'),
    ],
  },
  {
    name: 'events',
    title: { zh: '法律事件', en: 'Legal events' },
    examples: [
      example(
        '事件:质押',
        '有过质押登记、变更或者注销',
        'event:Pledges',
        'a pledge was registered, changed or cancelled',
      ),
      example(
        '事件:许可@2020..2024',
        '在这些年里有许可备案：种类和日期指同一个事件',
        'event:Licences@2020..2024',
        'a licence event in these years: kind and date of the same event',
      ),
      example(
        '事件:质押登记生效@近3年',
        '近三年登记的质押',
        'event:"Pledge registered"',
        'a pledge that was registered',
      ),
      example(
        '事件:转移 非 事件:转移@2022..',
        '转移过，最后一次在 2022 年以前',
        'event:Transfer NOT event:Transfer@2022..',
        'transferred, last before 2022',
      ),
      example(
        '事件:授权@2021 非 事件:质押',
        '2021 年授权，从未质押',
        'event:Grant@2021 NOT event:Pledges',
        'granted in 2021, never pledged',
      ),
      example(
        '最新事件:终止',
        '最后一个事件是终止',
        'latestevent:Lapse',
        'the latest event is a lapse',
      ),
    ],
  },
  {
    name: 'days',
    title: { zh: '日期、数和状态', en: 'Days, numbers and status' },
    examples: [
      example(
        '类型:实用新型 且 状态:有效',
        '按类型和法律状态',
        'type:"Utility model" AND status:"In force"',
        'by type and legal status',
      ),
      example('申请日>=2020', '2020 年和以后申请', 'filed>=2020', 'filed in 2020 or later'),
      example(
        '申请日:2018..2022',
        '2018 至 2022 年申请',
        'filed:2018..2022',
        'filed from 2018 to 2022',
      ),
      example(
        '届满日:未来2年 状态:有效',
        '今后两年内到期的',
        'expires:next 2 years status:"In force"',
        'that expire within two years',
      ),
      example(
        '权项数>10 引用数:3..',
        '权利要求多于 10 项，引用文献 3 篇以上',
        'claims>10 citations:3..',
        'more than ten claims, three or more citations',
      ),
      example(
        '产业:全(第三代半导体,新材料)',
        '同时属于两个产业',
        'industry:all(XA-01,XA-07)',
        'in both industries',
      ),
      example(
        '无:发明人 类型:发明授权,实用新型,商标',
        '没有记载发明人的',
        'none:inventor type:Trademark',
        'without a stated inventor',
      ),
    ],
  },
];
