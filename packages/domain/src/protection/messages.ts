import { fill, type Refusal, type Words } from '@zca/procedure';

/** Sentences of this room's rules; `{name}` is replaced by the parameter. */
export const PROTECTION_RULES = {
  MUST_RETURN_TO_INTAKE: {
    zh: '{from} 不得自行移送 {to}（{article}）。不具备处理权限的，请退回统一接收机构重新分送。',
    en: '{from} may not pass it on to {to} ({article}). Return it to the intake unit, which sends it to the competent office.',
  },
  'representatives.tooMany': {
    zh: '共同投诉可以推选两名代表人，现有 {count} 名（{article}）。请只保留至多 {limit} 名。',
    en: 'A joint complaint may have two representatives; {count} were named ({article}). Keep at most {limit}.',
  },
  'representatives.notComplainant': {
    zh: '“{name}”不是投诉人，不能作为代表人（{article}）。请从投诉人中推选。',
    en: '"{name}" is not one of the complainants and cannot represent them ({article}). Choose among the complainants.',
  },
  'representatives.twice': {
    zh: '代表人“{name}”重复。请删去一个。',
    en: 'The representative "{name}" is named twice. Remove one.',
  },
  'representatives.notJoint': {
    zh: '只有一名投诉人，不需要代表人。请删去代表人，或者补充其他投诉人。',
    en: 'There is one complainant only, so nobody is represented. Remove the representatives, or add the other complainants.',
  },
  'representatives.notInWriting': {
    zh: '推选代表人应当采用书面形式（{article}）。请上传推选书。',
    en: 'Representatives are chosen in writing ({article}). Attach the document.',
  },
  'submission.empty': {
    zh: '既没有投诉请求，也没有举报线索。请至少填写一项。',
    en: 'There is neither a request nor a clue. Fill in at least one.',
  },
  'ticket.externalNo': {
    zh: '工单没有编号，无法防止重复导入。请补上编号后重新导入。',
    en: 'The ticket has no number, so a repeated import could not be noticed. Add it and import again.',
  },
  'ticket.source': {
    zh: '“{value}”不是已知的来源。请填写 12315平台、12315热线、12345、窗口、信函、本平台、移送 或 其他。',
    en: '"{value}" is no known source. Write 12315 platform, 12315 hotline, 12345, counter, letter, this platform, transfer or other.',
  },
  'ticket.kind': {
    zh: '“{value}”不是已知的类型。请填写 投诉、举报 或 投诉举报。',
    en: '"{value}" is no known kind. Write complaint, report or both.',
  },
  'ticket.receivedAt': {
    zh: '收到时间“{value}”无法识别。请写作 2026-04-16 09:30:00（北京时间）。',
    en: 'The time of receipt "{value}" cannot be read. Write 2026-04-16 09:30:00 (Beijing time).',
  },
  'ticket.missing': {
    zh: '没有填写。请补上后重新导入。',
    en: 'It is empty. Fill it in and import again.',
  },
  'ticket.status': {
    zh: '“{value}”不是已知的状态，已按“待处理”记录。请核对。',
    en: '"{value}" is no known status; it was recorded as waiting. Check it.',
  },
  'ticket.dueOn': {
    zh: '办理期限“{value}”无法识别，未收入。请写作 2026-04-27。',
    en: 'The due day "{value}" cannot be read and was left out. Write 2026-04-27.',
  },
  'ticket.day': {
    zh: '日期“{value}”无法识别，未收入。请写作 2026-04-27。',
    en: 'The day "{value}" cannot be read and was left out. Write 2026-04-27.',
  },
  'ticket.amount': {
    zh: '金额“{value}”无法识别，未收入。请写作 128.50元。',
    en: 'The amount "{value}" cannot be read and was left out. Write 128.50元.',
  },
  'ticket.request': {
    zh: '诉求“{value}”不在名单中，已并入内容。',
    en: 'The request "{value}" is not in the list; it was added to the content.',
  },
  'ticket.ipRight': {
    zh: '知识产权类型“{value}”不在名单中，已按“其他”记录。请核对。',
    en: 'The kind of intellectual property "{value}" is not in the list; it was recorded as other. Check it.',
  },
  'ticket.columnTwice': {
    zh: '两列都表示该内容：已采用“{taken}”，未采用“{value}”。请核对。',
    en: 'Two columns say this: "{taken}" was taken, "{value}" was not. Check it.',
  },
  'ticket.creditCode': {
    zh: '“{value}”不是有效的统一社会信用代码，未收入。请核对。',
    en: '"{value}" is no valid unified social credit code and was left out. Check it.',
  },
  'ticket.phoneMasked': {
    zh: '电话“{value}”已被隐去，无法联系投诉人或者举报人。请向来源系统取得完整号码。',
    en: 'The telephone number "{value}" is masked, so nobody can be called. Get the whole number from the source.',
  },
  'ticket.tooLong': {
    zh: '共 {length} 个字符，超过 {limit} 个。请缩短后重新导入，原文可以作为附件保存。',
    en: 'It has {length} characters, more than {limit}. Shorten it and import again; keep the whole as an attachment.',
  },
  'ticket.repeatedInFile': {
    zh: '工单 {externalNo} 在文件中出现多次，且内容不同（先前在第 {first} 行）。请保留一条。',
    en: 'Ticket {externalNo} stands in the file more than once with different contents (first in row {first}). Keep one.',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** A rule of this room. */
export type ProtectionRule = keyof typeof PROTECTION_RULES;

/** A refusal of this room, as the engine gives its own. `field` is the field at fault, if it is one. */
export function refuse(
  code: ProtectionRule,
  params: Readonly<Record<string, string | number>> = {},
  field?: string,
): Refusal {
  const refusal = { code, words: fill(PROTECTION_RULES[code], params) };
  return field === undefined ? refusal : { ...refusal, field };
}
