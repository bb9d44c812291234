/** The eight sections of the IPC with their titles (WIPO, IPC Guide, annex I; Chinese edition by CNIPA). */
export const IPC_SECTIONS: readonly {
  readonly symbol: string;
  readonly zh: string;
  readonly en: string;
}[] = [
  { symbol: 'A', zh: '人类生活必需', en: 'Human necessities' },
  { symbol: 'B', zh: '作业；运输', en: 'Performing operations; transporting' },
  { symbol: 'C', zh: '化学；冶金', en: 'Chemistry; metallurgy' },
  { symbol: 'D', zh: '纺织；造纸', en: 'Textiles; paper' },
  { symbol: 'E', zh: '固定建筑物', en: 'Fixed constructions' },
  {
    symbol: 'F',
    zh: '机械工程；照明；加热；武器；爆破',
    en: 'Mechanical engineering; lighting; heating; weapons; blasting',
  },
  { symbol: 'G', zh: '物理', en: 'Physics' },
  { symbol: 'H', zh: '电学', en: 'Electricity' },
];
