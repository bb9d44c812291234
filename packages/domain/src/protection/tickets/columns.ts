import type { Level, Words } from '@zca/procedure';
import { headerKey } from '../../registry/index.ts';
import type { Ticket } from './model.ts';

/** A column of the layout of tickets. */
export interface TicketColumn {
  readonly field: keyof Ticket;
  readonly header: Words;
  /** Other headers under which systems write it. */
  readonly aliases: readonly string[];
  /** A row without it is refused. */
  readonly required: boolean;
  readonly level: Level;
}

function column(
  name: keyof Ticket,
  zh: string,
  en: string,
  level: Level,
  aliases: readonly string[] = [],
  required = false,
): TicketColumn {
  return { field: name, header: { zh, en }, aliases, required, level };
}

/** The columns in the order in which exports write them; docs/tickets.md describes each. */
export const TICKET_COLUMNS: readonly TicketColumn[] = [
  column(
    'externalNo',
    '工单编号',
    'Ticket number',
    'internal',
    ['登记编号', '投诉单编号', '举报单编号', '工单号', '受理编号', '编号'],
    true,
  ),
  column(
    'source',
    '来源',
    'Source',
    'internal',
    ['工单来源', '来源渠道', '接收方式', '来源方式'],
    true,
  ),
  column(
    'kind',
    '类型',
    'Kind',
    'internal',
    ['工单类型', '诉求类型', '信息类别', '业务类型'],
    true,
  ),
  column(
    'receivedAt',
    '收到时间',
    'Received at',
    'internal',
    ['登记时间', '受理时间', '接收时间', '来电时间', '创建时间', '提交时间'],
    true,
  ),
  column('status', '状态', 'Status', 'internal', ['工单状态', '办理状态', '处理状态']),
  column('dueOn', '办理期限', 'Due day', 'internal', [
    '截止时间',
    '办结时限',
    '到期时间',
    '要求办结时间',
  ]),
  column('anonymous', '匿名', 'Anonymous', 'sensitive', ['是否匿名']),
  column('applicantName', '提出人姓名', 'Name', 'personal', [
    '投诉人姓名',
    '举报人姓名',
    '投诉人',
    '举报人',
    '来电人',
    '联系人',
    '诉求人',
    '姓名',
  ]),
  column('applicantPhone', '提出人电话', 'Telephone', 'personal', [
    '联系电话',
    '来电号码',
    '投诉人电话',
    '举报人电话',
    '联系方式',
    '手机号码',
    '电话',
  ]),
  column('applicantAddress', '提出人地址', 'Address', 'personal', [
    '联系地址',
    '通讯地址',
    '投诉人地址',
    '举报人地址',
  ]),
  column('respondentName', '被投诉举报方', 'Operator', 'internal', [
    '被投诉人',
    '被举报人',
    '被投诉方',
    '被举报方',
    '企业名称',
    '经营者名称',
    '涉事主体',
    '涉及主体',
  ]),
  column('respondentCreditCode', '统一社会信用代码', 'Credit code', 'internal', [
    '信用代码',
    '注册号',
    '统一信用代码',
  ]),
  column('respondentPhone', '被投诉举报方电话', "Operator's telephone", 'internal', [
    '企业电话',
    '被投诉人电话',
    '被举报人电话',
  ]),
  column('respondentAddress', '被投诉举报方地址', "Operator's address", 'internal', [
    '经营地址',
    '企业地址',
    '被投诉人地址',
    '被举报人地址',
    '涉事地址',
  ]),
  column('platformName', '平台名称', 'Platform', 'internal', ['交易平台', '电商平台']),
  column('shopUrl', '网址', 'Web address', 'internal', ['店铺网址', '商品链接', '链接']),
  column('place', '事发地', 'Place', 'internal', ['发生地', '事发地址', '事发地点', '行为发生地']),
  column('goods', '商品或服务', 'Goods or service', 'internal', [
    '涉及客体',
    '客体名称',
    '商品名称',
    '商品服务',
  ]),
  column('purchasedOn', '消费日期', 'Day of purchase', 'internal', [
    '购买日期',
    '消费时间',
    '购买时间',
  ]),
  column('amountFen', '涉及金额', 'Amount', 'internal', [
    '争议金额',
    '消费金额',
    '金额',
    '涉及金额元',
  ]),
  column('requests', '诉求', 'Requests', 'internal', ['投诉请求', '具体诉求', '诉求内容']),
  column('ipRights', '涉及知识产权', 'Intellectual property', 'internal', [
    '知识产权类型',
    '知识产权类别',
  ]),
  column(
    'content',
    '内容',
    'Content',
    'sensitive',
    ['投诉内容', '举报内容', '问题描述', '诉求描述', '工单内容', '事项内容', '详情'],
    true,
  ),
  column('answer', '答复', 'Answer', 'sensitive', ['答复内容', '办理结果', '处理结果', '回复内容']),
];

const BY_HEADER: ReadonlyMap<string, keyof Ticket> = new Map(
  TICKET_COLUMNS.flatMap(({ field, header, aliases }) =>
    [header.zh, header.en, field, ...aliases].map((name) => [headerKey(name), field] as const),
  ),
);

/** The field that a header names, in either language or by an alias; null when none does. */
export function ticketField(header: string): keyof Ticket | null {
  return BY_HEADER.get(headerKey(header)) ?? null;
}
