import type { ColumnRow } from './columnTargets.ts';
import { HOLDER_COLUMNS, LOCATION_COLUMNS } from './partyColumns.ts';

/**
 * Columns of lists of geographical indications: announcements of CNIPA and its predecessors, the
 * registrations of agricultural products, lists of a bureau, our own exports, and the registers of the
 * European Union (eAmbrosia) and of the United Kingdom.
 */
export const INDICATION_COLUMNS: readonly ColumnRow[] = [
  [
    'title',
    '地理标志名称',
    'Geographical indication',
    '地理标志产品名称|保护产品名称|产品名称|地理标志|名称|产品|gi name|name of indication|protectedNames|ea_name|registered name',
  ],
  [
    'basis',
    '保护类型',
    'Ground of protection',
    '保护方式|地理标志类型|地理标志类别|认定类型|保护形式|类型',
  ],
  [
    'number',
    '登记号',
    'File number',
    '登记证书编号|证书编号|登记编号|地理标志编号|申请号|受理号|file number|ea_filenumber',
  ],
  ['registrationNumber', '注册登记号', 'Registration number of the indication', 'giIdentifier'],
  ['country', '保护国别', 'Country of protection', '保护国家|保护国家/地区'],
  ['titleEn', '英文名称', 'Title (English)', '英文名|译名'],
  ['spelling', '拼音名称', 'Name in pinyin', '汉语拼音|拼音|transcriptions'],
  ['category', '保护类别', 'Kind of protection', 'giType|ea_type|protection type'],
  [
    'products',
    '产品类别',
    'Products',
    '产品种类|产品类型|产品大类|品类|类别|productType|ea_producttype|ea_productcategory|class',
  ],
  ['niceClass', '国际分类', 'Nice class', '尼斯分类|商标类别'],
  [
    'area',
    '保护范围',
    'Area of origin',
    '产地范围|地域范围|划定的地域保护范围|划定的产地范围|地域保护范围|保护地域范围|产地保护范围|countries|ea_country|country of origin',
  ],
  [
    'divisions',
    '产地区划',
    'Divisions of the area',
    '所在区县|所属区县|产地|所在地|所在地区|区县|县区',
  ],
  [
    'specification',
    '质量技术要求',
    'Specification',
    '质量特色|品质特征|产品特征|特色质量|质量控制技术规范|产品描述',
  ],
  ['standard', '执行标准', 'Standard', '标准号|标准编号|质量标准|地方标准'],
  [
    'announcement',
    '批准公告',
    'Announcement',
    '批准公告号|公告号|公告文号|批准文号|公告编号|保护公告|legalInstrument.text|ea_legalinstrument',
  ],
  [
    'applicants',
    '申请人名称',
    'Applicants',
    '申请人|申请人全称|申请单位|申请机构|申报单位|登记证书持有人|证书持有人|登记申请人',
  ],
  ['holders', '当前权利人', 'Holders', '所有人|持有人|权利人'],
  ['address', '地址', 'Address', '申请人地址'],
  ['postcode', '邮编', 'Postcode', '邮政编码'],
  ['city', '城市与区县', 'City and district', ''],
  ['partyCountries', '申请人国别', 'Applicant countries', ''],
  ['partyTypes', '申请人类型', 'Applicant types', ''],
  ['creditCodes', '统一社会信用代码', 'Unified social credit code', '社会信用代码'],
  ...LOCATION_COLUMNS,
  ...HOLDER_COLUMNS,
  ['agency', '代理机构', 'Agency', '代理机构名称'],
  ['agents', '代理人', 'Agents', ''],
  ['agencyCode', '代理机构代码', 'Agency code', ''],
  ['legalEvents', '法律事件', 'Legal events', ''],
  [
    'users',
    '用标企业',
    'Authorised users',
    '专用标志使用企业|专用标志使用人|核准使用企业|用标主体|使用企业|专用标志用标企业',
  ],
  [
    'userCreditCodes',
    '用标企业信用代码',
    'Credit codes of users',
    '用标企业统一社会信用代码|用标主体信用代码',
  ],
  ['filingDay', '申请日期', 'Filing date', '申请日|受理日期|受理日|ea_applicationdate'],
  [
    'publicationDay',
    '受理公告日期',
    'Publication date',
    '初步公告日期|公示日期|受理公告日|ea_datepublication',
  ],
  [
    'registrationDay',
    '批准日期',
    'Day of protection',
    '批准公告日期|批准保护日期|公告日期|登记日期|认定日期|获批日期|批准时间|登记时间|公告时间|euProtectionDate|ea_dateregistration|date of original registration',
  ],
  ['registerStatus', '登记簿状态', 'Status in the register', 'status|ea_status'],
  ['termEndDay', '有效期至', 'End of protection', '有效期'],
  ['synthetic', '模拟数据', 'Synthetic', ''],
  ['key', '记录号', 'Record key', ''],
  ['secrecy', '密级', 'Secrecy', '保密级别|涉密等级|秘密等级|是否保密'],
];
