import type { LegalBasis } from '@zca/procedure';

export const PERSONAL_DATA_LAW: LegalBasis = {
  title: { zh: '个人信息保护法', en: 'Personal Information Protection Law' },
  documentNumber: '主席令第91号',
  effectiveFrom: '2021-11-01',
  effectiveTo: null,
};
