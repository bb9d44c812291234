import type { LegalParameter, ParameterMark, ParameterValue } from './model.ts';

export const PATENT_LAW_2020 = {
  sourceTitle: '中华人民共和国专利法',
  documentNumber: '主席令第55号',
  effectiveFrom: '2021-06-01',
};
export const RULES_2023 = {
  sourceTitle: '中华人民共和国专利法实施细则',
  documentNumber: '国务院令第769号',
  effectiveFrom: '2024-01-20',
};
export const GUIDELINES_2023 = {
  sourceTitle: '专利审查指南2023',
  documentNumber: '国家知识产权局令第78号',
  effectiveFrom: '2024-01-20',
};
export const TRADEMARK_LAW = {
  sourceTitle: '中华人民共和国商标法',
  documentNumber: '',
  effectiveFrom: '2019-11-01',
};
export const LAYOUT_REGULATIONS = {
  sourceTitle: '集成电路布图设计保护条例',
  documentNumber: '国务院令第300号',
  effectiveFrom: '2001-10-01',
};
/** Rules that were the same before the present text and are needed for older rights. */
export const EARLIER = { effectiveFrom: '1993-01-01' };

/** Where a row comes from and since when it holds. */
export interface Source {
  readonly sourceTitle: string;
  readonly documentNumber: string;
  readonly effectiveFrom: string;
  readonly effectiveTo?: string;
}

/** Writes a row of the seed. */
export function row(
  key: string,
  value: ParameterValue,
  unit: string,
  zh: string,
  en: string,
  source: Source,
  article: string,
  mark: ParameterMark,
  note = '',
): LegalParameter {
  return {
    key,
    value,
    unit,
    title: { zh, en },
    sourceTitle: source.sourceTitle,
    documentNumber: source.documentNumber,
    article,
    effectiveFrom: source.effectiveFrom,
    effectiveTo: source.effectiveTo ?? null,
    mark,
    note,
  };
}
