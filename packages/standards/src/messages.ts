/** A sentence in the two languages of the platform; `{name}` is replaced by the parameter. */
interface Message {
  readonly zh: string;
  readonly en: string;
}

/**
 * Every rule that a text can break, with a sentence that says what is wrong and what to do. The
 * keys are stable: they are stored with quarantined records and part of the public API.
 */
export const RULES = {
  CALENDAR_NOT_LOADED: {
    zh: '{year} 年的工作日历尚未载入，无法计算到 {day}。请在国务院办公厅公布放假安排后载入该年日历。',
    en: 'The working calendar of {year} is not loaded, so nothing can be computed at {day}. Load it once the State Council has published its notice.',
  },
  'applicationNumber.empty': {
    zh: '申请号为空。请填写申请号。',
    en: 'The application number is empty. Enter one.',
  },
  'applicationNumber.character': {
    zh: '申请号只能含数字和末位 X，不应有“{character}”。请删去该字符。',
    en: 'An application number holds digits and a final X only, not "{character}". Remove it.',
  },
  'applicationNumber.xPosition': {
    zh: 'X 只能是申请号的最后一位（校验位）。请核对。',
    en: 'X may only be the last character of an application number (its check digit). Check it.',
  },
  'applicationNumber.length': {
    zh: '申请号应为 12 位加校验位（2003 年 10 月起）或 8 位加校验位（此前），现为 {length} 位。请补全或删去多余数字。',
    en: 'An application number has 12 digits and a check digit (since October 2003) or 8 and a check digit (before); this has {length} characters. Complete or shorten it.',
  },
  'applicationNumber.year': {
    zh: '申请号开头的年份“{year}”不在专利制度的年份之内（1985 年起；4 位年份自 2003 年起）。请核对。',
    en: 'The application number begins with the year "{year}", outside the years of the patent system (since 1985; four digits since 2003). Check it.',
  },
  'applicationNumber.future': {
    zh: '申请号的年份 {year} 晚于 {limit} 年。请核对。',
    en: 'The application number is of {year}, later than {limit}. Check it.',
  },
  'applicationNumber.type': {
    zh: '申请号的种类位应为 1、2、3、8 或 9，不是 {digit}。请核对。',
    en: 'The type digit of the application number must be 1, 2, 3, 8 or 9, not {digit}. Check it.',
  },
  'applicationNumber.pctYear': {
    zh: '种类位 8、9（国际申请）自 1994 年起使用，{year} 年不应有。请核对。',
    en: 'Type digits 8 and 9 (international applications) began in 1994, so none exists in {year}. Check it.',
  },
  'applicationNumber.checkDigit': {
    zh: '校验位应为 {expected}，不是 {actual}。请核对申请号的每一位。',
    en: 'The check digit should be {expected}, not {actual}. Check every digit of the application number.',
  },
  'applicationNumber.standardType': {
    zh: '15 位标准格式申请号的前两位“{code}”不是已知种类（10、11、20、21、30）。请核对。',
    en: 'The 15-digit standard form begins with "{code}", which is no known type (10, 11, 20, 21, 30). Check it.',
  },
  'applicationNumber.standardSerial': {
    zh: '标准格式申请号的流水号 {serial} 过长。请核对。',
    en: 'The running number {serial} of the standard form is too long. Check it.',
  },
  'publicationNumber.empty': {
    zh: '公开（公告）号为空。请填写。',
    en: 'The publication number is empty. Enter one.',
  },
  'publicationNumber.noCountry': {
    zh: '公开（公告）号“{text}”开头缺少两位国家或组织代码。请补上，例如 CN。',
    en: 'The publication number "{text}" does not begin with a two-letter office code. Add it, for example CN.',
  },
  'publicationNumber.form': {
    zh: '“{text}”不是公开（公告）号的写法：应为国家代码、号码、文献种类代码，例如 CN104008308A。',
    en: '"{text}" is not written as a publication number: office code, number, kind code, for example CN104008308A.',
  },
  'publicationNumber.cnDigits': {
    zh: '中国公开（公告）号的号码部分只能是数字，不是“{number}”。请核对。',
    en: 'The number of a Chinese publication consists of digits only, not "{number}". Check it.',
  },
  'publicationNumber.cnLength': {
    zh: '中国公开（公告）号应有 7 位或 9 位数字（1985—1988 年为 8 位），现为 {length} 位。请核对。',
    en: 'A Chinese publication number has 7 or 9 digits (8 in 1985 to 1988); this has {length}. Check it.',
  },
  'publicationNumber.cnEightDigits': {
    zh: '8 位的中国公开（公告）号只用于 1985—1988 年，应以 85 至 88 开头，不是“{number}”。请核对。',
    en: 'Chinese publication numbers of 8 digits belong to 1985 to 1988 and begin with 85 to 88, unlike "{number}". Check it.',
  },
  'publicationNumber.cnFirstDigit': {
    zh: '号码的种类位应为 1（发明）、2（实用新型）或 3（外观设计），不是 {digit}。请核对。',
    en: 'The type digit must be 1 (invention), 2 (utility model) or 3 (design), not {digit}. Check it.',
  },
  'publicationNumber.cnKind': {
    zh: '“{kind}”不是中国专利文献的种类代码。可用的有 A、B、C、U、Y、S、D、C1—C7、Y1—Y7、S1—S7 和 A8、A9 等更正代码。',
    en: '"{kind}" is no kind code of Chinese patent documents. Known are A, B, C, U, Y, S, D, C1 to C7, Y1 to Y7, S1 to S7 and corrections such as A8, A9.',
  },
  'publicationNumber.cnKindDigit': {
    zh: '种类代码 {kind} 的号码应以 {expected} 为种类位，不是 {digit}。请核对号码或种类代码。',
    en: 'A number with kind code {kind} must have the type digit {expected}, not {digit}. Check the number or the kind code.',
  },
  'publicationNumber.kindOnDay': {
    zh: '种类代码 {kind} 在公开（公告）日 {day} 并未使用。请核对日期或种类代码。',
    en: 'Kind code {kind} was not in use on the publication day {day}. Check the day or the kind code.',
  },
  'pct.form': {
    zh: '“{text}”不是国际申请号的写法。应为 PCT/CN2020/123456。',
    en: '"{text}" is not written as an international application number, PCT/CN2020/123456.',
  },
  'pct.year': {
    zh: '国际申请自 1978 年起受理，{year} 年不应有。请核对。',
    en: 'International applications began in 1978, so none exists in {year}. Check it.',
  },
  'madrid.form': {
    zh: '“{text}”不是马德里国际注册号的写法。应为 G 加数字，例如 G1234567。',
    en: '"{text}" is not written as a Madrid registration number: G and digits, for example G1234567.',
  },
  'trademarkNumber.form': {
    zh: '“{text}”不是商标注册号。应为 1 至 9 位数字。',
    en: '"{text}" is no trademark registration number: 1 to 9 digits.',
  },
  'layoutDesignNumber.form': {
    zh: '“{text}”不是集成电路布图设计登记号。应为 BS. 加数字。',
    en: '"{text}" is no registration number of a layout design: BS. and digits.',
  },
  'socialCreditCode.empty': {
    zh: '统一社会信用代码为空。请填写。',
    en: 'The unified social credit code is empty. Enter one.',
  },
  'socialCreditCode.length': {
    zh: '统一社会信用代码应为 18 位，现为 {length} 位。请核对。',
    en: 'A unified social credit code has 18 characters; this has {length}. Check it.',
  },
  'socialCreditCode.character': {
    zh: '统一社会信用代码第 {position} 位“{character}”不是允许的字符（数字和大写字母，不含 I、O、S、V、Z）。请核对。',
    en: 'Character {position} of the unified social credit code, "{character}", is not allowed (digits and capitals without I, O, S, V, Z). Check it.',
  },
  'socialCreditCode.registrar': {
    zh: '统一社会信用代码第 1 位“{character}”不是登记管理部门代码。请核对。',
    en: 'The first character "{character}" is no registering department. Check the unified social credit code.',
  },
  'socialCreditCode.division': {
    zh: '统一社会信用代码第 3—8 位应为数字（登记机关行政区划码），不是“{code}”。请核对。',
    en: 'Characters 3 to 8 of the unified social credit code are digits (the registrar\'s division), not "{code}". Check it.',
  },
  'socialCreditCode.checkCharacter': {
    zh: '统一社会信用代码的校验码应为 {expected}，不是 {actual}。请核对每一位。',
    en: 'The check character of the unified social credit code should be {expected}, not {actual}. Check every character.',
  },
  'socialCreditCode.organisationCheck': {
    zh: '组织机构代码的校验码（第 17 位）应为 {expected}，不是 {actual}。请核对第 9—17 位。',
    en: 'The check character of the organisation code (character 17) should be {expected}, not {actual}. Check characters 9 to 17.',
  },
  'ipc.empty': { zh: 'IPC 分类号为空。请填写。', en: 'The IPC symbol is empty. Enter one.' },
  'ipc.sectionY': {
    zh: '“{text}”属于 Y 部。Y 部只见于联合专利分类（CPC），不是 IPC 分类号。请改填 IPC 分类号。',
    en: '"{text}" is in section Y, which exists in the CPC only. Enter an IPC symbol.',
  },
  'ipc.section': {
    zh: 'IPC 分类号“{text}”应以 A 至 H 的部号开头。请核对。',
    en: 'The IPC symbol "{text}" must begin with a section A to H. Check it.',
  },
  'ipc.form': {
    zh: '“{text}”不是 IPC 分类号的写法。应为 H01M 10/0525。',
    en: '"{text}" is not written as an IPC symbol, H01M 10/0525.',
  },
  'ipc.pattern': {
    zh: '“{text}”中没有分类号。请填写，例如 B60L8* 或 B60L*（不含B60L8*）。',
    en: 'There is no symbol in "{text}". Enter one, for example B60L8* or B60L*(不含B60L8*).',
  },
  'locarno.form': {
    zh: '“{text}”不是洛迦诺分类号的写法。应为 26-05。',
    en: '"{text}" is not written as a Locarno class, 26-05.',
  },
  'locarno.class': {
    zh: '洛迦诺分类的大类为 01 至 32，没有 {class}。请核对。',
    en: 'Locarno classes run from 01 to 32; there is no {class}. Check it.',
  },
  'nice.form': {
    zh: '“{text}”不是商品和服务国际分类的类号。应为 1 至 45。',
    en: '"{text}" is no class of the Nice Classification: 1 to 45.',
  },
  'nice.class': {
    zh: '商品和服务国际分类为 1 至 45 类，没有第 {class} 类。请核对。',
    en: 'Nice classes run from 1 to 45; there is no class {class}. Check it.',
  },
  'nice.group': {
    zh: '“{text}”不是类似群号。应为四位数字，例如 0901。',
    en: '"{text}" is no similar group: four digits, for example 0901.',
  },
  'nice.groupClass': {
    zh: '类似群 {group} 属于第 {own} 类，不属于第 {class} 类。请核对。',
    en: 'Similar group {group} belongs to class {own}, not to class {class}. Check it.',
  },
  'st3.uk': {
    zh: 'UK 不是 WIPO ST.3 代码。英国为 GB。',
    en: 'UK is no code of WIPO ST.3. The United Kingdom is GB.',
  },
  'st3.eu': {
    zh: 'EU 不是专利或商标机构代码。欧洲专利局为 EP，欧盟知识产权局为 EM。',
    en: 'EU is the code of no patent or trademark office. The European Patent Office is EP, the EUIPO is EM.',
  },
  'st3.unknown': {
    zh: '“{code}”不是 WIPO ST.3 的国家或组织代码。请核对。',
    en: '"{code}" is no office code of WIPO ST.3. Check it.',
  },
  'st16.form': {
    zh: '“{text}”不是文献种类代码。应为一个字母加至多一位数字，例如 A1。',
    en: '"{text}" is no kind code: one letter and at most one digit, for example A1.',
  },
  'st27.form': {
    zh: '“{text}”不是 WIPO ST.27 状态事件代码的写法。例如 A-2-4-F10-F11-exm-PR0701。',
    en: '"{text}" is not written as a status event code of WIPO ST.27, for example A-2-4-F10-F11-exm-PR0701.',
  },
  'st27.category': {
    zh: 'WIPO ST.27 没有事件类别 {letter}。请核对。',
    en: 'WIPO ST.27 has no event category {letter}. Check it.',
  },
  'st27.detailedEvent': {
    zh: '详细事件 {detailed} 与关键事件 {key} 不属同一类别。请核对。',
    en: 'The detailed event {detailed} is not in the category of the key event {key}. Check it.',
  },
  'st27.stage': {
    zh: 'WIPO ST.27 没有阶段 {stage}。请核对。',
    en: 'WIPO ST.27 has no stage {stage}. Check it.',
  },
  'calendarDay.empty': { zh: '日期为空。请填写。', en: 'The date is empty. Enter one.' },
  'calendarDay.form': {
    zh: '“{text}”不是日期的写法。请写作 2017-07-21、2017.07.21、20170721 或 2017年7月21日。',
    en: '"{text}" is not written as a date. Write 2017-07-21, 2017.07.21, 20170721 or 2017年7月21日.',
  },
  'calendarDay.noSuchDay': {
    zh: '“{text}”这一天不存在。请核对月和日。',
    en: 'There is no day "{text}". Check month and day.',
  },
  'period.start': {
    zh: '期间的起算时间“{start}”无效。请填写真实的日期。',
    en: 'The period begins at "{start}", which is not valid. Enter a real day.',
  },
  'period.count': {
    zh: '期间长度应为 0 至 36500 的整数，不是 {count}。请核对。',
    en: 'The length of a period is a whole number from 0 to 36500, not {count}. Check it.',
  },
  'period.span': {
    zh: '扣除期间 {from} 至 {to} 无效。结束日应不早于开始日。',
    en: 'The excluded span from {from} to {to} is not valid. It must not end before it begins.',
  },
  'money.empty': { zh: '金额为空。请填写。', en: 'The amount is empty. Enter one.' },
  'money.form': {
    zh: '“{text}”不是金额的写法。请写作 1,234.56元、12.5万元 或 1.28亿元。',
    en: '"{text}" is not written as an amount. Write 1,234.56元, 12.5万元 or 1.28亿元.',
  },
  'money.precision': {
    zh: '金额“{text}”精确到分以下。请保留到分。',
    en: 'The amount "{text}" is finer than one fen. Give whole fen.',
  },
  'money.range': {
    zh: '金额“{text}”超出可记录的范围。请核对单位。',
    en: 'The amount "{text}" is out of range. Check the unit.',
  },
} as const satisfies Readonly<Record<string, Message>>;

/** Stable code of a rule. */
export type RuleCode = keyof typeof RULES;

/** Languages of the sentences. */
export type Locale = 'zh' | 'en';

/**
 * The sentence of a failure in a language: which rule failed and how to mend it. A parameter that
 * the failure does not carry stays as {name}.
 */
export function explain(
  failure: {
    readonly rule: RuleCode;
    readonly params: Readonly<Record<string, string | number>>;
  },
  locale: Locale,
): string {
  return RULES[failure.rule][locale].replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(failure.params, name) ? String(failure.params[name]) : whole,
  );
}
