import type { Bilingual } from '@zca/query';
import { explain, RULES, type RuleCode } from '@zca/standards';
import { COLUMN_TARGETS } from './columnTargets.ts';
import type { Note, Refusal } from './refusal.ts';

/** Sentences of this room's rules; `{name}` is replaced by the parameter. */
export const REGISTRY_RULES = {
  'award.number': {
    zh: '没有专利号或申请号，无法认定是哪一件专利。请补上。',
    en: 'There is no patent or application number, so the patent cannot be told. Add one.',
  },
  'award.notPatent': {
    zh: '“{value}”不是专利的号码。请填写专利号、申请号或公告号。',
    en: '"{value}" is no number of a patent. Enter a patent, application or publication number.',
  },
  'award.prize': {
    zh: '没有奖项名称。请填写，例如“中国专利奖 金奖”。',
    en: 'The prize is missing. Enter it, for example 中国专利奖 金奖.',
  },
  'award.grade': {
    zh: '“{value}”没有写明等级。中国专利奖须写明金奖、银奖或优秀奖。',
    en: '"{value}" does not state a grade. A China Patent Award is gold, silver or excellence.',
  },
  'award.year': {
    zh: '年度“{value}”不是 1985 年至今的年份。请填写四位年份或授奖日期。',
    en: 'The year "{value}" is none from 1985 until now. Enter four digits, or the day of the award.',
  },
  'award.day': {
    zh: '授奖日期“{value}”不是已经过去的日期。请核对。',
    en: 'The day of the award "{value}" is no past day. Check it.',
  },
  'award.beforeFiling': {
    zh: '授奖时间 {value} 早于这件专利的申请日 {filing}，多半是号码有误。请核对专利号和授奖时间。',
    en: 'The award of {value} is earlier than the filing day {filing} of this patent: the number is probably another. Check the number and the day.',
  },
  'award.document': {
    zh: '没有授奖文件的标题或文号。登记奖励须有依据，请补上其中一项。',
    en: 'Neither title nor number of the awarding document is given. An award needs its source; add one.',
  },
  'rules.label': {
    zh: '“{value}”不是这张规则表的类别。可用的类别见导出的表。',
    en: '"{value}" is no label of this mapping. The exported table has those that are.',
  },
  'rules.symbols': {
    zh: '分类号式样“{value}”写法不对。可写小类 B60L、大组 H01L29、大组范围 G10L13-25、小组 H04B7/19、小组开头 H04B7/185* 或小组范围 H01M10/613-667。',
    en: 'The pattern "{value}" is not well formed. Write a subclass B60L, a group H01L29, groups G10L13-25, a symbol H04B7/19, a beginning H04B7/185* or a range H01M10/613-667.',
  },
  'rules.strength': {
    zh: '强度“{value}”不是 C（核心）、P（部分）或 S（共有）。',
    en: 'The strength "{value}" is none of C (core), P (partial) and S (shared).',
  },
  'rules.id': {
    zh: '规则编号“{value}”为空或者重复。每条规则须有自己的编号。',
    en: 'The id "{value}" is empty or used twice. Each rule needs an id of its own.',
  },
  'rules.noSymbols': {
    zh: '没有分类号。每条规则须至少写明一个。',
    en: 'The symbols are missing. Each rule names one at least.',
  },
  'rules.subclass': {
    zh: '“{value}”的小类在国际专利分类中没有。请核对前四位。',
    en: 'The IPC has no subclass of "{value}". Check its first four characters.',
  },
  'rules.except': {
    zh: '除外的“{value}”不在本行分类号之内，没有作用。请删去，或者核对本行分类号。',
    en: '"{value}" is excepted but lies in none of the symbols of the row. Delete it, or check the symbols.',
  },
  'rules.words': {
    zh: '关键词“{value}”中有空的或者重复的词。请用一条竖线隔开，例如“卫星|北斗”。',
    en: 'Among the words "{value}" one is empty or stands twice. Put one bar between words: 卫星|北斗.',
  },
  'rules.shared': {
    zh: '共有类别“{value}”就是本行类别，或者写了两次。请删去。',
    en: '"{value}" is the label of the row itself, or stands twice. Delete it.',
  },
  'rules.overlap': {
    zh: '“{value}”与第 {line} 行（{id}）重叠：类别和关键词相同，分类号一个在另一个之内。请合并两行，或者在较宽的一行写明除外。',
    en: '"{value}" overlaps line {line} ({id}): same label and words, and one lies within the other. Join the rows, or except it in the wider one.',
  },
  'rules.reason': {
    zh: '没有理由。每条规则须说明为什么归入该类。',
    en: 'The reason is missing. Each rule says why it sorts as it does.',
  },
  'roster.name': {
    zh: '没有企业名称。请补上。',
    en: "The firm's name is missing. Add it.",
  },
  'roster.division': {
    zh: '“{value}”不是西安市的区县或开发区。请填写区县名称、六位代码或者开发区名称。',
    en: '"{value}" is no district, county or development zone of Xi\'an. Enter its name or code.',
  },
  'roster.zones': {
    zh: '区县一栏的“{value}”与开发区一栏的“{zone}”是两个开发区。请只保留一个，或者在区县一栏填写区县。',
    en: '"{value}" for the district and "{zone}" for the zone are two development zones. Keep one, or enter a district for the district.',
  },
  'roster.code': {
    zh: '统一社会信用代码“{value}”校验不符，没有采用，按名称查找。请核对。',
    en: 'The credit code "{value}" does not hold and was left out; the name is looked for. Check it.',
  },
  'roster.outside': {
    zh: '{value}不在您的辖区，或者没有写明区县，这一行没有收下。',
    en: '{value} is not within your area, or no district is given: the line was not taken.',
  },
  'roster.repeated': {
    zh: '与第 {line} 行是同一家企业。',
    en: 'The same firm as in line {line}.',
  },
  'row.empty': {
    zh: '该行没有任何可用的内容。请删除该行，或核对列的对应关系。',
    en: 'The row holds nothing that is taken. Delete it, or check the meaning of the columns.',
  },
  'number.missing': {
    zh: '没有申请号、公开（公告）号或注册号，无法认定是哪一件权利。请补上其中一个。',
    en: 'There is no application, publication or registration number, so the right cannot be told. Add one.',
  },
  'document.office': {
    zh: '文件没有写明主管局（国家代码），无法认定是哪一件权利。请向提供方索取写明主管局的文件。',
    en: 'The document does not name its office, so the right cannot be told. Ask the provider for one that does.',
  },
  'office.unknown': {
    zh: '“{value}”不是 WIPO ST.3 规定的国家、地区或组织代码。请核对主管局代码。',
    en: '"{value}" is no code of a country, region or organisation in WIPO ST.3. Check the code of the office.',
  },
  'nice.notTaken': {
    zh: '“{value}”不是尼斯分类的类别，其商品或服务未收入：{goods}',
    en: '"{value}" is no class of the Nice Classification; its goods or services were left out: {goods}',
  },
  'event.undated': {
    zh: '记载“{text}”没有日期，未收入。',
    en: 'The entry "{text}" has no date and was left out.',
  },
  'number.rounded': {
    zh: '“{value}”是电子表格取整后的号码，尾数已丢失。请把该列设为文本格式，重新填写完整号码。',
    en: '"{value}" is a number that a spreadsheet has rounded; its last digits are lost. Format the column as text and enter the whole number.',
  },
  'number.unreadable': {
    zh: '“{value}”不是文献号，未收入。',
    en: '"{value}" is no document number and was left out.',
  },
  'kind.numbersDisagree': {
    zh: '申请号与公开（公告）号 {publication} 表示不同的专利类型。请核对这两个号码。',
    en: 'The application number and the publication number {publication} are of different kinds of right. Check both.',
  },
  'kind.contradiction': {
    zh: '专利类型“{value}”与号码表示的类型不符。请核对类型或号码。',
    en: 'The patent type "{value}" is not what the number says. Check the type or the number.',
  },
  'day.unreadable': {
    zh: '“{value}”不是日期。请写成 2021-08-17 这样的形式。',
    en: '"{value}" is not a day. Write it like 2021-08-17.',
  },
  'day.impossible': {
    zh: '没有“{value}”这一天。请核对年、月、日。',
    en: 'There is no day "{value}". Check year, month and day.',
  },
  'day.filingInFuture': {
    zh: '申请日 {day} 晚于今天（{today}）。请核对。',
    en: 'The filing date {day} lies after today ({today}). Check it.',
  },
  'day.inFuture': {
    zh: '日期 {day} 远在今天（{today}）之后。请核对。',
    en: 'The day {day} lies far after today ({today}). Check it.',
  },
  'day.beforeFiling': {
    zh: '公布或公告日 {day} 早于申请日 {filingDay}。请核对这两个日期。',
    en: 'The publication date {day} lies before the filing date {filingDay}. Check both.',
  },
  'day.grantBeforePublication': {
    zh: '授权公告日 {grantDay} 早于申请公布日 {day}。请核对这两个日期。',
    en: 'The grant date {grantDay} lies before the publication date {day}. Check both.',
  },
  'day.filingAfterNumber': {
    zh: '申请日 {day} 比申请号中的年份（{year}）晚一年以上。请核对申请号和申请日。',
    en: 'The filing date {day} is more than a year later than the year in the application number ({year}). Check both.',
  },
  'day.eventBeforeFiling': {
    zh: '法律事件的公告日 {day} 早于申请日 {filingDay}。请核对这两个日期。',
    en: 'The legal event of {day} lies before the filing date {filingDay}. Check both.',
  },
  'day.eventBeforeGrant': {
    zh: '授权后才会有的法律事件公告于 {day}，早于授权公告日 {grantDay}。请核对这两个日期。',
    en: 'A legal event that follows a grant is dated {day}, before the grant on {grantDay}. Check both.',
  },
  'day.registrationBeforePreliminary': {
    zh: '注册公告日 {day} 早于初审公告日 {preliminaryDay}。请核对这两个日期。',
    en: 'The registration date {day} lies before the preliminary publication {preliminaryDay}. Check both.',
  },
  'day.termBeforeRegistration': {
    zh: '专用期限届满日 {day} 早于注册公告日 {registrationDay}。请核对这两个日期。',
    en: 'The term ends on {day}, before the registration on {registrationDay}. Check both.',
  },
  'secrecy.notDeclassified': {
    zh: '该记录标明为国防专利或者保密专利，且没有解密日期，不能入库。平台只记下它的位置和校验值。',
    en: 'The record is marked as a defence or secret patent without a day of declassification and may not enter. Only its position and hash are kept.',
  },
  'secrecy.noGazette': {
    zh: '该记录有解密日期，但没有解密公告，不能入库。平台只记下它的位置和校验值；请补上公告的名称和期号。',
    en: 'The record has a day of declassification but no gazette that printed it and may not enter. Only its position and hash are kept; add the gazette and its issue.',
  },
  'patch.withoutRecord': {
    zh: '该行没有名称（商标为类别），只能补充已有的记录，而库中没有这件权利。请补上名称（类别）。',
    en: 'The row has no title (for a trademark, no class), so it can only complete a record, and there is none of this right. Add the title (class).',
  },
  'count.unreadable': {
    zh: '“{value}”不是正整数，未收入。',
    en: '"{value}" is not a positive whole number and was left out.',
  },
  'location.unreadable': {
    zh: '经纬度“{longitude}, {latitude}”无法识别，未收入。',
    en: 'The coordinates "{longitude}, {latitude}" cannot be read and were left out.',
  },
  'event.unrecognised': {
    zh: '{day} 公告的事项“{text}”不在已知的法律事件之列，未收入。',
    en: 'The transaction "{text}" of {day} is not a known legal event and was left out.',
  },
  'event.unread': {
    zh: '法律事件文字“{text}”没有日期，未收入。',
    en: 'The legal event text "{text}" has no day and was left out.',
  },
  'title.fromDescription': {
    zh: '该行没有名称，采用简要说明中的产品名称“{title}”。',
    en: 'The row has no title; the product name "{title}" of the brief description is used.',
  },
  'goods.classUnknown': {
    zh: '商品/服务没有写明类别，记在第 {class} 类。',
    en: 'The goods do not say their class and are kept under class {class}.',
  },
  'document.number': {
    zh: '文献中没有可读的申请号或公开（公告）号。请核对文件是否完整。',
    en: 'The document holds no readable application or publication number. Check that the file is complete.',
  },
  'document.deleted': {
    zh: '该文献标明为删除。平台不删除记录；如需更正，请导入更正后的文献。',
    en: 'The document says that it deletes an earlier one. Records are not deleted; import the corrected document instead.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** A rule of this room. */
export type RegistryRule = keyof typeof REGISTRY_RULES;

/** Names of fields that are no column targets of their own. */
const FIELD_LABELS: Readonly<Record<string, Bilingual>> = {
  events: { zh: '法律事件', en: 'Legal events' },
  publicationDay: { zh: '公开（公告）日', en: 'Publication date' },
  grantDay: { zh: '授权公告日', en: 'Grant date' },
  location: { zh: '经纬度', en: 'Coordinates' },
  'applicants.creditCode': { zh: '申请人统一社会信用代码', en: "Applicant's credit code" },
  'holders.creditCode': { zh: '权利人统一社会信用代码', en: "Holder's credit code" },
};

/** Name of the field at fault in both languages; null for a fault of the whole row. */
export function fieldLabel(field: string): Bilingual | null {
  return FIELD_LABELS[field] ?? COLUMN_TARGETS.find((one) => one.field === field)?.label ?? null;
}

/**
 * What is wrong, where, and what to do, in both languages. Rules of the standards are explained by
 * the standards, with the value seen in front. An unknown rule gives its code.
 */
export function refusalMessage(refusal: Refusal | Note): Bilingual {
  const label = fieldLabel(refusal.field);
  const own = (REGISTRY_RULES as Readonly<Record<string, Bilingual>>)[refusal.rule];
  if (own) {
    return {
      zh: withField(label?.zh, filled(own.zh, refusal.params), '：'),
      en: withField(label?.en, filled(own.en, refusal.params), ': '),
    };
  }
  if (!Object.hasOwn(RULES, refusal.rule)) {
    return { zh: refusal.rule, en: refusal.rule };
  }
  const failure = { ok: false, rule: refusal.rule as RuleCode, params: refusal.params } as const;
  const value = refusal.params.value;
  const seen = value === undefined ? '' : String(value);
  return {
    zh: withField(
      seen === '' ? label?.zh : `${label?.zh ?? ''}“${seen}”`,
      explain(failure, 'zh'),
      '：',
    ),
    en: withField(
      seen === '' ? label?.en : `${label?.en ?? ''} "${seen}"`.trim(),
      explain(failure, 'en'),
      ': ',
    ),
  };
}

function withField(label: string | undefined, sentence: string, colon: string): string {
  return label === undefined || label === '' ? sentence : `${label}${colon}${sentence}`;
}

function filled(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
