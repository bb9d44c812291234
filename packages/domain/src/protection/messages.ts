import { fill, type Refusal, type Words } from '@zca/procedure';
import { SUBMISSION_RULES } from './refusals.ts';

/** Sentences of this room's rules; `{name}` is replaced by the parameter. */
export const PROTECTION_RULES = {
  ...SUBMISSION_RULES,
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
  'ticket.columns': {
    zh: '表里缺少必需的列：{columns}。请对照 docs/tickets.md 补上表头。',
    en: 'The table lacks columns that every ticket needs: {columns}. Add them as docs/tickets.md says.',
  },
  'ticket.changedPersonal': {
    zh: '工单 {externalNo} 在来源系统里改了：{fields}。这些内容涉及个人信息，不自动覆盖；请核对后在事项里补录，再把本行标为已处理。',
    en: 'Ticket {externalNo} was changed by its source: {fields}. This is personal and overwrites nothing by itself; check it, complete the record of the matter, then close this row.',
  },
  'ticket.changedLate': {
    zh: '工单 {externalNo} 在来源系统里改了：{fields}，但事项已办结或者不能再记录。请核对后处理本行。',
    en: 'Ticket {externalNo} was changed by its source: {fields}, but its matter takes no more notes. Check it, then close this row.',
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
