import { allOffices, DEVELOPMENT_ZONES, TECHNOLOGY_FIELDS } from '@zca/standards';
import { EVENT_KINDS, type EventCode, STATUSES } from '../law/index.ts';

/** Types of right as people sort them: a granted invention and a pending one are told apart. */
export const RIGHT_TYPES = [
  { value: 'inventionGrant', label: { zh: '发明授权', en: 'Granted invention' } },
  { value: 'inventionApplication', label: { zh: '发明公布', en: 'Invention application' } },
  { value: 'utilityModel', label: { zh: '实用新型', en: 'Utility model' } },
  { value: 'design', label: { zh: '外观设计', en: 'Design' } },
  { value: 'trademark', label: { zh: '商标', en: 'Trademark' } },
  {
    value: 'geographicalIndication',
    label: { zh: '地理标志', en: 'Geographical indication' },
  },
] as const;

export const STATUS_GROUPS = [
  { value: 'valid', label: { zh: '有效', en: 'In force' } },
  { value: 'pending', label: { zh: '审中', en: 'Pending' } },
  { value: 'invalid', label: { zh: '失效', en: 'Not in force' } },
  { value: 'unknown', label: { zh: '未知', en: 'Unknown' } },
] as const;

export const OVERLAYS = [
  { value: 'pledged', label: { zh: '质押', en: 'Pledged' } },
  { value: 'licensed', label: { zh: '许可', en: 'Licensed' } },
  { value: 'exclusiveLicensed', label: { zh: '独占许可', en: 'Exclusively licensed' } },
  { value: 'openLicensed', label: { zh: '开放许可', en: 'Open licence' } },
  { value: 'preserved', label: { zh: '保全', en: 'Preserved' } },
  { value: 'suspended', label: { zh: '中止', en: 'Suspended' } },
] as const;

/** Statuses in detail, legal events, zones, fields of technology and offices as closed lists. */
export const STATUS_VALUES = labelled(STATUSES);
export const EVENT_VALUES = labelled(EVENT_KINDS);
export const ZONE_VALUES = DEVELOPMENT_ZONES.map(({ code, name, en }) => ({
  value: code,
  label: { zh: name, en },
}));
export const TECHNOLOGY_VALUES = TECHNOLOGY_FIELDS.map(({ field, zh, en }) => ({
  value: String(field),
  label: { zh, en },
}));
export const OFFICE_VALUES = allOffices().map(({ code, zh, en }) => ({
  value: code,
  label: { zh, en },
}));

function labelled(
  names: Readonly<Record<string, { readonly zh: string; readonly en: string }>>,
): { value: string; label: { zh: string; en: string } }[] {
  return Object.entries(names).map(([value, { zh, en }]) => ({ value, label: { zh, en } }));
}

/** The nine hard-tech industries of the plan (box 6), taxonomy XA9-2021, in the fixed order of the palette. */
export const INDUSTRIES = [
  { value: 'XA-01', label: { zh: '第三代半导体', en: 'Third-generation semiconductors' } },
  { value: 'XA-02', label: { zh: '新一代汽车', en: 'New-generation vehicles' } },
  { value: 'XA-03', label: { zh: '卫星应用', en: 'Satellite applications' } },
  { value: 'XA-04', label: { zh: '智能制造', en: 'Smart manufacturing' } },
  { value: 'XA-05', label: { zh: '人工智能', en: 'Artificial intelligence' } },
  { value: 'XA-06', label: { zh: '生物医药', en: 'Biomedicine' } },
  { value: 'XA-07', label: { zh: '新材料', en: 'New materials' } },
  { value: 'XA-08', label: { zh: '新能源', en: 'New energy' } },
  { value: 'XA-09', label: { zh: '航空航天', en: 'Aerospace' } },
] as const;

/** Legal events by what they are about, for those who mean all of a kind. */
export const EVENT_GROUPS: readonly {
  readonly values: readonly EventCode[];
  readonly label: { readonly zh: string; readonly en: string };
}[] = [
  { values: ['licence', 'licenceChange', 'licenceEnd'], label: { zh: '许可', en: 'Licences' } },
  { values: ['pledge', 'pledgeChange', 'pledgeEnd'], label: { zh: '质押', en: 'Pledges' } },
  {
    values: ['openLicence', 'openLicenceWithdrawal'],
    label: { zh: '开放许可', en: 'Open licences' },
  },
  { values: ['preservation', 'preservationEnd'], label: { zh: '财产保全', en: 'Preservations' } },
  {
    values: ['invalidation', 'partialInvalidation', 'trademarkInvalidation'],
    label: { zh: '无效', en: 'Invalidations' },
  },
  {
    values: [
      'lapse',
      'expiry',
      'abandonment',
      'avoidDoubleGrant',
      'invalidation',
      'trademarkCancellation',
      'trademarkInvalidation',
      'layoutRevocation',
    ],
    label: { zh: '失效', en: 'Ends' },
  },
  { values: ['opposition', 'oppositionEnd'], label: { zh: '异议', en: 'Oppositions' } },
];
