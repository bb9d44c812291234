import type { PaperDefinition } from '@zca/procedure';
import { OTHER_WAY } from '../otherWay.ts';

/** Papers of a report. None is addressed to the operator, and none of theirs names the reporter. */
export const PAPERS: Readonly<Record<string, PaperDefinition>> = {
  result: {
    title: { zh: '举报处理结果告知书', en: 'Notice of the result of a report' },
    series: '举告',
    addressee: 'reporterName',
    for: ['reporter'],
    body: [
      '你于{receivedOn}举报的{respondentName}涉嫌违法一事（编号 {number}），我局已经核查。',
      '处理结果：{result}。{decisionReason}',
      '感谢你对市场监督管理和知识产权保护工作的支持。我局对你的信息依法保密。',
    ],
  },
  noAuthority: {
    title: { zh: '举报事项告知书', en: 'Notice of the competent authority' },
    series: '举移',
    addressee: 'reporterName',
    for: ['reporter'],
    body: [
      '你举报的事项（编号 {number}）不属于我局处理权限。',
      '请向有处理权限的机关提出：{competentOffice}。',
    ],
  },
  otherWay: { ...OTHER_WAY, series: '举途', addressee: 'reporterName', for: ['reporter'] },
};
