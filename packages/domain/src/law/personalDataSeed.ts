import type { LegalParameter } from './model.ts';
import { row } from './seedSource.ts';

const LAW = {
  sourceTitle: '中华人民共和国个人信息保护法',
  documentNumber: '主席令第91号',
  effectiveFrom: '2021-11-01',
};
const STANDARD = {
  sourceTitle: '信息安全技术 个人信息安全规范',
  documentNumber: 'GB/T 35273-2020',
  effectiveFrom: '2020-10-01',
};
const DEFAULT = {
  sourceTitle: '个人信息批量导出与留存管理（平台缺省值）',
  documentNumber: '',
  effectiveFrom: '2020-01-01',
};

/**
 * Time limits of what people ask about data of persons, and of exports of many of them. The law says
 * 及时 (art. 50); thirty days are those of the recommended standard. What is marked D is our default.
 */
export const PERSONAL_DATA_PARAMETERS: readonly LegalParameter[] = [
  row(
    'deadline.PI.ANSWER',
    30,
    'day',
    '答复个人信息查阅、删除请求',
    'Answer a request for access to or erasure of personal data',
    STANDARD,
    '8.7 a)',
    'M',
    `《${LAW.sourceTitle}》第五十条只要求“建立便捷的申请受理和处理机制”，期限取自推荐性标准。`,
  ),
  row(
    'service.PI.AVAILABLE',
    30,
    'day',
    '服务时限：查阅结果可取用',
    'Service level: result of an access request can be fetched',
    DEFAULT,
    '',
    'D',
  ),
  row(
    'service.PI.EXPORT_APPROVE',
    2,
    'workingDay',
    '服务时限：批准个人信息批量导出',
    'Service level: bulk export of personal data approved',
    DEFAULT,
    '',
    'D',
  ),
  row(
    'service.PI.EXPORT_VALID',
    24,
    'hour',
    '批准后的个人信息批量导出有效',
    'An approved bulk export of personal data can be downloaded',
    DEFAULT,
    '',
    'D',
  ),
  row(
    'service.PI.EXPORT_ROWS',
    500,
    '',
    '不经两人批准可以导出的个人信息条数',
    'Rows with personal data that may be exported without two people',
    DEFAULT,
    '',
    'D',
  ),
];
