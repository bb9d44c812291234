import {
  buildWorkingCalendar,
  expandPublishedYear,
  type PublishedYear,
  type WorkingCalendar,
} from './workingCalendar.ts';

/**
 * Days off and make-up days by the yearly notices of the General Office of the State Council,
 * 2019 to 2026. The last days of a year that belong to the holidays of the next are in the year of
 * their date. Later years are loaded when their notice is published, usually in November.
 */
const NOTICES = [
  {
    year: 2019,
    notice: '国务院办公厅 2018-12-06 通知；2019-03-22 调整劳动节',
    daysOff:
      '01-01 02-04 02-05 02-06 02-07 02-08 02-09 02-10 04-05 05-01 05-02 05-03 05-04 ' +
      '06-07 09-13 10-01 10-02 10-03 10-04 10-05 10-06 10-07',
    makeUpDays: '02-02 02-03 04-28 05-05 09-29 10-12',
  },
  {
    year: 2020,
    notice: '国务院办公厅 2019-11-21 通知；2020-01-27 延长春节假期',
    daysOff:
      '01-01 01-24 01-25 01-26 01-27 01-28 01-29 01-30 01-31 02-01 02-02 04-04 04-05 ' +
      '04-06 05-01 05-02 05-03 05-04 05-05 06-25 06-26 06-27 10-01 10-02 10-03 10-04 ' +
      '10-05 10-06 10-07 10-08',
    makeUpDays: '01-19 04-26 05-09 06-28 09-27 10-10',
  },
  {
    year: 2021,
    notice: '国务院办公厅 2020-11-25 通知',
    daysOff:
      '01-01 01-02 01-03 02-11 02-12 02-13 02-14 02-15 02-16 02-17 04-03 04-04 04-05 ' +
      '05-01 05-02 05-03 05-04 05-05 06-12 06-13 06-14 09-19 09-20 09-21 10-01 10-02 ' +
      '10-03 10-04 10-05 10-06 10-07',
    makeUpDays: '02-07 02-20 04-25 05-08 09-18 09-26 10-09',
  },
  {
    year: 2022,
    notice: '国务院办公厅 2021-10-25 通知',
    daysOff:
      '01-01 01-02 01-03 01-31 02-01 02-02 02-03 02-04 02-05 02-06 04-03 04-04 04-05 ' +
      '04-30 05-01 05-02 05-03 05-04 06-03 06-04 06-05 09-10 09-11 09-12 10-01 10-02 ' +
      '10-03 10-04 10-05 10-06 10-07 12-31',
    makeUpDays: '01-29 01-30 04-02 04-24 05-07 10-08 10-09',
  },
  {
    year: 2023,
    notice: '国务院办公厅 2022-12-08 通知',
    daysOff:
      '01-01 01-02 01-21 01-22 01-23 01-24 01-25 01-26 01-27 04-05 04-29 04-30 05-01 ' +
      '05-02 05-03 06-22 06-23 06-24 09-29 09-30 10-01 10-02 10-03 10-04 10-05 10-06',
    makeUpDays: '01-28 01-29 04-23 05-06 06-25 10-07 10-08',
  },
  {
    year: 2024,
    notice: '国务院办公厅 2023-10-25 通知',
    daysOff:
      '01-01 02-10 02-11 02-12 02-13 02-14 02-15 02-16 02-17 04-04 04-05 04-06 05-01 ' +
      '05-02 05-03 05-04 05-05 06-10 09-15 09-16 09-17 10-01 10-02 10-03 10-04 10-05 ' +
      '10-06 10-07',
    makeUpDays: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  },
  {
    year: 2025,
    notice: '国务院办公厅 2024-11-12 通知',
    daysOff:
      '01-01 01-28 01-29 01-30 01-31 02-01 02-02 02-03 02-04 04-04 04-05 04-06 05-01 ' +
      '05-02 05-03 05-04 05-05 05-31 06-01 06-02 10-01 10-02 10-03 10-04 10-05 10-06 ' +
      '10-07 10-08',
    makeUpDays: '01-26 02-08 04-27 09-28 10-11',
  },
  {
    year: 2026,
    notice: '国务院办公厅 2025-11-04 通知',
    daysOff:
      '01-01 01-02 01-03 02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22 02-23 04-04 ' +
      '04-05 04-06 05-01 05-02 05-03 05-04 05-05 06-19 06-20 06-21 09-25 09-26 09-27 ' +
      '10-01 10-02 10-03 10-04 10-05 10-06 10-07',
    makeUpDays: '01-04 02-14 02-28 05-09 09-20 10-10',
  },
] as const;

/** The published years that ship with this package. */
export const PUBLISHED_YEARS: readonly PublishedYear[] = NOTICES.map((row) => ({
  year: row.year,
  notice: row.notice,
  daysOff: row.daysOff.split(' '),
  makeUpDays: row.makeUpDays.split(' '),
}));

/** A calendar of the published years that ship with this package. */
export function seedWorkingCalendar(): WorkingCalendar {
  return buildWorkingCalendar(PUBLISHED_YEARS.flatMap(expandPublishedYear));
}
