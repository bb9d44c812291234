import { fill, type Refusal, type Words } from '@zca/procedure';

/**
 * Sentences of the rules that the procedures of complaints and reports stand on; `{name}` is replaced
 * by the parameter. A released procedure holds them as they are: what has nothing to do with procedures
 * stands elsewhere.
 */
export const SUBMISSION_RULES = {
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
  'order.none': {
    zh: '{day} 没有已知的投诉举报处理办法，无法确定适用的规则。请核对收到日期。',
    en: 'No order on complaints and reports is known for {day}, so the rules to be applied cannot be told. Check the day of receipt.',
  },
  'registration.office': {
    zh: '只能登记到本单位或者下属单位，不能登记到“{office}”。请留空，由统一接收机构分送。',
    en: 'A matter is registered with your own office or one below it, not with "{office}". Leave it empty: the intake unit sends it on.',
  },
  'return.fromCity': {
    zh: '事项已在市级统一接收机构，不能再退回。请分送，或者告知处理途径。',
    en: 'The matter is with the intake unit of the city already. Send it on, or tell the proper way.',
  },
  'complaint.incomplete': {
    zh: '还缺：{items}（{article}）。请先通知补正，或者补录后再受理。',
    en: 'Missing: {items} ({article}). Ask for them, or enter them, before accepting.',
  },
  'ground.unknown': {
    zh: '收到投诉时施行的办法没有这一项事由。请另选。',
    en: 'The order in force when the complaint was received knows no such ground. Choose another.',
  },
  'ground.noDayOfHarm': {
    zh: '以超过三年为由不予受理，须先填写知道权益受侵害之日。',
    en: 'To reject because more than three years have passed, enter the day on which the harm was known.',
  },
  'ground.inTime': {
    zh: '自 {knewHarmOn} 起至收到日 {receivedOn} 未超过三年，不能以此为由不予受理。',
    en: 'From {knewHarmOn} to the day of receipt {receivedOn} no more than three years passed, so this is no ground.',
  },
  'ground.limitRuns': {
    zh: '调解期限尚未届满，不能以此为由终止。期限届满后由系统自动终止。',
    en: 'The time for mediation has not run out, so this is no ground. The platform ends the mediation when it does.',
  },
  'delegation.noConsent': {
    zh: '委托调解须经双方同意。请确认双方同意后再委托。',
    en: 'Mediation is delegated only with the consent of both sides. Obtain it first.',
  },
  'agreement.paperNeeded': {
    zh: '除当场履行或者双方同意不制作的以外，应当制作调解书。请选择“制作调解书并办结”。',
    en: 'A mediation paper is needed unless the agreement was performed at once or both sides waived it. Choose to close with the paper.',
  },
  'recusal.self': {
    zh: '不能决定自己是否回避。请由其他负责人决定。',
    en: 'Nobody decides on their own recusal. Leave it to another head.',
  },
  'answer.given': { zh: '您已经评价过。', en: 'You have answered already.' },
  'report.signedIn': {
    zh: '您已登录，提交会记录您的账号。匿名举报请先退出登录。',
    en: 'You are signed in, so your account would be written down. Sign out to report without a name.',
  },
  'report.notLater': {
    zh: '并入的举报应当不早于 {day} 收到。请核对日期，或者将本件并入在先的举报。',
    en: 'The report merged must not have been received before {day}. Check the day, or merge this one into the earlier.',
  },
  'report.mustTell': {
    zh: '收到举报时施行的办法要求告知实名举报人是否立案。请选择“告知举报人并办结”。',
    en: 'The order in force when the report was received asks that the reporter be told. Choose to tell and close.',
  },
  'report.noReporter': {
    zh: '匿名举报无法告知结果。请选择“办结”。',
    en: 'A report without a name has nobody to be told. Choose to close it.',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** A rule of complaints and reports. */
export type SubmissionRule = keyof typeof SUBMISSION_RULES;

/**
 * A refusal by such a rule, as the engine gives its own. A parameter may have a text for each language;
 * `field` is the field at fault, if it is one.
 */
export function refuse(
  code: SubmissionRule,
  params: Readonly<Record<string, string | number | Words>> = {},
  field?: string,
): Refusal {
  const inLanguage = (language: keyof Words) =>
    Object.fromEntries(
      Object.entries(params).map(([name, one]) => [
        name,
        typeof one === 'object' ? one[language] : one,
      ]),
    );
  const words = {
    zh: fill(SUBMISSION_RULES[code], inLanguage('zh')).zh,
    en: fill(SUBMISSION_RULES[code], inLanguage('en')).en,
  };
  return field === undefined ? { code, words } : { code, words, field };
}
