import type { PaperDefinition } from '@zca/procedure';
import { OTHER_WAY } from '../otherWay.ts';

const CASE = '您投诉{respondentName}（{goods}）一事，我局于{receivedOn}收到，编号 {number}。';

/** Papers of a complaint, in the wording of the official forms. */
export const PAPERS: Readonly<Record<string, PaperDefinition>> = {
  acceptance: {
    title: { zh: '投诉受理通知书', en: 'Notice of acceptance' },
    series: '投受',
    addressee: 'complainantName',
    for: ['complainant'],
    body: [
      CASE,
      '经审查，符合受理条件，我局于{acceptedOn}决定受理，并将依法组织调解。',
      '调解不收取费用。调解期间需要鉴定、检测的，费用由双方协商承担，所需时间不计入调解期限。',
    ],
  },
  rejection: {
    title: { zh: '投诉不予受理通知书', en: 'Notice of rejection' },
    series: '投不受',
    addressee: 'complainantName',
    for: ['complainant'],
    body: [
      CASE,
      '经审查，你的投诉属于下列情形：{rejectionGround}。理由：{rejectionReason}',
      '依照{rejectionArticle}的规定，我局决定不予受理。',
      '{otherRoutes}',
    ],
  },
  supplementNotice: {
    title: { zh: '投诉材料补正通知书', en: 'Notice to supply what is missing' },
    series: '投补',
    addressee: 'complainantName',
    for: ['complainant'],
    body: [
      CASE,
      '经审查，需要补正下列材料：{supplementItems}',
      '请于{supplementBefore}前补正。可以凭查询码在网上补正，也可以送交我局。无正当理由逾期不补正的，将依法不予受理。',
    ],
  },
  mediation: {
    title: { zh: '调解书', en: 'Mediation paper' },
    series: '投调',
    addressee: 'complainantName',
    for: ['complainant'],
    body: [
      '投诉人：{complainantName}。被投诉人：{respondentName}。投诉编号 {number}。',
      '投诉请求：{requests}。',
      '经调解，双方自愿达成如下协议：{agreementTerms}',
      '本调解书由双方签字或者盖章，加盖调解组织印章，交双方各执一份，我局留存一份。',
    ],
  },
  termination: {
    title: { zh: '终止调解告知书', en: 'Notice of termination' },
    series: '投终',
    addressee: 'complainantName',
    for: ['complainant'],
    body: [
      CASE,
      '该投诉的调解因下列情形终止：{terminationGround}。{terminationReason}',
      '依据：{terminationArticle}。',
      '{otherRoutes}',
    ],
  },
  terminationToRespondent: {
    title: { zh: '终止调解告知书（被投诉人）', en: 'Notice of termination to the respondent' },
    series: '投终',
    addressee: 'respondentName',
    body: [
      '编号 {number} 的投诉（{goods}）的调解因下列情形终止：{terminationGround}。',
      '依据：{terminationArticle}。',
    ],
  },
  policeReferral: {
    title: { zh: '涉嫌犯罪线索移送函', en: 'Referral to the police' },
    series: '投移',
    addressee: 'policeOffice',
    body: [
      '我局在处理编号 {number} 的投诉中发现涉嫌犯罪的线索：{policeReason}',
      '现依法移送，请予审查，并将处理情况告知我局。',
    ],
  },
  otherWay: { ...OTHER_WAY, series: '投告', addressee: 'complainantName', for: ['complainant'] },
};
