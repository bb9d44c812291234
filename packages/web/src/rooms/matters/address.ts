import { listOf, present, textOf } from '../../base/address.ts';
import { isDay } from '../../base/catalogue/format.ts';

/** Views of a queue, in the order of their tabs. */
export const VIEWS = ['open', 'overdue', 'today', 'mine', 'paused', 'ended'] as const;
export type View = (typeof VIEWS)[number];

/** What the address of a queue says; what is absent is not asked. */
export interface QueueAddress {
  readonly view?: View;
  readonly q?: string;
  readonly procedure?: string;
  readonly office?: string;
  /** Only what is due on this day. */
  readonly due?: string;
  /** Where the page before ended, and the number of this one. */
  readonly after?: string;
  readonly page?: string;
  /** The matter shown in the right pane. */
  readonly m?: string;
}

type Raw = Record<string, unknown>;

const dayOf = (value: unknown): string | undefined => {
  const day = textOf(value);
  return day !== undefined && isDay(day) ? day : undefined;
};

export function readQueueAddress(raw: Raw): QueueAddress {
  const view = VIEWS.find((each) => each === textOf(raw['view']));
  return present({
    view: view === 'open' ? undefined : view,
    q: textOf(raw['q']),
    procedure: textOf(raw['procedure']),
    office: textOf(raw['office']),
    due: dayOf(raw['due']),
    after: textOf(raw['after']),
    page: /^[1-9]\d{0,5}$/.test(textOf(raw['page']) ?? '') ? textOf(raw['page']) : undefined,
    m: textOf(raw['m']),
  });
}

export const MATTER_TABS = ['timeline', 'values', 'papers', 'files', 'related'] as const;
export type MatterTab = (typeof MATTER_TABS)[number];

export interface MatterAddress {
  readonly tab?: MatterTab;
  /** The action whose form is open. */
  readonly do?: string;
}

export function readMatterAddress(raw: Raw): MatterAddress {
  return present({
    tab: MATTER_TABS.find((each) => each === textOf(raw['tab'])),
    do: textOf(raw['do']),
  });
}

export const SPANS = ['month', 'week', 'list'] as const;
export type Span = (typeof SPANS)[number];

export interface CalendarAddress {
  readonly span?: Span;
  /** A day of the month or week that is shown. */
  readonly day?: string;
}

export function readCalendarAddress(raw: Raw): CalendarAddress {
  return present({
    span: SPANS.find((each) => each === textOf(raw['span'])),
    day: dayOf(raw['day']),
  });
}

export interface StatisticsAddress {
  readonly from?: string;
  readonly to?: string;
  readonly procedure?: string;
}

export function readStatisticsAddress(raw: Raw): StatisticsAddress {
  return present({
    from: dayOf(raw['from']),
    to: dayOf(raw['to']),
    procedure: textOf(raw['procedure']),
  });
}

/** What the address of a form says: which procedure, where it may be any, and which way to file it. */
export interface FilingAddress {
  readonly action?: string;
  readonly procedure?: string;
  /** What is filled in already, each `field:text`; whoever files it sees and can change it. */
  readonly with?: readonly string[];
}

export function readFilingAddress(raw: Raw): FilingAddress {
  return present({
    action: textOf(raw['action']),
    procedure: textOf(raw['procedure']),
    with: listOf(raw['with']).filter((given) => /^[^:]+:./su.test(given)),
  });
}

/** The texts that an address gives for the fields of a form, by field; other fields are left out. */
export function givenTexts(
  { with: given = [] }: FilingAddress,
  fields: readonly { readonly name: string; readonly type: string }[],
): Record<string, string> {
  const written = new Set(
    fields.filter(({ type }) => WRITTEN_TYPES.has(type)).map(({ name }) => name),
  );
  return Object.fromEntries(
    given
      .map((each) => [each.slice(0, each.indexOf(':')), each.slice(each.indexOf(':') + 1)] as const)
      .filter(([name]) => written.has(name)),
  );
}

/** Types of fields whose value is held as it is typed. */
const WRITTEN_TYPES: ReadonlySet<string> = new Set(['text', 'longText', 'number', 'day']);
