export * from './parsed.ts';
export * from './messages.ts';
export * from './text.ts';
export * from './calendarDay.ts';
export * from './workingCalendar.ts';
export * from './calendarSeed.ts';
export * from './period.ts';
export * from './patentPeriod.ts';
export * from './money.ts';
export * from './applicationNumber.ts';
export * from './publicationNumber.ts';
export * from './internationalNumber.ts';
export * from './recogniseNumber.ts';
export * from './socialCreditCode.ts';
export * from './ipc.ts';
export * from './ipcPattern.ts';
export * from './ipcSections.ts';
export * from './ipcSuccessors.ts';
export * from './locarno.ts';
export * from './nice.ts';
export * from './technologyField.ts';
export * from './division.ts';
export {
  DEVELOPMENT_ZONES,
  type DevelopmentZone,
  type Division,
  type DivisionLevel,
  FORMER_DIVISIONS,
  type FormerDivision,
  PROVINCES,
  XIAN,
} from './divisionData.ts';
export * from './st3.ts';
export * from './st16.ts';
export * from './grantedPatent.ts';
export * from './st27.ts';
