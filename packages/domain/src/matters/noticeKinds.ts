import { z } from 'zod';
import type { NoticeKind } from '../notices/index.ts';
import { BothWords } from './api.ts';

const ActNotice = z.object({
  /** 投2026-0613-0411. */
  number: z.string(),
  procedure: BothWords,
  /** What has happened, or has to be done. */
  title: BothWords,
});
type ActNotice = z.infer<typeof ActNotice>;

/** Something was done in a matter that concerns a person. */
export const MATTER_ACT_NOTICE: NoticeKind<ActNotice> = {
  kind: 'matters.act',
  title: { zh: '事项有新进展', en: 'Something has happened in a matter' },
  params: ActNotice,
  text: ({ number, procedure, title }) => ({
    zh: `${procedure.zh} ${number}：${title.zh}。`,
    en: `${procedure.en} ${number}: ${title.en}.`,
  }),
  number: ({ number }) => number,
  outside: ['mail'],
};

const ClockNotice = z.object({
  number: z.string(),
  procedure: BothWords,
  clock: BothWords,
  /** 1 half of the time is over, 2 little is left, 3 it has run out. */
  level: z.int().min(1).max(3),
  dueDay: z.string(),
});
type ClockNotice = z.infer<typeof ClockNotice>;

const SAID = [
  { zh: '期限已过半', en: 'half of the time is over' },
  { zh: '即将到期', en: 'the time is nearly over' },
  { zh: '已逾期', en: 'the time is over' },
] as const;

/** A time limit of a matter comes near, or has run out. */
export const MATTER_CLOCK_NOTICE: NoticeKind<ClockNotice> = {
  kind: 'matters.clock',
  title: { zh: '事项期限提醒', en: 'A time limit of a matter' },
  params: ClockNotice,
  text: ({ number, procedure, clock, level, dueDay }) => {
    const said = SAID[level - 1]!;
    return {
      zh: `${procedure.zh} ${number}：“${clock.zh}”${said.zh}，最后一日 ${dueDay}。`,
      en: `${procedure.en} ${number}: "${clock.en}", ${said.en}; the last day is ${dueDay}.`,
    };
  },
  number: ({ number }) => number,
  outside: ['mail'],
};
