import type { BothWords } from '@zca/domain/matters';

/** Said with every advice. */
export const ADVICE_NOTICE: BothWords = {
  zh: '以下为系统按规则给出的建议，供经办人参考，不是决定。',
  en: 'These are suggestions by rule, for the officer to consider. They decide nothing.',
};
