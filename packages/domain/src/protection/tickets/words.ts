import type { Words } from '@zca/procedure';
import { headerKey } from '../../registry/index.ts';
import { REQUESTS } from '../complaint/fields.ts';
import { IP_RIGHTS, type Source, SOURCES } from '../sharedFields.ts';
import { TICKET_KINDS, TICKET_STATUSES, type TicketKind, type TicketStatus } from './model.ts';

/** A value of an enumeration and its name. */
interface Named<T extends string> {
  readonly value: T;
  readonly title: Words;
}

/** A reader of the words of an enumeration: its values, its labels in both languages, and synonyms. */
function reader<T extends string>(
  options: readonly Named<T>[],
  synonyms: Readonly<Partial<Record<T, readonly string[]>>>,
): (word: string) => T | null {
  const known = new Map(
    options.flatMap(({ value, title }) =>
      [value, title.zh, title.en, ...(synonyms[value] ?? [])].map(
        (word) => [headerKey(word), value] as const,
      ),
    ),
  );
  return (word) => known.get(headerKey(word)) ?? null;
}

/** The source that a word names; null when none does. */
export const readSource: (word: string) => Source | null = reader(SOURCES, {
  platform12315: [
    '12315平台',
    '12315 platform',
    '12315',
    '12315APP',
    '12315网站',
    '12315小程序',
    '互联网',
  ],
  hotline12315: ['12315电话', '电话'],
  hotline12345: ['12345', '政务服务便民热线', '市民热线', '12345市民热线'],
  window: ['窗口', '来访', '来人'],
  site: ['网上提交', '知长安'],
  mail: ['来信', '来函', '邮寄', 'letter'],
  transfer: ['移送', '转办', '上级交办', '交办'],
});

/** The kind that a word names; null when none does. */
export const readKind: (word: string) => TicketKind | null = reader(TICKET_KINDS, {
  complaint: ['投诉单', '消费投诉', '投诉类'],
  report: ['举报单', '举报类'],
  both: ['投诉和举报', '投诉与举报', '投诉及举报'],
});

/** The status that a word of 12315 or 12345 names; null when none does. */
export const readStatus: (word: string) => TicketStatus | null = reader(TICKET_STATUSES, {
  waiting: ['待受理', '待签收', '待分送', '待分派', '新建', '未处理', '待核查'],
  accepted: ['受理', '已签收', '签收'],
  rejected: ['不受理', '不予处理'],
  handling: ['处理中', '调解中', '核查中', '承办中', '在办', '办理'],
  closed: [
    '办结',
    '已处理',
    '已回复',
    '已完结',
    '归档',
    '已归档',
    '调解成功',
    '终止调解',
    '已反馈',
  ],
  returned: ['退回', '退单', '已退单', '申请退单'],
  withdrawn: ['撤回', '撤单', '已撤销', '已撤诉', '撤诉'],
});

/** The request that a word names; null when none does. */
export const readRequest = reader(REQUESTS, {
  refund: ['退款', '退费', '退货款', '退还货款', '退还费用'],
  compensate: ['赔偿', '赔偿损失', '索赔'],
  return: ['退换货'],
  replace: ['换货'],
  repair: ['维修', '保修'],
});

/** The intellectual property that a word names; null when none does. */
export const readIpRight = reader(IP_RIGHTS, {
  trademark: ['商标侵权', '侵犯商标专用权', '假冒注册商标'],
  patent: ['假冒专利', '专利侵权'],
  indication: ['地理标志产品', '地理标志专用标志'],
});

/** Words of yes and no; null for any other. */
export function readYesNo(word: string): boolean | null {
  if (/^(?:是|匿名|有|y|yes|true|1)$/i.test(word)) return true;
  return /^(?:否|不是|实名|非匿名|无|n|no|false|0)$/i.test(word) ? false : null;
}
