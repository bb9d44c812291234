import { z } from 'zod';

/**
 * Records of the data centre as they are kept, exported and shown. A record states what its sources
 * state; everything that can be computed (status, expiry, industries) is derived elsewhere.
 */

/** A calendar day as `YYYY-MM-DD`; never a timestamp. */
export const CalendarDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ id: 'CalendarDay' });
export type CalendarDay = z.infer<typeof CalendarDay>;

export const RightParty = z
  .object({
    /** Name as the source writes it, after width and blank normalisation. */
    name: z.string().min(1),
    /** Applicant type (O:A.9); absent when not known. */
    type: z.enum(['university', 'institute', 'firm', 'government', 'person']).optional(),
    /** ST.3 code of the country or region. */
    country: z.string().optional(),
    address: z.string().optional(),
    postcode: z.string().optional(),
    /** GB/T 2260 division code, or an own zone code (O:A.9). */
    division: z.string().optional(),
    /** Unified social credit code. */
    creditCode: z.string().optional(),
    /** [longitude, latitude], CGCS2000. */
    location: z.tuple([z.number(), z.number()]).optional(),
  })
  .meta({ id: 'RightParty' });
export type RightParty = z.infer<typeof RightParty>;

export const Publication = z
  .object({
    /** Canonical: country, digits and kind code without blanks, e.g. CN104008308A. */
    number: z.string(),
    kind: z.string(),
    day: CalendarDay.optional(),
  })
  .meta({ id: 'Publication' });
export type Publication = z.infer<typeof Publication>;

export const Priority = z
  .object({ country: z.string().optional(), number: z.string(), day: CalendarDay.optional() })
  .meta({ id: 'Priority' });
export type Priority = z.infer<typeof Priority>;

export const IpcMark = z
  .object({
    /** Compact form, e.g. H01L29/778. */
    symbol: z.string(),
    edition: z.string().optional(),
    first: z.boolean().optional(),
  })
  .meta({ id: 'IpcMark' });
export type IpcMark = z.infer<typeof IpcMark>;

export const LegalEvent = z
  .object({
    /** Day of the gazette, or of registration where no gazette day is known. */
    day: CalendarDay,
    /** Closed list of the law room (`EVENT_CODES`). */
    code: z.string(),
    /** Day on which the event takes effect, when it differs. */
    effectiveDay: CalendarDay.optional(),
    /** Text as gazetted. */
    text: z.string().optional(),
    /** Gazetted items, e.g. pledgor, pledgee, registrationNumber, amountFen, licenceKind. */
    details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  })
  .meta({ id: 'LegalEvent' });
export type LegalEvent = z.infer<typeof LegalEvent>;

/** What the office that keeps a right says of its state, in its own words. */
export const OfficeStatus = z
  .object({
    text: z.string(),
    /** Code of the office. */
    code: z.string().optional(),
    day: CalendarDay.optional(),
  })
  .meta({ id: 'OfficeStatus' });
export type OfficeStatus = z.infer<typeof OfficeStatus>;

/** A line of the office's own history that no code of the closed list of events means. */
export const OfficeEntry = z
  .object({
    day: CalendarDay,
    text: z.string(),
    /** Code of the office. */
    code: z.string().optional(),
  })
  .meta({ id: 'OfficeEntry' });
export type OfficeEntry = z.infer<typeof OfficeEntry>;

export const Citation = z
  .object({
    number: z.string(),
    by: z.enum(['examiner', 'applicant', 'unknown']).optional(),
    category: z.string().optional(),
  })
  .meta({ id: 'Citation' });

export const Agency = z
  .object({
    code: z.string().optional(),
    /** The firm; several are separated by `；`. Absent where a source names agents alone. */
    name: z.string().optional(),
    agents: z.array(z.string()).optional(),
  })
  .meta({ id: 'Agency' });

const rightBase = {
  /** Natural key; see `key.ts`. */
  key: z.string().min(3),
  /** Applicants at filing. */
  applicants: z.array(RightParty),
  /** Holders now, where a source states them; otherwise the applicants hold. */
  holders: z.array(RightParty).optional(),
  filingDay: CalendarDay.optional(),
  agency: Agency.optional(),
  events: z.array(LegalEvent),
  /**
   * Day up to which the events are complete: that of the register extract or the last gazette
   * loaded. Absent when nobody can say; then nothing is concluded from silence.
   */
  registerAsOf: CalendarDay.optional(),
  /** True for generated demonstration data. */
  synthetic: z.boolean().optional(),
};

export const PatentKind = z.enum(['invention', 'utilityModel', 'design']);
export type PatentKind = z.infer<typeof PatentKind>;

export const Patent = z
  .object({
    ...rightBase,
    collection: z.literal('patent'),
    kind: PatentKind,
    country: z.string(),
    /** Canonical application number (O:A.2), e.g. 2017106018623; absent when the source has none. */
    applicationNumber: z.string().optional(),
    /** Entered the national phase of a PCT application. */
    pct: z.boolean().optional(),
    internationalApplication: z.string().optional(),
    internationalPublication: z.string().optional(),
    title: z.string(),
    titleEn: z.string().optional(),
    abstract: z.string().optional(),
    firstClaim: z.string().optional(),
    claimCount: z.int().positive().optional(),
    publications: z.array(Publication),
    grantDay: CalendarDay.optional(),
    priorities: z.array(Priority).optional(),
    inventors: z.array(z.string()),
    ipc: z.array(IpcMark),
    cpc: z.array(z.string()).optional(),
    locarno: z.array(z.string()).optional(),
    citations: z.array(Citation).optional(),
    /** Publication numbers of the family's other members. */
    family: z.array(z.string()).optional(),
    feePaidThroughYear: z.int().positive().optional(),
    termAdjustmentDays: z.int().nonnegative().optional(),
    /** Only OPEN and DECLASSIFIED are ever kept (O:A.8). */
    secrecy: z.enum(['OPEN', 'DECLASSIFIED']),
    declassification: z.object({ day: CalendarDay, gazette: z.string() }).optional(),
  })
  .meta({ id: 'Patent' });
export type Patent = z.infer<typeof Patent>;

export const Trademark = z
  .object({
    ...rightBase,
    collection: z.literal('trademark'),
    /** ST.3 code of the office that keeps the mark; absent for China. */
    country: z.string().optional(),
    /**
     * In China the registration number, which is the application number. Elsewhere the application
     * number as the office writes it, and the registration number where no other is known.
     */
    number: z.string(),
    /** Registration number of an office that numbers registrations apart from applications. */
    registrationNumber: z.string().optional(),
    /** Words of the sign; empty for a figurative mark. */
    title: z.string(),
    signType: z.enum(['word', 'figurative', 'combined']).optional(),
    kind: z.enum(['ordinary', 'collective', 'certification', 'special']),
    /** Nice classes with their similar groups and goods. */
    classes: z.array(
      z.object({
        nice: z.int().min(1).max(45),
        groups: z.array(z.string()).optional(),
        goods: z.array(z.string()).optional(),
      }),
    ),
    /** International registration number, e.g. G1234567. */
    madrid: z.string().optional(),
    /** Preliminary approval and publication (China, Trademark Law art. 33). */
    preliminaryDay: CalendarDay.optional(),
    /** Publication by another office, before or after the registration as its law has it. */
    publicationDay: CalendarDay.optional(),
    registrationDay: CalendarDay.optional(),
    /** Last day of the present term as the register states it; computed when absent. */
    termEndDay: CalendarDay.optional(),
    geographicalIndication: z.boolean().optional(),
    priorities: z.array(Priority).optional(),
    officeStatus: OfficeStatus.optional(),
    officeHistory: z.array(OfficeEntry).optional(),
  })
  .meta({ id: 'Trademark' });
export type Trademark = z.infer<typeof Trademark>;

/**
 * On what the protection of a geographical indication rests. In China: a protected product
 * (地理标志产品), a collective or a certification mark, or a registration as agricultural product
 * (农产品地理标志); elsewhere what the law there knows. One name may be protected on several grounds,
 * which are counted apart.
 */
export const IndicationBasis = z.enum([
  'product',
  'collectiveMark',
  'certificationMark',
  'agricultural',
  'foreign',
]);
export type IndicationBasis = z.infer<typeof IndicationBasis>;

export const GeographicalIndication = z
  .object({
    ...rightBase,
    collection: z.literal('geographicalIndication'),
    basis: IndicationBasis,
    /** ST.3 code of the office that protects it. */
    country: z.string(),
    /** File number at the office: that of the application, or of the registration where none is known. */
    number: z.string().optional(),
    /** Registration number, where it is another than the file number. */
    registrationNumber: z.string().optional(),
    /** Name as protected. */
    title: z.string(),
    /** The name in other languages and scripts. */
    names: z
      .array(
        z.object({
          text: z.string(),
          /** ISO 639-1. */
          language: z.string().optional(),
          form: z.enum(['original', 'transliteration', 'translation']),
        }),
      )
      .optional(),
    /** Kind of protection in the words of the source: Protected Designation of Origin. */
    category: z.string().optional(),
    /** What the name stands for: kinds of product in words. */
    products: z.array(z.string()).optional(),
    /** Nice classes of the products. */
    niceClasses: z.array(z.int().min(1).max(45)).optional(),
    /** The area of origin as described. */
    area: z.string().optional(),
    /** GB/T 2260 codes of the area of origin. */
    divisions: z.array(z.string()).optional(),
    /** Specification: quality, making, link with the origin. */
    specification: z.string().optional(),
    /** Number of the standard that a user must meet. */
    standard: z.string().optional(),
    /** Announcement by which it was protected, e.g. 国家质量监督检验检疫总局公告2006年第55号. */
    announcement: z.string().optional(),
    publicationDay: CalendarDay.optional(),
    /** Day from which it is protected or registered. */
    registrationDay: CalendarDay.optional(),
    termEndDay: CalendarDay.optional(),
    /** Who may use the name or the official sign. */
    users: z.array(RightParty).optional(),
    officeStatus: OfficeStatus.optional(),
  })
  .meta({ id: 'GeographicalIndication' });
export type GeographicalIndication = z.infer<typeof GeographicalIndication>;

export const Right = z
  .discriminatedUnion('collection', [Patent, Trademark, GeographicalIndication])
  .meta({ id: 'Right' });
export type Right = z.infer<typeof Right>;

export const COLLECTIONS = ['patent', 'trademark', 'geographicalIndication'] as const;
export type Collection = (typeof COLLECTIONS)[number];
