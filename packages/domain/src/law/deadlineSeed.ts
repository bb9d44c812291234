import type { LegalParameter, ParameterMark } from './model.ts';

/** Instruments of the deadline register: name, number, first day of the text used, last day if repealed. */
const INSTRUMENTS = {
  O20: ['市场监督管理投诉举报处理暂行办法', '市场监管总局令第20号', '2020-01-01', '2026-04-14'],
  O121: ['市场监督管理投诉举报处理办法', '市场监管总局令第121号', '2026-04-15'],
  CXGD: ['市场监督管理行政处罚程序规定', '市场监管总局令第61号', '2022-11-01'],
  XXGS: ['市场监督管理行政处罚信息公示规定', '市场监管总局令第45号', '2021-09-01'],
  CFF: ['中华人民共和国行政处罚法', '', '2021-07-15'],
  YSGD: ['行政执法机关移送涉嫌犯罪案件的规定', '国务院令第730号', '2020-08-07'],
  O81: ['专利纠纷行政裁决和调解办法', '国家知识产权局令第81号', '2025-02-01'],
  ZLF: ['中华人民共和国专利法', '主席令第55号', '2021-06-01'],
  MSF: ['中华人民共和国民事诉讼法', '', '2024-01-01'],
  ZCF: ['中华人民共和国仲裁法', '', '2026-03-01'],
  ZLZF: ['专利行政执法办法', '国家知识产权局令第71号', '2015-07-01'],
  O80: ['地理标志产品保护办法', '国家知识产权局令第80号', '2024-02-01'],
  O79: ['集体商标、证明商标注册和管理规定', '国家知识产权局令第79号', '2024-02-01'],
  FGW36: ['信用修复管理办法', '国家发展改革委令第36号', '2026-04-01'],
  WAF: ['中华人民共和国网络安全法', '', '2026-01-01'],
} as const satisfies Readonly<
  Record<string, readonly [string, string, string] | readonly [string, string, string, string]>
>;

const UNITS = {
  wd: 'workingDay',
  d: 'day',
  m: 'month',
  y: 'year',
  h: 'hour',
  '%/d': 'percentPerDay',
} as const;

/**
 * code | trigger zh | trigger en | count | unit | extension zh | extension en | who | instrument | article | mark | extension
 * A count of the form 5/10 gives two limits. `who` is the party that must act. The last column, where
 * there is one, is the length of the one extension that the head may approve, in the same unit.
 * The rows of an instrument that was repealed hold for matters of its days.
 */
const REGISTER = `
TS.ACCEPT|收到投诉|Complaint received|7|wd|||县级市场监管部门|O121|第十五条|V
TS.MEDIATE|投诉受理|Complaint accepted|60|d|不含鉴定、检测期间|Expert examination and testing excluded|县级市场监管部门|O121|第二十三条|V
TS.TERM_NOTICE|作出终止调解决定|Mediation terminated|7|wd|||县级市场监管部门|O121|第二十三条|V
TS.CLUE_VERIFY|调解中发现违法线索|Clue found in mediation|15|wd|经负责人批准延长15个工作日|15 working days more with the head's approval|市场监管部门|O121|第二十七条|V|15
TS.JURIS_DISPUTE|发生管辖争议|Dispute over jurisdiction arises|7|wd|报共同的上一级部门|Then to the common superior|争议双方|O121|第三十三条|V
TS.LIMIT|知道或者应当知道权益受到侵害|Harm known or to be known|3|y|法律另有规定的除外|Unless a law provides otherwise|投诉人|O121|第十六条第四项|V
TS.ACCEPT|收到投诉|Complaint received|7|wd|||县级市场监管部门|O20|第十四条|V
TS.MEDIATE|投诉受理|Complaint accepted|45|wd|不含检定、检验、检测、鉴定期间|Verification, inspection, testing and expert examination excluded|县级市场监管部门|O20|第二十一条第一款第五项|V
TS.TERM_NOTICE|作出终止调解决定|Mediation terminated|7|wd|||县级市场监管部门|O20|第二十一条第二款|V
TS.CLUE_VERIFY|调解中发现违法线索|Clue found in mediation|15|wd|特殊情况下延长15个工作日|15 working days more in special circumstances|市场监管部门|O20|第二十三条|V|15
TS.JURIS_DISPUTE|发生管辖争议|Dispute over jurisdiction arises|7|wd|报共同的上一级部门|Then to the common superior|争议双方|O20|第三十条|V
TS.LIMIT|知道或者应当知道权益受到侵害|Harm known or to be known|3|y|法律另有规定的除外|Unless a law provides otherwise|投诉人|O20|第十五条第四项|V
JB.FILING_NOTICE|作出是否立案决定（实名举报）|Decision whether to open a case (real-name report)|5|wd|||市场监管部门|O20|第三十一条第二款|V
CF.VERIFY|收到线索或者材料|Clue or material received|15|wd|经负责人批准延长15个工作日；不含检测、鉴定、辨认|15 working days more with the head's approval; testing excluded|市场监管部门|CXGD|第十八条|V|15
CF.JURIS_ASSIGN|上级收到报请|Report received by the superior|7|wd|||上级部门|CXGD|第十六条|V
CF.PRESERVE|先行登记保存|Evidence registered and kept|7|wd|逾期自动解除|Lapses by itself|办案机构|CXGD|第三十五条|V
CF.URGENT_REPORT|当场采取措施|Measure taken on the spot|24|h|||办案机构|CXGD|第三十三条、第三十六条|V
CF.SEIZE|查封、扣押|Sealing or seizure|30|d|经负责人批准延长30日；不含检测期间；期末不顺延|30 days more with the head's approval; testing excluded; the last day never rolls|市场监管部门|CXGD|第三十八条|V|30
CF.ASSIST|收到协查函|Request for assistance received|15|wd|期满前告知|Tell before expiry|协查部门|CXGD|第四十五条|V
CF.REVIEW|收到审核材料|Material for review received|10|wd|负责人可以批准延长|The head may extend|审核机构|CXGD|第五十五条|V
CF.STATEMENT|行政处罚告知书送达|Notice of the intended penalty served|5|wd|逾期视为放弃|Silence is a waiver|当事人|CXGD|第五十七条|V
CF.DECIDE|立案|Case opened|90|d|经负责人批准延长30日；再经集体讨论|30 days more with the head's approval; then a fixed period by collective decision|市场监管部门|CXGD|第六十四条|V|30
CF.SERVE|当事人不在场的决定|Decision made in the party's absence|7|wd|||市场监管部门|CXGD|第八十一条|V
CF.PAY|收到处罚决定|Decision received|15|d|可以暂缓或者分期|Deferment or instalments possible|当事人|CXGD|第七十二条|V
CF.LATE_FEE|缴款期满|Payment period over|3|%/d|加处罚款不超过罚款数额|At most the amount of the fine|市场监管部门|CXGD|第七十五条|V
CF.URGE|收到催告书|Reminder received|10|wd|||当事人|CXGD|第七十六条|V
CF.COURT_ENF|复议、诉讼期满|Time for review or action over|3|m|||市场监管部门|CXGD|第七十六条|V
CF.CLOSE|结案情形成立|Ground for closing|15|wd|||办案机构|CXGD|第七十七条|V
CF.SIMPLE_FILE|当场处罚决定|Summary decision|7|wd|||执法人员|CXGD|第七十条|V
CF.CASH|当场收缴罚款|Fine collected on the spot|2|wd|两个工作日内缴付银行|2 working days more to the bank|执法人员|CXGD|第七十三条|V
CF.PUBLISH_IN|处罚决定（本省）|Decision, same province|20|wd|||市场监管部门|XXGS|第九条|V
CF.PUBLISH_OUT|处罚决定（外省）|Decision, other province|10|wd|收到后10个工作日内公示|10 working days more for local publication|双方部门|XXGS|第十条|V
CF.WITHDRAW|处罚决定变更、撤销|Decision changed or revoked|3|wd|||市场监管部门|XXGS|第十一条；行政处罚法第四十八条|V
CF.LIMIT|违法行为发生或者终了|Violation occurs or ends|2|y|涉及生命健康、金融安全且有危害后果的五年|5 years for harm to life, health or finance||CFF|第三十六条|V
XZ.TRANSFER_APPROVE|收到移送报告|Transfer report received|3|d|||行政机关负责人|YSGD|第五条|V
XZ.TRANSFER_SEND|批准移送|Transfer approved|24|h|||行政机关|YSGD|第五条|V
XZ.PSB_WRONG_JURIS|公安机关收到案件|Case received by the police|24|h|||公安机关|YSGD|第七条|V
XZ.PSB_DECIDE|公安机关接受案件|Case accepted by the police|3|d|||公安机关|YSGD|第八条|V
XZ.RECONSIDER|收到不予立案通知|Refusal to file received|3|d|||行政机关|YSGD|第九条|V
XZ.RECON_DECIDE|收到复议提请|Reconsideration received|3|d|||公安机关|YSGD|第九条|V
XZ.HANDOVER|收到立案通知|Filing notice received|3|d|||行政机关|YSGD|第十二条|V
ZC.FILE|收到裁决请求|Request received|5|wd|经负责人批准延长5个工作日|5 working days more by the head|管理专利工作的部门|O81|第二十条|V|5
ZC.SERVE|立案|Case opened|5|wd|||管理专利工作的部门|O81|第二十二条|V
ZC.REPLY|被请求人收到副本|Copy received by the respondent|15|d|境内无住所的30日；合议组可以延长|30 days without domicile in China; the panel may extend|被请求人|O81|第二十二条|V
ZC.REPLY_FWD|收到答辩书|Reply received|5|wd|||管理专利工作的部门|O81|第二十二条|V
ZC.JURIS_OBJ|收到管辖异议|Objection to jurisdiction received|5|wd|应当在答辩期内提出|Raise it within the reply period|管理专利工作的部门|O81|第九条|V
ZC.EVIDENCE|收到举证通知|Notice to give evidence received|15|d|最短|At least|当事人|O81|第五十四条|V
ZC.ORAL_NOTICE|口头审理前|Before the hearing|3|wd|最短|At least|管理专利工作的部门|O81|第二十六条|V
ZC.CLOSE|立案|Case opened|3|m|经负责人批准延长至多1个月，再经上级批准至多2个月|At most 1 month more by the head, then at most 2 by the superior|管理专利工作的部门|O81|第三十七条|V
ZC.PUBLISH|作出裁决|Adjudication made|20|wd|变更、撤销同此|The same for change or revocation|管理专利工作的部门|O81|第八十三条|V
ZC.SUE|收到处理通知|Decision received|15|d|||当事人|ZLF|第六十五条|V
ZC.LIMIT|知道侵权行为以及侵权人|Infringement and infringer known|3|y|持续侵权另计|Continuing acts excepted|请求人|O81|第十九条|V
TJ.SERVE|收到调解请求|Request for mediation received|5|wd|||管理专利工作的部门|O81|第六十五条|V
TJ.OPINION|被请求人收到副本|Copy received by the respondent|15|d|逾期不答复不予立案|Silence means no case|被请求人|O81|第六十五条、第六十六条|V
TJ.FILE|收到同意调解的意见|Consent received|5|wd|||管理专利工作的部门|O81|第六十六条|V
TJ.COURT_CONFIRM|调解协议生效|Agreement effective|30|d|双方共同申请|Both parties jointly|双方当事人|MSF|第二百零五条|V
ARB.SETASIDE|收到裁决书|Award received|3|m|旧法为6个月|6 months under the earlier law|当事人|ZCF|第七十二条|V
JM.FILE|发现或者接到举报假冒专利|Passing-off found or reported|5/10|wd|||执法部门|ZLZF|第二十八条|V
JM.CLOSE|立案|Case opened|1|m|经负责人批准延长15日|15 days more by the head|执法部门|ZLZF|第三十六条|V
GI.PROV_REVIEW|收到申请|Application received|3|m|||省级知识产权管理部门|O80|第十二条|V
GI.AMEND|收到补正通知|Notice of defects received|4|m|||申请人|O80|第十三条|V
GI.OPPOSE|初步认定公告|Preliminary announcement|2|m|||任何人|O80|第十五条|V
GI.NONUSE_MARK|未使用专用标志|Mark not used|2|y|整改未完成|After failed rectification|国家知识产权局|O80|第三十一条|V
GI.NONUSE_NAME|未使用名称|Name not used|3|y|任何人可以请求撤销|Anyone may ask for revocation|任何人|O80|第二十七条|V
TMG.MEMBER|集体成员变更|Change of members|3|m|||注册人|O79|第十三条|V
TMG.LICENCE|准许使用证明商标|Use of a certification mark allowed|3|m|||注册人|O79|第十三条|V
CR.FIX_GENERAL_MIN|认定之日|Day of determination|3|m|最长12个月|At most 12 months|信用主体|FGW36||V
CR.FIX_SERIOUS_MIN|认定之日|Day of determination|12|m|最长36个月|At most 36 months|信用主体|FGW36||V
CR.MINOR_MAX|认定之日|Day of determination|3|m|一般不公示|Normally not published|信用主体|FGW36||V
SEC.LOG|日志产生|Event logged|6|m|最短|At least|运营者|WAF|第二十三条|V
`;

/** The value of a row of the register. */
export interface DeadlineValue {
  readonly triggerZh: string;
  readonly triggerEn: string;
  readonly count: number;
  /** A second, longer limit where the instrument has two; null otherwise. */
  readonly longerCount: number | null;
  readonly extensionZh: string;
  readonly extensionEn: string;
  /** Who must act; empty for limitation periods. */
  readonly actor: string;
}

/**
 * The register of statutory deadlines of protection, supervision and credit as dated parameters
 * `deadline.<code>`, each with the extension that the head may approve once as `extension.<code>`. Days of entry into force are of the text that was read; an earlier text of the
 * same instrument needs its own row before old matters are computed.
 */
export const DEADLINE_PARAMETERS: readonly LegalParameter[] = REGISTER.trim()
  .split('\n')
  .flatMap((line) => {
    const [
      code,
      triggerZh,
      triggerEn,
      count,
      unit,
      extensionZh,
      extensionEn,
      actor,
      law,
      article,
      mark,
      extension,
    ] = line.split('|') as [
      string,
      string,
      string,
      string,
      keyof typeof UNITS,
      string,
      string,
      string,
      keyof typeof INSTRUMENTS,
      string,
      ParameterMark,
      string?,
    ];
    const [sourceTitle, documentNumber, effectiveFrom, effectiveTo] = INSTRUMENTS[law];
    const [shorter, longer] = count.split('/').map(Number);
    const value = {
      triggerZh,
      triggerEn,
      count: shorter!,
      longerCount: longer ?? null,
      extensionZh,
      extensionEn,
      actor,
    } satisfies DeadlineValue;
    const source = {
      unit: UNITS[unit],
      sourceTitle,
      documentNumber,
      article,
      effectiveFrom,
      effectiveTo: effectiveTo ?? null,
      mark,
      note: '',
    };
    const deadline: LegalParameter = {
      ...source,
      key: `deadline.${code}`,
      value,
      title: { zh: `期限：${triggerZh}`, en: `Deadline: ${triggerEn}` },
    };
    if (extension === undefined) return [deadline];
    const extended: LegalParameter = {
      ...source,
      key: `extension.${code}`,
      value: Number(extension),
      title: { zh: `延长：${triggerZh}`, en: `Extension: ${triggerEn}` },
    };
    return [deadline, extended];
  });
