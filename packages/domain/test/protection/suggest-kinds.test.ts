import { suggestKinds } from '@zca/domain/protection';
import { expect, it } from 'vitest';

it.each([
  ['买的茶叶要退款', true, false, false],
  ['店里卖假冒商标的酒', false, true, false],
  ['卖假货，要求退款', true, true, false],
  ['他侵犯我的专利权', false, true, true],
  ['请问你们几点上班', false, false, false],
  ['退休办在哪里', false, false, false],
  ['I want a refund for a fake', true, true, false],
])('%s', (text, asksForSolution, reportsViolation, infringesPatent) => {
  expect(suggestKinds(text)).toEqual({ asksForSolution, reportsViolation, infringesPatent });
});
