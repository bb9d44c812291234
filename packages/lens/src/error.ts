/** What went wrong, as a stable code. `lensMessages` holds a sentence for each in both languages. */
export type LensErrorCode =
  | 'unknown-field'
  | 'wrong-kind'
  | 'invalid-value'
  | 'invalid-document'
  | 'duplicate-id'
  | 'invalid-question'
  | 'invalid-cursor'
  | 'invalid-schema'
  | 'too-many'
  | 'schema-changed'
  | 'damaged';

export type LensErrorParams = Readonly<Record<string, string | number>>;

/** Sentences for people; `{name}` stands for a parameter of the error. */
export const lensMessages: Readonly<Record<LensErrorCode, { zh: string; en: string }>> = {
  'unknown-field': {
    zh: '没有名为“{field}”的字段。',
    en: 'There is no field named "{field}".',
  },
  'wrong-kind': {
    zh: '字段“{field}”是{kind}类型，不能用于“{use}”。',
    en: 'Field "{field}" is of kind {kind} and cannot be used for "{use}".',
  },
  'invalid-value': {
    zh: '字段“{field}”的值“{value}”无效，应为{expected}。',
    en: 'Value "{value}" of field "{field}" is not valid; expected {expected}.',
  },
  'invalid-document': {
    zh: '记录“{id}”的字段“{field}”的值无效，应为{expected}。',
    en: 'Field "{field}" of record "{id}" holds an invalid value; expected {expected}.',
  },
  'duplicate-id': {
    zh: '同一批中记录编号“{id}”出现多次。',
    en: 'Record id "{id}" occurs more than once in one batch.',
  },
  'invalid-question': {
    zh: '问题的“{part}”部分无效，应为{expected}。',
    en: 'Part "{part}" of the question is not valid; expected {expected}.',
  },
  'invalid-cursor': {
    zh: '翻页标记不属于这个问题，请从第一页重新开始。',
    en: 'The cursor does not belong to this question; start again from the first page.',
  },
  'invalid-schema': {
    zh: '字段“{field}”的定义无效：{reason}。',
    en: 'The definition of field "{field}" is not valid: {reason}.',
  },
  'too-many': {
    zh: '“{part}”超过上限{limit}，请缩小范围。',
    en: '"{part}" exceeds the limit of {limit}; narrow it down.',
  },
  'schema-changed': {
    zh: '快照的字段定义与当前不同，需要重建索引。',
    en: 'The snapshot was written with other field definitions; rebuild the index.',
  },
  damaged: {
    zh: '索引文件“{file}”已损坏（{part}），需要重建索引。',
    en: 'Index file "{file}" is damaged ({part}); rebuild the index.',
  },
};

/** Whether a text is the code of a lens error, for codes that came from another thread. */
export function isLensErrorCode(code: string): code is LensErrorCode {
  return Object.hasOwn(lensMessages, code);
}

/** The text of an error in one language, with its parameters filled in. */
export function lensMessage(
  code: LensErrorCode,
  params: LensErrorParams,
  language: 'zh' | 'en',
): string {
  return lensMessages[code][language].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(params[name] ?? ''),
  );
}

/** A question, document, schema or snapshot that the lens cannot take. */
export class LensError extends Error {
  readonly code: LensErrorCode;
  readonly params: LensErrorParams;

  constructor(code: LensErrorCode, params: LensErrorParams = {}) {
    super(lensMessage(code, params, 'en'));
    this.name = 'LensError';
    this.code = code;
    this.params = params;
  }
}
