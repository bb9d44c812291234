import type { JsonObject, PaperDefinition, PaperPart } from '@zca/procedure';
import { formatMoney } from '@zca/standards';
import { METHOD } from '../../value/entries.ts';
import type { RoyaltyValue } from '../../value/model.ts';
import { workedValue } from './rules.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '——');
const percentOf = (value: unknown, missing: string): string =>
  typeof value === 'number' ? `${value}%` : missing;
const numberOf = (value: unknown): string => (typeof value === 'number' ? `${value}` : '——');
const inTenThousands = (fen: number): string => formatMoney(fen, '万元', 2);
const years = (count: number): string => `${Math.round(count * 100) / 100} 年`;

/** Every figure that was entered, with its ground. */
function entered(data: JsonObject): PaperPart {
  const decline = percentOf(data['royaltyDecline'], '0%');
  return {
    kind: 'table',
    columns: [
      { title: '参数', share: 5 },
      { title: '取值', share: 5 },
      { title: '依据', share: 11 },
    ],
    rows: [
      ['各年收入', textOf(data['revenue']), textOf(data['revenueSource'])],
      [
        '许可费率',
        `${percentOf(data['royaltyRate'], '——')}，每年下降 ${decline}`,
        textOf(data['royaltySource']),
      ],
      ['所得税率', percentOf(data['taxRate'], '——'), textOf(data['taxSource'])],
      ['折现率', percentOf(data['discountRate'], '——'), textOf(data['discountSource'])],
      ['经济寿命', `${numberOf(data['economicYears'])} 年`, textOf(data['lifeSource'])],
      ['法定保护期', `至 ${textOf(data['legalEnd'])}`, '平台记录的法律状态和期限'],
      ['折现时点', data['convention'] === 'mid' ? '年中' : '年末', '评估人选定'],
      ['所评估的份额', percentOf(data['ownShare'], '100%'), '评估人申明'],
    ],
  };
}

/** The years of the forecast, from which the value is the sum. */
function computed({ rows, value }: RoyaltyValue): PaperPart {
  return {
    kind: 'table',
    columns: [
      { title: '年次', share: 3 },
      { title: '起始日', share: 8 },
      { title: '收入', share: 6, align: 'right' },
      { title: '费率', share: 4, align: 'right' },
      { title: '许可费', share: 5, align: 'right' },
      { title: '税后', share: 5, align: 'right' },
      { title: '折现系数', share: 5, align: 'right' },
      { title: '现值', share: 5, align: 'right' },
    ],
    rows: [
      ...rows.map((row) => [
        row.part < 1 ? `${row.year}（${years(row.part)}）` : String(row.year),
        row.from,
        inTenThousands(row.revenue),
        `${(row.royaltyRate * 100).toFixed(2)}%`,
        inTenThousands(row.royalty),
        inTenThousands(row.afterTax),
        row.factor.toFixed(4),
        inTenThousands(row.present),
      ]),
      ['合计', '', '', '', '', '', '', inTenThousands(value)],
    ],
  };
}

function cautions(data: JsonObject): string[] {
  return [
    ...(data['kind'] === 'invention' || data['evaluationReport'] === true
      ? []
      : [
          '本专利未经实质审查，也没有专利权评价报告，权利的稳定性未经评价，使用本报告时应当特别注意。',
        ]),
    ...(Number(data['holders']) > 1
      ? ['本专利由多人共有，权利的行使受共有人约定和法律的限制。']
      : []),
  ];
}

function parts(data: JsonObject): PaperPart[] {
  const value = workedValue(data);
  const { life } = value;
  const heading = (text: string): PaperPart => ({ kind: 'heading', text });
  const paragraph = (text: string): PaperPart => ({ kind: 'paragraph', text });
  return [
    heading('一、参数及其依据'),
    entered(data),
    paragraph(
      `剩余寿命：法定 ${years(life.legal)}，经济 ${years(life.economic)}，取较短者 ${years(life.years)}。保护期最后一日以后的收入不计。`,
    ),
    heading('二、计算（金额单位：万元）'),
    paragraph(
      '计算公式：评估值＝Σ 收入×许可费率×（1－所得税率）÷（1＋折现率）的τ次方；年末折现的，τ为年次；年中折现的，τ为年次减0.5。',
    ),
    computed(value),
    heading('三、其他评估方法'),
    paragraph(textOf(data['otherApproaches'])),
    heading('四、使用限制'),
    ...cautions(data).map(paragraph),
    paragraph(
      '本报告由平台按所列参数计算，经另一人复核后出具，供委托人参考。未经资产评估机构盖章和至少两名评估专业人员签名的，不是《中华人民共和国资产评估法》所称的评估报告。',
    ),
    {
      kind: 'table',
      columns: [
        { title: '计算方法', share: 5 },
        { title: '计算结果的SHA-256', share: 16 },
      ],
      rows: [[METHOD, textOf(data['resultHash'])]],
    },
  ];
}

/** The report on a value, with every figure and its ground. Whoever verifies it sees its title alone. */
export const PAPERS: Readonly<Record<string, PaperDefinition>> = {
  report: {
    title: { zh: '专利价值评估报告', en: 'Report on the value of a patent' },
    series: '专评',
    addressee: 'client',
    for: ['client'],
    body: [
      '受你单位委托，就{title}在评估基准日{baseDay}的价值进行了评估，编号 {number}。评估目的：{purpose}。价值类型：{valueType}。',
      '采用收益法中的许可费节省法，评估值为 {value}。本报告可以使用到{validUntil}。',
    ],
    parts,
  },
};
