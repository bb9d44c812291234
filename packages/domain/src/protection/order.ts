import type { LawBook } from '@zca/procedure';
import type { CalendarDay } from '@zca/standards';

/** Number of the order of the market regulator under which a complaint or report is handled. */
export type Order = 20 | 121;

/** An article, as a decision cites it. */
export interface Basis {
  readonly order: Order;
  readonly article: string;
}

/** Names of the two orders as documents cite them. */
const TITLES: Readonly<Record<Order, string>> = {
  20: '市场监督管理投诉举报处理暂行办法',
  121: '市场监督管理投诉举报处理办法',
};

/** Articles of the two orders on the same matter. */
const ARTICLES = {
  kinds: { 20: '第三条', 121: '第三条' },
  handledApart: { 20: '第七条', 121: '第九条' },
  materials: { 20: '第九条', 121: '第十条' },
  agent: { 20: '第十条', 121: '第十一条' },
  joint: { 20: '第十一条', 121: '第十二条' },
  complaintPlace: { 20: '第十二条第一款', 121: '第十三条第一款' },
  complaintOnline: { 20: '第十二条第二款', 121: '第十三条第二款' },
  firstReceiver: { 20: '第十三条', 121: '第十四条' },
  rejection: { 20: '第十五条', 121: '第十六条' },
  mediation: { 20: '第十六条', 121: '第十八条' },
  termination: { 20: '第二十一条', 121: '第二十三条' },
  clue: { 20: '第二十四条', 121: '第二十八条' },
  reportPlace: { 20: '第二十五条', 121: '第二十九条' },
  station: { 20: '第二十六条', 121: '第三十条' },
  reportOnline: { 20: '第二十七条', 121: '第三十一条' },
  advertisement: { 20: '第二十八条', 121: '第三十二条' },
  noAuthority: { 20: '第二十九条', 121: '第三十四条' },
  dispute: { 20: '第三十条', 121: '第三十三条' },
  intake: { 20: '第三十七条', 121: '第四十一条' },
  excluded: { 20: '第三十九条', 121: '第四十四条' },
} as const satisfies Readonly<Record<string, Readonly<Record<Order, string>>>>;

/** What an article is about. */
export type ArticleSubject = keyof typeof ARTICLES;

/** Document numbers of the two orders. */
export const DOCUMENTS: Readonly<Record<Order, string>> = {
  20: '市场监管总局令第20号',
  121: '市场监管总局令第121号',
};
const ORDERS: readonly Order[] = [20, 121];

/** The order of `orderOn`; undefined where none is in force, or one whose rules are not known here. */
export function findOrder(law: LawBook, receivedOn: CalendarDay): Order | undefined {
  const instrument = law('deadline.TS.ACCEPT', receivedOn)?.documentNumber;
  return ORDERS.find((order) => DOCUMENTS[order] === instrument);
}

/**
 * The order under which a matter is handled: the one in force on the day of its receipt, since order
 * 121 has no transitional clause. It is the instrument of the limit for acceptance on that day.
 * @throws RangeError where no order is in force, or one whose rules are not known here
 */
export function orderOn(law: LawBook, receivedOn: CalendarDay): Order {
  const order = findOrder(law, receivedOn);
  if (order !== undefined) return order;
  const instrument = law('deadline.TS.ACCEPT', receivedOn)?.documentNumber;
  throw new RangeError(
    instrument === undefined
      ? `No order on complaints and reports is in force on ${receivedOn}.`
      : `The rules of ${instrument} are not known to this platform.`,
  );
}

/** The article of an order on a subject. */
export function basisOf(order: Order, subject: ArticleSubject): Basis {
  return { order, article: ARTICLES[subject][order] };
}

/** The articles of both orders on a subject by document number, as an action names what it stands on. */
export function articlesOf(subject: ArticleSubject): Readonly<Record<string, string>> {
  return Object.fromEntries(ORDERS.map((order) => [DOCUMENTS[order], ARTICLES[subject][order]]));
}

/** An article of order 121 without a counterpart in order 20: nothing is cited under the latter. */
export function articleOf121(article: string): Readonly<Record<string, string>> {
  return { [DOCUMENTS[121]]: article };
}

/** An article with its order, as a Chinese sentence cites it: 《…》（总局令第121号）第四十一条. */
export function citation({ order, article }: Basis): string {
  return `《${TITLES[order]}》（总局令第${order}号）${article}`;
}
