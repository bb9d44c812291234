import { ST96_LOSS_REASONS, type St96Loss } from '@zca/formats';

export const ST96_KINDS = ['patent', 'design', 'trademark', 'indication'] as const;
export type St96Kind = (typeof ST96_KINDS)[number];

/** How much of a field was lost for one reason, over all documents of a kind. */
export interface LossCount {
  readonly kind: St96Kind;
  readonly field: string;
  readonly reason: St96Loss['reason'];
  readonly extent: St96Loss['extent'];
  readonly records: number;
  readonly values: number;
}

/** Sums losses by kind of document, field, reason and extent. */
export class LossCounts {
  readonly #counts = new Map<string, LossCount>();

  add(kind: St96Kind, losses: readonly St96Loss[]): void {
    for (const { field, reason, extent, count } of losses) {
      this.#join({ kind, field, reason, extent, records: 1, values: count });
    }
  }

  addAll(counts: readonly LossCount[]): void {
    for (const count of counts) this.#join(count);
  }

  #join(count: LossCount): void {
    const key = [count.kind, count.field, count.reason, count.extent].join(' ');
    const known = this.#counts.get(key);
    this.#counts.set(key, {
      ...count,
      records: count.records + (known?.records ?? 0),
      values: count.values + (known?.values ?? 0),
    });
  }

  /** By kind, the most frequent first. */
  list(): readonly LossCount[] {
    return [...this.#counts.values()].toSorted(
      (a, b) =>
        ST96_KINDS.indexOf(a.kind) - ST96_KINDS.indexOf(b.kind) ||
        b.records - a.records ||
        (a.field < b.field ? -1 : 1),
    );
  }
}

const KIND_LABELS: Readonly<Record<St96Kind, readonly [zh: string, en: string]>> = {
  patent: ['专利（PatentPublication）', 'Patents (PatentPublication)'],
  design: ['外观设计（DesignApplication）', 'Designs (DesignApplication)'],
  trademark: ['商标（TrademarkApplication）', 'Trademarks (TrademarkApplication)'],
  indication: ['地理标志（GIApplication）', 'Geographical indications (GIApplication)'],
};

const EXTENT_LABELS = {
  lost: ['未写入', 'lost'],
  partial: ['部分写入', 'held in part'],
} as const;

const PART_LABELS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  name: ['名称', 'name'],
  type: ['类型', 'type'],
  country: ['国别', 'country'],
  address: ['地址', 'address'],
  postcode: ['邮编', 'postcode'],
  division: ['行政区划', 'administrative division'],
  creditCode: ['统一社会信用代码', 'unified social credit code'],
  location: ['坐标', 'coordinates'],
  code: ['代码', 'code'],
  agents: ['代理师', 'agents'],
  category: ['相关类别', 'category'],
  edition: ['版本', 'edition'],
  gazette: ['公告', 'gazette'],
  day: ['日期', 'date'],
  effectiveDay: ['生效日', 'effective date'],
  text: ['公告文本', 'text'],
  details: ['分项内容', 'details'],
  groups: ['类似群', 'similar groups'],
  goods: ['商品和服务', 'goods and services'],
  language: ['语种', 'language'],
};

const FIELD_LABELS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  applicants: ['申请人', 'applicants'],
  holders: ['当前权利人', 'holders'],
  agency: ['代理机构', 'agency'],
  events: ['法律事件', 'legal events'],
  country: ['公开国别', 'country of publication'],
  applicationNumber: ['申请号', 'application number'],
  number: ['注册号／申请号', 'number'],
  filingDay: ['申请日', 'filing date'],
  publications: ['公布公告', 'publications'],
  grantDay: ['授权公告日', 'grant date'],
  priorities: ['优先权', 'priorities'],
  ipc: ['IPC 分类', 'IPC'],
  cpc: ['CPC 分类', 'CPC'],
  locarno: ['洛迦诺分类', 'Locarno classes'],
  title: ['名称', 'title'],
  titleEn: ['英文名称', 'English title'],
  abstract: ['摘要', 'abstract'],
  firstClaim: ['首项权利要求', 'first claim'],
  claimCount: ['权利要求数', 'number of claims'],
  citations: ['引用文献', 'citations'],
  inventors: ['发明人', 'inventors'],
  family: ['同族专利', 'family'],
  pct: ['PCT 国家阶段', 'PCT national phase'],
  internationalApplication: ['国际申请', 'international application'],
  internationalPublication: ['国际公布', 'international publication'],
  termAdjustmentDays: ['期限补偿天数', 'term adjustment'],
  declassification: ['解密', 'declassification'],
  feePaidThroughYear: ['已缴年费年度', 'annuities paid through year'],
  registerAsOf: ['登记簿截止日', 'date of the register extract'],
  synthetic: ['演示数据标记', 'mark of demonstration data'],
  geographicalIndication: ['地理标志', 'geographical indication'],
  kind: ['类型', 'kind'],
  classes: ['国际分类', 'Nice classes'],
  preliminaryDay: ['初审公告日期', 'preliminary publication date'],
  registrationDay: ['注册公告日期', 'registration date'],
  registrationNumber: ['注册号', 'registration number'],
  publicationDay: ['公布日期', 'publication date'],
  officeStatus: ['主管局状态', 'status at the office'],
  officeHistory: ['主管局经过', 'history at the office'],
  termEndDay: ['专用期限', 'end of term'],
  madrid: ['国际注册号', 'international registration'],
  basis: ['保护途径', 'ground of protection'],
  users: ['用标单位', 'users'],
  names: ['其他名称', 'other names'],
  category: ['类别', 'category'],
  products: ['产品', 'products'],
  area: ['产地范围', 'area of origin'],
  divisions: ['产地区划', 'divisions of the area'],
  specification: ['质量技术要求', 'specification'],
  standard: ['标准', 'standard'],
  announcement: ['公告', 'announcement'],
};

/** The label of a field of a record, `applicants.location` → 申请人·坐标. */
export function fieldLabel(field: string): { readonly zh: string; readonly en: string } {
  const [head = '', part] = field.split('.');
  const whole = FIELD_LABELS[head] ?? [head, head];
  if (part === undefined) return { zh: whole[0], en: whole[1] };
  const own = PART_LABELS[part] ?? [part, part];
  return { zh: `${whole[0]}·${own[0]}`, en: `${whole[1]}: ${own[1]}` };
}

export interface LossReport {
  readonly documents: Readonly<Record<St96Kind, number>>;
  readonly counts: readonly LossCount[];
}

/** The report as data. */
export function lossReportJson({ documents, counts }: LossReport): string {
  const fields = counts.map((count) => ({ ...count, label: fieldLabel(count.field) }));
  return `${JSON.stringify({ format: 'WIPO ST.96 V6.0', documents, fields, reasons: ST96_LOSS_REASONS }, null, 2)}\n`;
}

/** The report as text, Chinese first. */
export function lossReportText(report: LossReport): string {
  return `${lossText(report, 0)}\n\n${lossText(report, 1)}\n`;
}

function lossText({ documents, counts }: LossReport, language: 0 | 1): string {
  const lines =
    language === 0
      ? [
          'ST.96 导出损失说明',
          '下列内容在记录中有，而 WIPO ST.96 V6.0 不能或不能完整容纳。逐件明细见 losses/records-*.jsonl。',
          '如需完整数据，请导出 JSON Lines。',
        ]
      : [
          'Losses of the ST.96 export',
          'The records state the following, which WIPO ST.96 V6.0 cannot hold, or holds in part. For each',
          'record see losses/records-*.jsonl. Export JSON Lines for the whole of the data.',
        ];
  for (const kind of ST96_KINDS) {
    const total = documents[kind];
    if (total === 0) continue;
    lines.push(
      '',
      language === 0 ? `${KIND_LABELS[kind][0]}：${total} 件` : `${KIND_LABELS[kind][1]}: ${total}`,
    );
    const own = counts.filter((count) => count.kind === kind);
    if (own.length === 0) lines.push(language === 0 ? '  没有损失。' : '  Nothing was lost.');
    for (const { field, reason, extent, records, values } of own) {
      const label = fieldLabel(field);
      const why = ST96_LOSS_REASONS[reason];
      lines.push(
        language === 0
          ? `  ${label.zh}（${field}）：${EXTENT_LABELS[extent][0]}，${records} 件 ${values} 项；${why.zh}。`
          : `  ${label.en} (${field}): ${EXTENT_LABELS[extent][1]}, ${records} records, ${values} values; ${why.en}.`,
      );
    }
  }
  return lines.join('\n');
}
