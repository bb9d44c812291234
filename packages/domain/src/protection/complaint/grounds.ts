import type { Words } from '@zca/procedure';
import { type Basis, basisOf, type Order } from '../order.ts';

/** A ground of an order: its value is stable, its number is that of the item in the article. */
export interface Ground<T extends string> {
  readonly value: T;
  readonly number: number;
  readonly title: Words;
}

export type RejectionGround =
  | 'notCompetent'
  | 'alreadyHandled'
  | 'notConsumer'
  | 'late'
  | 'materials'
  | 'identity'
  | 'otherLaw';

const REJECTION_LABELS: Readonly<Record<RejectionGround, Words>> = {
  notCompetent: {
    zh: '投诉事项不属于市场监督管理部门职责，或者本行政机关不具有处理权限',
    en: 'Not within the duties of the market regulator, or this office has no authority',
  },
  alreadyHandled: {
    zh: '法院、仲裁机构、行政机关或者消费者协会等已经受理或者处理过同一消费者权益争议',
    en: 'A court, an arbitral body, an authority or a consumer association has taken the same dispute',
  },
  notConsumer: {
    zh: '不是为生活消费需要，或者不能证明与被投诉人之间存在消费者权益争议',
    en: 'Not for daily life, or a consumer dispute with the respondent cannot be shown',
  },
  late: {
    zh: '知道或者应当知道权益受到侵害之日起超过三年',
    en: 'More than three years since the harm was known or should have been',
  },
  materials: {
    zh: '未提供规定的材料，或者提供虚假材料',
    en: 'The materials required were not given, or are false',
  },
  identity: {
    zh: '冒用他人名义，或者拒不配合核验真实身份信息',
    en: 'Another name was used, or the check of the identity was refused',
  },
  otherLaw: {
    zh: '法律、法规、规章规定不予受理的其他情形',
    en: 'Other cases in which law forbids acceptance',
  },
};

const REJECTION: Readonly<Record<Order, readonly RejectionGround[]>> = {
  20: ['notCompetent', 'alreadyHandled', 'notConsumer', 'late', 'materials', 'otherLaw'],
  121: [
    'notCompetent',
    'alreadyHandled',
    'notConsumer',
    'late',
    'materials',
    'identity',
    'otherLaw',
  ],
};

export type TerminationGround =
  | 'withdrawnOrSettled'
  | 'absentOrRefused'
  | 'noAgreement'
  | 'appraisalCost'
  | 'limitPassed'
  | 'foundLater'
  | 'partyExtinct'
  | 'otherLaw';

const TERMINATION_LABELS: Readonly<Record<TerminationGround, Words>> = {
  withdrawnOrSettled: {
    zh: '投诉人撤回投诉或者双方自行和解',
    en: 'The complaint was withdrawn, or the parties settled',
  },
  absentOrRefused: {
    zh: '无正当理由不参加调解，或者明确拒绝调解',
    en: 'A party stayed away without reason, or refused mediation',
  },
  noAgreement: {
    zh: '经组织调解，明确表示无法达成调解协议',
    en: 'A party declared that no agreement can be reached',
  },
  appraisalCost: {
    zh: '对鉴定、检测的机构或者费用承担无法协商一致',
    en: 'No agreement on the appraiser or on the cost of the appraisal',
  },
  limitPassed: {
    zh: '在规定期限内未能达成调解协议',
    en: 'No agreement within the time set by the order',
  },
  foundLater: {
    zh: '受理后发现存在不予受理或者涉嫌骗取赔偿、敲诈勒索的情形',
    en: 'After acceptance a ground of rejection, or signs of fraud or extortion, came to light',
  },
  partyExtinct: {
    zh: '投诉人、被投诉人死亡或者主体资格灭失',
    en: 'A party died or ceased to exist',
  },
  otherLaw: {
    zh: '法律、法规、规章规定的应当终止调解的其他情形',
    en: 'Other cases in which law ends the mediation',
  },
};

const TERMINATION: Readonly<Record<Order, readonly TerminationGround[]>> = {
  20: [
    'withdrawnOrSettled',
    'appraisalCost',
    'absentOrRefused',
    'noAgreement',
    'limitPassed',
    'foundLater',
    'otherLaw',
  ],
  121: [
    'withdrawnOrSettled',
    'absentOrRefused',
    'noAgreement',
    'appraisalCost',
    'limitPassed',
    'foundLater',
    'partyExtinct',
    'otherLaw',
  ],
};

const NUMERALS = '一二三四五六七八';

function numbered<T extends string>(
  values: readonly T[],
  titles: Readonly<Record<T, Words>>,
): readonly Ground<T>[] {
  return values.map((value, i) => ({ value, number: i + 1, title: titles[value] }));
}

/** Grounds of rejection of an order: seven of order 121 art. 16, six of order 20 art. 15. */
export function rejectionGrounds(order: Order): readonly Ground<RejectionGround>[] {
  return numbered(REJECTION[order], REJECTION_LABELS);
}

/** Grounds that end a mediation: eight of order 121 art. 23, seven of order 20 art. 21. */
export function terminationGrounds(order: Order): readonly Ground<TerminationGround>[] {
  return numbered(TERMINATION[order], TERMINATION_LABELS);
}

function itemOf(article: Basis, number: number, paragraph: string): Basis {
  return { ...article, article: `${article.article}${paragraph}第${NUMERALS[number - 1]}项` };
}

/** The item that a rejection cites; null when the order does not know the ground. */
export function rejectionBasis(order: Order, ground: RejectionGround): Basis | null {
  const at = REJECTION[order].indexOf(ground);
  return at < 0 ? null : itemOf(basisOf(order, 'rejection'), at + 1, '');
}

/** The item that a termination cites; null when the order does not know the ground. */
export function terminationBasis(order: Order, ground: TerminationGround): Basis | null {
  const at = TERMINATION[order].indexOf(ground);
  return at < 0 ? null : itemOf(basisOf(order, 'termination'), at + 1, '第一款');
}

export type OtherRoute = 'settle' | 'mediate' | 'authority' | 'arbitrate' | 'court';

/**
 * The other ways to solve a consumer dispute. A rejection must tell them (order 121 art. 15), and a
 * party that is not content with the end of a mediation may take them (art. 25).
 * Source: Law on the Protection of Consumer Rights and Interests art. 39.
 */
const OTHER_ROUTES: Readonly<Record<OtherRoute, Words>> = {
  settle: { zh: '与经营者协商和解', en: 'Settle with the operator' },
  mediate: {
    zh: '请求消费者协会或者依法成立的其他调解组织调解',
    en: 'Ask a consumer association or another lawful body to mediate',
  },
  authority: { zh: '向其他有关行政部门投诉', en: 'Complain to another competent authority' },
  arbitrate: {
    zh: '根据与经营者达成的仲裁协议提请仲裁机构仲裁',
    en: 'Go to arbitration, where there is an agreement to arbitrate',
  },
  court: { zh: '向人民法院提起诉讼', en: "Sue in the people's court" },
};

/**
 * The routes to tell. After a rejection because the authority is not competent, another authority is
 * among them; after a mediation the market regulator has done its part, and it is not.
 */
export function otherRoutes(
  after: RejectionGround | 'mediation',
): readonly { readonly value: OtherRoute; readonly title: Words }[] {
  const all = Object.keys(OTHER_ROUTES) as OtherRoute[];
  const told = after === 'notCompetent' ? all : all.filter((route) => route !== 'authority');
  return told.map((value) => ({ value, title: OTHER_ROUTES[value] }));
}

/** One sentence with the routes, as a rejection or the end of a mediation tells them. */
export function otherRoutesSentence(after: RejectionGround | 'mediation'): Words {
  const routes = otherRoutes(after);
  const zh = routes.map(({ title }) => title.zh).join('；');
  const en = routes.map(({ title }) => title.en.charAt(0).toLowerCase() + title.en.slice(1));
  return {
    zh: `您可以依照《中华人民共和国消费者权益保护法》第三十九条，通过下列途径解决争议：${zh}。`,
    en: `Under art. 39 of the Law on the Protection of Consumer Rights and Interests you may: ${en.join('; ')}.`,
  };
}
