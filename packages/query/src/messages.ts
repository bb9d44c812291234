import type { Bilingual, FieldRegistry } from './field.ts';
import type { Language } from './registry.ts';
import type { Expectation, ProblemCode, QueryProblem, WarningCode } from './syntax.ts';
import type { ConditionProblem, ConditionProblemCode } from './validate.ts';

type Code = ProblemCode | WarningCode;

/** Sentences for problems and warnings; `{name}` is a parameter, `{expected}` what could have stood there. */
export const MESSAGES: Readonly<Record<Code, Bilingual>> = {
  unknownTag: {
    zh: '没有名为“{tag}”的字段；若要按原文查找，请加引号或在冒号前加反斜杠',
    en: 'there is no field “{tag}”; to search for the text itself, put it in quotation marks or a backslash before the colon',
  },
  missingValue: { zh: '“{field}”后应为{expected}', en: '“{field}” wants {expected}' },
  badDate: {
    zh: '“{field}”后应为{expected}；读到“{found}”',
    en: '“{field}” wants {expected}; found “{found}”',
  },
  impossibleDay: {
    zh: '“{found}”不是日历上有的日期；“{field}”后应为{expected}',
    en: '“{found}” is not in the calendar; “{field}” wants {expected}',
  },
  badInteger: {
    zh: '“{field}”后应为{expected}；读到“{found}”',
    en: '“{field}” wants {expected}; found “{found}”',
  },
  badNumber: {
    zh: '“{field}”后应为{expected}；读到“{found}”',
    en: '“{field}” wants {expected}; found “{found}”',
  },
  unknownValue: {
    zh: '“{field}”没有“{found}”这个取值',
    en: '“{field}” has no value “{found}”',
  },
  reversedRange: {
    zh: '“{field}”的范围起点“{first}”大于终点“{last}”，请对调',
    en: 'the range of “{field}” begins with “{first}”, after its end “{last}”; swap them',
  },
  badRange: {
    zh: '范围没有写完，应为{expected}；读到“{found}”',
    en: 'the range is not complete: {expected} is wanted; found “{found}”',
  },
  comparisonNotPossible: {
    zh: '“{field}”不能比较大小，请用冒号',
    en: '“{field}” cannot be compared by size; use a colon',
  },
  nearNotPossible: {
    zh: '“{field}”不能按相邻距离查找，应为{expected}',
    en: '“{field}” cannot be searched by distance; {expected} is wanted',
  },
  patternNotPossible: {
    zh: '“{field}”不能用 * 或 ? 查找，应为{expected}；读到“{found}”',
    en: '“{field}” takes no * or ?; {expected} is wanted; found “{found}”',
  },
  everyNotPossible: {
    zh: '“{field}”不能用“全( )”，应为{expected}',
    en: '“{field}” does not take all( ); {expected} is wanted',
  },
  badArea: {
    zh: '“{field}”后应为{expected}；读到“{found}”',
    en: '“{field}” wants {expected}; found “{found}”',
  },
  badDistance: {
    zh: '“~”后应为{expected}；读到“{found}”',
    en: '“~” wants {expected}; found “{found}”',
  },
  tooManyAlternatives: {
    zh: '“|”隔开的各项组合成 {count} 种，最多 {most} 种，请减少，或拆成几个条件用“或”连接',
    en: 'the alternatives between “|” make {count} combinations; {most} are the most. Use fewer, or several conditions joined by OR',
  },
  unclosedQuote: {
    zh: '引号没有成对，应有{expected}；若要查找引号本身，请在前面加反斜杠',
    en: 'the quotation mark stands alone; {expected} is wanted. For the mark itself, put a backslash before it',
  },
  emptyPhrase: { zh: '引号内没有文字', en: 'there is no text in the quotation marks' },
  unclosedBracket: {
    zh: '括号没有收尾，应有{expected}',
    en: 'the bracket is not closed; {expected} is wanted',
  },
  extraBracket: {
    zh: '多了一个右括号；若要查找括号本身，请在前面加反斜杠',
    en: 'there is a closing bracket too many. For the bracket itself, put a backslash before it',
  },
  emptyBrackets: {
    zh: '括号内没有条件，应为{expected}',
    en: 'the brackets are empty; {expected} is wanted',
  },
  missingOperand: {
    zh: '“{operator}”{side}缺少条件，应为{expected}；若要查找这个词，请加引号',
    en: '“{operator}” lacks something {side} it; {expected} is wanted. For the word itself, put it in quotation marks',
  },
  todayUnknown: {
    zh: '此处不能用“{found}”这样的相对日期，应为{expected}',
    en: 'days relative to today (“{found}”) are not possible here; {expected} is wanted',
  },
  noDefaultFields: {
    zh: '此处不能直接写词，应为{expected}',
    en: 'plain words are not possible here; {expected} is wanted',
  },
  tooLong: {
    zh: '检索式有 {length} 个字符，最多 {most} 个，请缩短',
    en: 'the query has {length} characters; {most} are the most. Shorten it',
  },
  tooDeep: {
    zh: '括号或“非”嵌套超过 {most} 层，请简化',
    en: 'brackets or negations nest deeper than {most} levels. Simplify the query',
  },
  tooLarge: {
    zh: '检索式的条件超过 {most} 个，请缩短',
    en: 'the query has more than {most} conditions. Shorten it',
  },
  lowerCaseOperator: {
    zh: '小写的“{found}”按普通词查找；若要作运算符，请写 {operator}',
    en: 'lower-case “{found}” is searched as a word; for the operator write {operator}',
  },
  questionMark: {
    zh: '末尾的“{found}”代表任意一个字；若只是标点，请删去',
    en: 'the final “{found}” stands for any one character; leave it out if it is punctuation',
  },
  neverBoth: {
    zh: '“{field}”只有一个值，不会同时等于两个；要其中之一请用“或”',
    en: '“{field}” has one value and never equals two at once; for either of them use OR',
  },
  trailingComma: {
    zh: '逗号后没有取值，已忽略逗号',
    en: 'no value follows the comma, which was ignored',
  },
  strayComparison: {
    zh: '“{found}”前没有字段，按普通文字查找',
    en: 'no field stands before “{found}”, which is searched as text',
  },
  leadingWildcard: {
    zh: '“{found}”以通配符开头，要逐个比对全部词语，会慢一些；知道开头的字时请写上',
    en: '“{found}” begins with a wildcard, so every word is compared, which takes longer; write the beginning if you know it',
  },
};

/** What could have stood at the place of a problem. */
export const EXPECTATIONS: Readonly<Record<Expectation, Bilingual>> = {
  tag: { zh: '字段名加冒号', en: 'the name of a field and a colon' },
  date: {
    zh: '日期，如 2020、2020-05 或 2018-2026',
    en: 'a date such as 2020, 2020-05 or 2018-2026',
  },
  integer: { zh: '整数，如 10、10-20 或 10..', en: 'a whole number such as 10, 10-20 or 10..' },
  number: { zh: '数，如 1.5 或 1.5..3', en: 'a number such as 1.5 or 1.5..3' },
  text: { zh: '文字', en: 'text' },
  listedValue: { zh: '列表中的取值', en: 'a value from its list' },
  term: { zh: '词、引号内的原文、字段或括号', en: 'a word, a phrase, a field or a bracket' },
  closeBracket: { zh: '右括号“)”', en: 'a closing bracket “)”' },
  closeQuote: { zh: '右引号', en: 'a closing quotation mark' },
  circle: { zh: '圆(经度,纬度,米)', en: 'circle(longitude,latitude,metres)' },
  box: { zh: '框(西,南,东,北)', en: 'box(west,south,east,north)' },
  polygon: {
    zh: '多边形(经度 纬度, 经度 纬度, 经度 纬度)',
    en: 'polygon(longitude latitude, longitude latitude, longitude latitude)',
  },
  distance: { zh: '字数（0 至 1000）', en: 'a number of characters from 0 to 1000' },
  range: {
    zh: '起点不大于终点的范围，如 2018..2026 或 [2018,2026)',
    en: 'a range from less to more, such as 2018..2026 or [2018,2026)',
  },
  colon: { zh: '冒号', en: 'a colon' },
  shorterQuery: { zh: '更短的检索式', en: 'a shorter query' },
};

const SIDES: Readonly<Record<string, Bilingual>> = {
  before: { zh: '前', en: 'before' },
  after: { zh: '后', en: 'after' },
};

/**
 * A sentence that says where in the text a problem or warning is, what is wrong and what was
 * expected. Characters are counted from one, as people count them (code points). With the registry,
 * the values of a closed list are named.
 */
export function explainProblem(
  problem: QueryProblem,
  language: Language,
  text: string,
  registry?: FieldRegistry,
): string {
  const place = Array.from(text.slice(0, problem.from)).length + 1;
  const sentence = fill(MESSAGES[problem.code][language], problem, language);
  const { suggestion } = problem.params;
  const zh = language === 'zh';
  const hints: string[] = [
    zh ? `第 ${place} 个字处：${sentence}` : `At character ${place}: ${sentence}`,
  ];
  const values = registry === undefined ? '' : listedValues(problem, registry, language);
  if (values !== '') hints.push(zh ? `可用：${values}` : `It takes ${values}`);
  if (typeof suggestion === 'object') {
    hints.push(zh ? `是否要写“${suggestion.zh}”？` : `Did you mean “${suggestion.en}”?`);
  }
  return hints.join(zh ? '；' : '. ');
}

const MOST_LISTED = 12;

/** The labels of a field's closed list, the first twelve of them. */
function listedValues(problem: QueryProblem, registry: FieldRegistry, language: Language): string {
  if (!problem.expected.includes('listedValue')) return '';
  const { fieldName } = problem.params;
  const values = registry.fields.find((field) => field.name === fieldName)?.values ?? [];
  const labels = values.slice(0, MOST_LISTED).map((each) => each.label[language]);
  if (values.length > MOST_LISTED) labels.push('…');
  return labels.join(language === 'zh' ? '、' : ', ');
}

function fill(template: string, problem: QueryProblem, language: Language): string {
  const { params, expected } = problem;
  const said =
    params['found'] === '' ? template.replace(/[；;] ?(?:读到|found )“\{found\}”/u, '') : template;
  return said.replace(/\{(\w+)\}/gu, (_, name: string) => {
    if (name === 'expected') {
      const either = language === 'zh' ? '、' : ' or ';
      return expected.map((each) => EXPECTATIONS[each][language]).join(either);
    }
    const value = params[name] ?? (name === 'field' ? params['tag'] : undefined);
    if (typeof value === 'object') return value[language];
    const text = String(value ?? '');
    return name === 'side' ? (SIDES[text]?.[language] ?? '') : text;
  });
}

/** Sentences for conditions that came from outside. */
export const CONDITION_MESSAGES: Readonly<Record<ConditionProblemCode, Bilingual>> = {
  notACondition: { zh: '应为条件', en: 'a condition is wanted' },
  unknownOp: { zh: '没有“{op}”这种条件', en: 'there is no condition “{op}”' },
  unknownField: { zh: '没有“{field}”字段', en: 'there is no field “{field}”' },
  wrongKind: { zh: '“{field}”字段不能用“{op}”', en: 'the field “{field}” does not take “{op}”' },
  wrongValue: { zh: '值不合要求', en: 'the value does not fit' },
  noFields: { zh: '至少要有一个字段', en: 'at least one field is wanted' },
  emptyText: { zh: '没有文字', en: 'the text is empty' },
  noWildcard: { zh: '应含 * 或 ?', en: '* or ? is wanted' },
  tooMany: { zh: '超过 {most} 个', en: 'there are more than {most}' },
  tooDeep: { zh: '嵌套超过 {most} 层', en: 'the nesting is deeper than {most}' },
  tooLarge: { zh: '条件超过 {most} 个', en: 'there are more than {most} nodes' },
};

/** A sentence that says where in a condition a problem is and what is wrong. */
export function conditionProblemMessage(problem: ConditionProblem, language: Language): string {
  const sentence = CONDITION_MESSAGES[problem.code][language].replace(
    /\{(\w+)\}/gu,
    (_, name: string) => String(problem.params[name] ?? ''),
  );
  const path = problem.path === '' ? '/' : problem.path;
  return language === 'zh'
    ? `条件 ${path} 处：${sentence}`
    : `At ${path} of the condition: ${sentence}`;
}
