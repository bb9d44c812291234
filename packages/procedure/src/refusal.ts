import { fill, type Words } from './words.ts';

/** Why an act is refused: a stable code, a sentence for people, and the field it concerns. */
export interface Refusal {
  readonly code: string;
  readonly words: Words;
  /** The field of the form, where one is to be mended. */
  readonly field?: string;
}

/** Sentences of the refusals that the engine itself gives; a definition's guards bring their own. */
export const REFUSALS = {
  ACTION_UNKNOWN: {
    zh: '这类事项没有“{action}”这一办理动作。请刷新页面后再选。',
    en: 'Matters of this kind have no action "{action}". Reload the page and choose again.',
  },
  ACTION_NOT_NOW: {
    zh: '现处于“{state}”，不能办理“{action}”。请刷新页面查看可办事项。',
    en: 'The matter is in the state "{stateEn}", in which "{actionEn}" cannot be done. Reload the page to see what can.',
  },
  NOT_ALLOWED: {
    zh: '您的角色或辖区不能办理“{action}”。请交有权办理的人员办理。',
    en: 'Your role or jurisdiction does not allow "{actionEn}". Leave it to somebody who may.',
  },
  ONLY_AT_PAGE: {
    zh: '“{action}”只能在“{page}”办理，有关内容由平台如实填写。请到该页办理。',
    en: '"{actionEn}" is done on the page "{pageEn}" alone, which fills in what is true. Do it there.',
  },
  SAME_PERSON: {
    zh: '“{action}”须由另一人办理：您已办理过“{other}”。',
    en: '"{actionEn}" must be done by another person: you have done "{otherEn}".',
  },
  CONFLICT_OF_INTEREST: {
    zh: '您是本事项的当事人或已回避，不能办理。',
    en: 'You are a party of this matter or have been recused, so you cannot act in it.',
  },
  ASSIGNEE_CONFLICT: {
    zh: '“{field}”所选人员是本事项的当事人或已回避，不能承办。请另选一人。',
    en: 'The person in "{fieldEn}" is a party of this matter or has been recused. Choose somebody else.',
  },
  CLOCK_NOT_OPEN: {
    zh: '“{clock}”没有在计算，不能延长。',
    en: '"{clockEn}" is not being counted, so it cannot be extended.',
  },
  CLOCK_RAN_OUT: {
    zh: '“{clock}”已经届满，不能再延长。',
    en: '"{clockEn}" has run out, so it cannot be extended any more.',
  },
  EXTENSION_SPENT: {
    zh: '“{clock}”最多延长 {times} 次，已经用完。',
    en: '"{clockEn}" can be extended {times} time(s) at most, and has been.',
  },
  EXTENSION_ASKED: {
    zh: '“{clock}”已申请延长，尚未批复。',
    en: 'An extension of "{clockEn}" has been asked for and not yet answered.',
  },
  EXTENSION_NOT_ASKED: {
    zh: '没有人申请延长“{clock}”。请先申请。',
    en: 'Nobody has asked for an extension of "{clockEn}". Ask for it first.',
  },
  EXTENSION_LENGTH: {
    zh: '延长的期限应在 {min} 与 {max} 之间。',
    en: 'The extension must lie between {min} and {max}.',
  },
  MATTER_CHANGED: {
    zh: '事项已被他人办理（您看到的是第 {seen} 步，现为第 {present} 步）。请刷新后再办。',
    en: 'Somebody else has acted in this matter (you saw step {seen}; it now is at step {present}). Reload and try again.',
  },
  FIELD_MISSING: { zh: '请填写“{field}”。', en: 'Fill in "{fieldEn}".' },
  FIELD_UNKNOWN: {
    zh: '表单没有“{field}”这一项。请刷新页面。',
    en: 'The form has no field "{field}". Reload the page.',
  },
  FIELD_TYPE: {
    zh: '“{field}”的内容格式不对。',
    en: 'The content of "{fieldEn}" has the wrong form.',
  },
  FIELD_LONG: {
    zh: '“{field}”最多 {max} 个字，现有 {length} 个。',
    en: '"{fieldEn}" may have {max} characters at most; it has {length}.',
  },
  FIELD_RANGE: {
    zh: '“{field}”应在 {min} 与 {max} 之间。',
    en: '"{fieldEn}" must lie between {min} and {max}.',
  },
  FIELD_OPTION: {
    zh: '“{field}”不能是“{value}”，请从列出的各项中选。',
    en: '"{fieldEn}" cannot be "{value}"; choose one of those listed.',
  },
  FIELD_DAY: {
    zh: '“{field}”应是真实的日期，写作 2026-11-23。',
    en: '"{fieldEn}" must be a real day, written 2026-11-23.',
  },
  FIELD_FUTURE: { zh: '“{field}”不能晚于今天。', en: '"{fieldEn}" cannot lie after today.' },
  FIELD_PHONE: {
    zh: '“{field}”不是可用的电话号码：请填 11 位手机号，或带区号的座机号。',
    en: '"{fieldEn}" is no telephone number: give a mobile number of 11 digits, or a landline with its area code.',
  },
  FIELD_ID_NUMBER: {
    zh: '“{field}”的身份证号校验不符，请逐位核对。',
    en: 'The check digit of the identity number in "{fieldEn}" does not fit; check every digit.',
  },
  FIELD_CREDIT_CODE: {
    zh: '“{field}”的统一社会信用代码校验不符，请逐位核对。',
    en: 'The unified social credit code in "{fieldEn}" does not fit its check character; check every character.',
  },
  FIELD_EMAIL: {
    zh: '“{field}”不是可用的电子邮箱地址。',
    en: '"{fieldEn}" is no usable e-mail address.',
  },
  FIELD_CHARACTER: {
    zh: '“{field}”含有无法保存的字符（控制符或不完整的字）。请删去后重新输入。',
    en: '"{fieldEn}" holds characters that cannot be kept (control characters or halves of one). Remove them and type again.',
  },
  FIELD_FILE_KIND: {
    zh: '“{field}”不收“{name}”这类文件，只收 {accepted}。',
    en: '"{fieldEn}" does not take files such as "{name}", only {accepted}.',
  },
  FIELD_COUNT: {
    zh: '“{field}”最多 {max} 项，现有 {length} 项。',
    en: '"{fieldEn}" may have {max} entries at most; it has {length}.',
  },
  LAW_MISSING: {
    zh: '法规参数“{key}”在 {day} 没有有效的值，无法计算期限。请管理员补录。',
    en: 'The legal parameter "{key}" has no value in force on {day}, so the time limit cannot be computed. The administrator has to enter one.',
  },
  LAW_UNFIT: {
    zh: '法规参数“{key}”的值（{count} {unit}）不能用来计算这一期限。请管理员更正。',
    en: 'The value of the legal parameter "{key}" ({count} {unit}) does not fit this time limit. The administrator has to correct it.',
  },
} as const satisfies Record<string, Words>;

/** A refusal of the engine. */
export function refuse(
  code: keyof typeof REFUSALS,
  params: Readonly<Record<string, string | number>> = {},
  field?: string,
): Refusal {
  const refusal = { code, words: fill(REFUSALS[code], params) };
  return field === undefined ? refusal : { ...refusal, field };
}

/** A value, or every reason for which there is none. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

export function refused(...refusals: readonly Refusal[]): {
  readonly ok: false;
  readonly refusals: readonly Refusal[];
} {
  return { ok: false, refusals };
}
