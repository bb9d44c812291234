import type { Words } from '@zca/procedure';
import type { ValueFaultCode } from './model.ts';

/** What is wrong with the inputs of a value, and how it is mended. */
export const VALUE_FAULT_WORDS: Readonly<Record<ValueFaultCode, Words>> = {
  baseDay: {
    zh: '评估基准日应是真实的日期，写作 2026-10-31。',
    en: 'The base day must be a real day, written 2026-10-31.',
  },
  notInForce: {
    zh: '这件专利在基准日不在有效期内，没有可评估的权利。请核对基准日和法律状态。',
    en: 'The patent is not in force on the base day, so that there is no right to value. Check the base day and the legal status.',
  },
  baseAfterEnd: {
    zh: '基准日在保护期最后一日之后，没有可评估的权利。请改早基准日。',
    en: 'The base day lies after the last day of protection, so that there is no right to value. Choose an earlier one.',
  },
  economicYears: {
    zh: '经济寿命应大于 0 年，不超过 20 年。',
    en: 'The economic life must be above 0 and at most 20 years.',
  },
  revenue: {
    zh: '各年收入应是不小于 0、不超过 1000 亿元的金额，最多 20 年，各年之间用顿号或空格隔开。',
    en: 'The revenue of each year must be an amount from 0 to 100 billion yuan, for 20 years at most, parted by blanks.',
  },
  revenueShort: {
    zh: '收入预测的年数少于剩余寿命。请补齐各年，没有收入的年份写 0。',
    en: 'The forecast has fewer years than the remaining life. Give every year; write 0 for one without revenue.',
  },
  royaltyRate: {
    zh: '许可费率应大于 0%，小于 100%。',
    en: 'The royalty rate must be above 0% and below 100%.',
  },
  royaltyDecline: {
    zh: '许可费率每年下降的幅度应不小于 0%，小于 100%。',
    en: 'The yearly decline of the royalty rate must be from 0% to below 100%.',
  },
  taxRate: {
    zh: '所得税率应不小于 0%，小于 100%。',
    en: 'The tax rate must be from 0% to below 100%.',
  },
  discountRate: {
    zh: '折现率应大于 0%，不超过 100%。',
    en: 'The discount rate must be above 0% and at most 100%.',
  },
  convention: {
    zh: '请选择年末折现或者年中折现。',
    en: 'Choose whether amounts come at the end or in the midst of the year.',
  },
  ownShare: {
    zh: '所评估的份额应大于 0%，不超过 100%。',
    en: 'The share that is valued must be above 0% and at most 100%.',
  },
};
