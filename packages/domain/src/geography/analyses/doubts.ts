import type { Explanation } from '../analysisModel.ts';

type Doubt = Explanation['doubts'][number];

/** Reasons for not believing a map that hold for more than one analysis. */
export const DOUBT = {
  address: {
    zh: '位置是登记的地址，多为注册地，不一定是做出发明的地方。总部登记在一区、研发在另一区的企业，全部记在登记的区。',
    en: 'A place is the registered address, mostly the seat, and not always where the inventing was done. A firm seated in one district with its laboratory in another counts in the first alone.',
  },
  unplaced: {
    zh: '未能定位的记录不在其中；自然人只定位到区县，不落点。未定位的比例高时，结论可能改变。',
    en: 'Records that could not be placed are missing, and natural persons are placed no finer than their district. Where many are missing the result may be another.',
  },
  areaUnit: {
    zh: '换一种分区或换一种格子大小，结果可能不同（可变面积单元问题）。请换一两种大小再看。',
    en: 'Other areas or another size of cells may give another result (the modifiable areal unit problem). Try one or two other sizes.',
  },
  ecological: {
    zh: '区域的数不能推到区域里的某一家企业（生态谬误）：专利多的区里也有没有专利的企业。',
    en: 'What holds of an area need not hold of a firm in it (the ecological fallacy): there are firms without patents where there are many.',
  },
  smallNumbers: {
    zh: '数量少时，一两件就会改变结果。',
    en: 'Where numbers are small, one or two records change the result.',
  },
  edge: {
    zh: '城市边界以外的邻区没有计入，靠近边界的结果偏弱或偏颇（边界效应）。',
    en: 'Neighbours beyond the boundary of the city are not counted, so results close to it are weaker or lean to a side (edge effects).',
  },
  oneHolder: {
    zh: '一家大户的集中申请就能造成一个“热点”或把中心拉过去。请同时看权利人数。',
    en: 'The filings of one large holder can make a “hot spot” or draw the centre to it. Look at the number of holders as well.',
  },
  value: {
    zh: '件数不是价值：每件只算一件，不看质量高低。',
    en: 'A count is no value: every record counts one, whatever its quality.',
  },
  late: {
    zh: '最近约18个月的申请尚未全部公布，近两年的数偏低。',
    en: 'Applications are published up to 18 months after filing, so the last two years are too low.',
  },
} as const satisfies Record<string, Doubt>;
