import { z } from 'zod';

/** A text in both languages. */
export const BothWords = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'BothWords' });
export type BothWords = z.infer<typeof BothWords>;

/** A matter as others name it: the id for its address, the number for people. */
export const MatterReference = z
  .object({ id: z.string(), number: z.string() })
  .meta({ id: 'MatterReference' });

/** What was entered in a form, by field. */
export const FormInput = z.record(z.string().max(64), z.json()).meta({ id: 'FormInput' });

/** A key that the client makes, so that an act sent twice is done once. */
const ClientKey = z.string().regex(/^[\w-]{16,64}$/);

export const NewMatter = z
  .object({
    procedure: z.string().max(64),
    action: z.string().max(64),
    input: FormInput,
    key: ClientKey,
  })
  .meta({ id: 'NewMatter' });
export type NewMatter = z.infer<typeof NewMatter>;

export const NewAct = z
  .object({
    action: z.string().max(64),
    input: FormInput,
    /** Revision of the matter that the asker saw. */
    revision: z.int().positive(),
    key: ClientKey,
  })
  .meta({ id: 'NewAct' });
export type NewAct = z.infer<typeof NewAct>;

/** What whoever acts gets at once: the row of the journal, before the log has taken it in. */
export const ActReceipt = z
  .object({
    matter: z.string(),
    number: z.string(),
    revision: z.int(),
    /** Hash of the journal's entry, hexadecimal. */
    entry: z.string(),
    at: z.string(),
    /** Only with the act that files a matter, and only once: it opens the page that tracks it. */
    trackingCode: z.string().nullable(),
    /** Other matters that the act filed. */
    filed: z.array(
      z.object({
        id: z.string(),
        number: z.string(),
        relation: z.string(),
        /** Only where the same person files both: what an office files is not theirs to follow. */
        trackingCode: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'ActReceipt' });
export type ActReceipt = z.infer<typeof ActReceipt>;

/** A time limit as pages show it. */
export const MatterClock = z
  .object({
    id: z.string(),
    title: BothWords,
    kind: z.enum(['statutory', 'service']),
    status: z.enum(['running', 'paused', 'met', 'void']),
    colour: z.enum(['green', 'amber', 'orange', 'red', 'grey']),
    startDay: z.string(),
    dueDay: z.string().nullable(),
    /** Last day before any roll; all that is known while a year of the calendar is not loaded. */
    rawDueDay: z.string().nullable(),
    dueAt: z.string().nullable(),
    /** Year whose working calendar is missing; null when the last day is known. */
    missingYear: z.int().nullable(),
    /** Working days or calendar days from today to the last day; negative when it is over. */
    daysLeft: z.int().nullable(),
    unit: z.string(),
    count: z.int(),
    spans: z.array(z.object({ from: z.string(), to: z.string().nullable() })),
    extensions: z.int(),
    wasLate: z.boolean().nullable(),
    waitsFor: z.string(),
    law: z.object({
      sourceTitle: z.string(),
      documentNumber: z.string(),
      article: z.string(),
      effectiveFrom: z.string(),
      mark: z.string(),
    }),
  })
  .meta({ id: 'MatterClock' });
export type MatterClock = z.infer<typeof MatterClock>;

/** A matter in a list. */
export const MatterRow = z
  .object({
    id: z.string(),
    number: z.string(),
    procedure: z.string(),
    procedureTitle: BothWords,
    subject: z.string(),
    state: BothWords,
    office: z.string().nullable(),
    officeName: BothWords.nullable(),
    assignee: z.string().nullable(),
    filedAt: z.string(),
    endedAt: z.string().nullable(),
    /** The clock that runs out first; null when none runs. */
    clock: MatterClock.pick({
      id: true,
      title: true,
      colour: true,
      dueDay: true,
      dueAt: true,
      daysLeft: true,
      unit: true,
      missingYear: true,
    }).nullable(),
    isPaused: z.boolean(),
  })
  .meta({ id: 'MatterRow' });
export type MatterRow = z.infer<typeof MatterRow>;

export const QUEUE_VIEWS = ['open', 'overdue', 'today', 'mine', 'paused', 'ended', 'own'] as const;

/** What a queue is asked for. `own` is what the asker filed. */
export const QueueQuestion = z.object({
  view: z.enum(QUEUE_VIEWS).default('open'),
  procedure: z.string().max(64).optional(),
  state: z.string().max(200).optional(),
  office: z.string().max(64).optional(),
  /** Only matters whose first time limit ends on this day. */
  due: z.iso.date().optional(),
  q: z.string().max(100).optional(),
  /** Where the page before ended. */
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type QueueQuestion = z.infer<typeof QueueQuestion>;

export const QueuePage = z
  .object({
    matters: z.array(MatterRow),
    next: z.string().nullable(),
    /**
     * How many there are in each view that is counted (all but the past ones), and of the open ones
     * how many are due `soon`, by `soonDay`, and how many `later`.
     */
    counts: z.record(z.string(), z.int()),
    /** Fifth working day from today; null while the working calendar of its year is missing. */
    soonDay: z.string().nullable(),
    /** How many of the present view there are by procedure. */
    procedures: z.array(z.object({ id: z.string(), title: BothWords, count: z.int() })),
    today: z.string(),
  })
  .meta({ id: 'QueuePage' });
export type QueuePage = z.infer<typeof QueuePage>;

/** A value of a matter as the asker may see it. */
export const ShownValue = z
  .object({
    field: z.string(),
    title: BothWords,
    type: z.string(),
    format: z.string().nullable(),
    level: z.string(),
    /** Absent when it may not be seen at all; masked text when `masked`. */
    value: z.json(),
    text: BothWords,
    masked: z.boolean(),
    /** Whether the asker may have it shown in clear, which is written down. */
    mayReveal: z.boolean(),
    erased: z.boolean(),
  })
  .meta({ id: 'ShownValue' });
export type ShownValue = z.infer<typeof ShownValue>;

/** A paper that an act issued. */
export const MatterPaper = z
  .object({
    id: z.string(),
    title: BothWords,
    number: z.string(),
    code: z.string(),
    isPrinted: z.boolean(),
    withdrawnAt: z.string().nullable(),
  })
  .meta({ id: 'MatterPaper' });
export type MatterPaper = z.infer<typeof MatterPaper>;

export const TimelineAct = z
  .object({
    number: z.int(),
    at: z.string(),
    action: z.string(),
    title: BothWords,
    by: z.string().nullable(),
    byKind: z.enum(['person', 'visitor', 'system']),
    role: z.string().nullable(),
    basis: z.string().nullable(),
    values: z.array(ShownValue),
    papers: z.array(MatterPaper),
    /** Hash of the journal's entry; place in the log once it has been taken in. */
    entry: z.string(),
    logIndex: z.int().nullable(),
  })
  .meta({ id: 'TimelineAct' });
export type TimelineAct = z.infer<typeof TimelineAct>;

export const MatterOffer = z
  .object({
    action: z.string(),
    title: BothWords,
    hint: BothWords.nullable(),
    /** Article on which it stands, of the instrument by which the matter is handled. */
    basis: z.string().nullable(),
    locked: BothWords.nullable(),
  })
  .meta({ id: 'MatterOffer' });
export type MatterOffer = z.infer<typeof MatterOffer>;

/** The people whom an act may name: to whom a matter is given, or who may not have it. */
export const MatterPeople = z
  .object({
    people: z.array(
      z.object({
        id: z.string(),
        displayName: z.string(),
        /** Name of the office in which they work. */
        office: BothWords.nullable(),
      }),
    ),
  })
  .meta({ id: 'MatterPeople' });
export type MatterPeople = z.infer<typeof MatterPeople>;

export const MatterDetail = z
  .object({
    row: MatterRow,
    revision: z.int(),
    version: z.int(),
    values: z.array(ShownValue),
    clocks: z.array(MatterClock),
    offers: z.array(MatterOffer),
    timeline: z.array(TimelineAct),
    related: z.array(
      z.object({
        id: z.string(),
        number: z.string(),
        relation: z.string(),
        /** What the other is to this one. */
        relationTitle: BothWords,
        subject: z.string(),
      }),
    ),
    proof: z.object({
      entries: z.int(),
      head: z.string(),
      /** How many of the entries the log has taken in. */
      logged: z.int(),
      logSize: z.int(),
      checkpointAt: z.string().nullable(),
    }),
    today: z.string(),
  })
  .meta({ id: 'MatterDetail' });
export type MatterDetail = z.infer<typeof MatterDetail>;

/** What a person with a tracking code sees. */
export const TrackedMatter = z
  .object({
    number: z.string(),
    procedure: z.string(),
    procedureTitle: BothWords,
    subject: z.string(),
    state: BothWords,
    office: BothWords.nullable(),
    filedAt: z.string(),
    endedAt: z.string().nullable(),
    revision: z.int(),
    told: z.array(z.object({ at: z.string(), text: BothWords, entry: z.string() })),
    clocks: z.array(MatterClock),
    offers: z.array(MatterOffer),
    papers: z.array(MatterPaper),
  })
  .meta({ id: 'TrackedMatter' });
export type TrackedMatter = z.infer<typeof TrackedMatter>;

/** A file that was received for a form; the form names it. */
export const ReceivedFile = z
  .object({
    name: z.string(),
    sha256: z.string(),
    sizeBytes: z.int(),
    mediaType: z.string(),
  })
  .meta({ id: 'ReceivedFile' });
export type ReceivedFile = z.infer<typeof ReceivedFile>;

const Grouped = z.object({
  key: z.string().nullable(),
  filed: z.int(),
  ended: z.int(),
});

/** Figures of the matters that the asker may read, filed in a span of days. */
export const MatterStatistics = z
  .object({
    from: z.string(),
    to: z.string(),
    total: z.object({
      filed: z.int(),
      ended: z.int(),
      overdue: z.int(),
      /** Days from filing to end; null when none has ended. */
      medianDays: z.number().nullable(),
      meanDays: z.number().nullable(),
    }),
    byProcedure: z.array(Grouped.extend({ title: BothWords })),
    byOffice: z.array(Grouped),
    byMonth: z.array(Grouped),
    byState: z.array(
      z.object({ procedure: z.string(), state: z.string(), title: BothWords, filed: z.int() }),
    ),
    /** In time, late, still running, run out, by time limit. */
    clocks: z.array(
      z.object({
        procedure: z.string(),
        clock: z.string(),
        title: BothWords,
        inTime: z.int(),
        late: z.int(),
        running: z.int(),
        overdue: z.int(),
      }),
    ),
  })
  .meta({ id: 'MatterStatistics' });
export type MatterStatistics = z.infer<typeof MatterStatistics>;

/** Matters whose first time limit ends on a day. */
export const DueDays = z
  .object({
    days: z.array(z.object({ day: z.string(), count: z.int(), matters: z.array(MatterRow) })),
    today: z.string(),
  })
  .meta({ id: 'DueDays' });
export type DueDays = z.infer<typeof DueDays>;

/** Which page of published matters is asked for. */
export const PublishedQuestion = z.object({
  before: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z\|[0-9a-f-]{36}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type PublishedQuestion = z.infer<typeof PublishedQuestion>;

/** What everybody may see of the matters of a procedure, newest first. */
export const PublishedMatters = z
  .object({
    procedure: z.string(),
    title: BothWords,
    matters: z.array(
      z.object({
        number: z.string(),
        state: BothWords,
        filedDay: z.string(),
        endedDay: z.string().nullable(),
        values: z.array(z.object({ title: BothWords, text: BothWords })),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'PublishedMatters' });
export type PublishedMatters = z.infer<typeof PublishedMatters>;
