import { z } from 'zod';

const Bilingual = z.object({ zh: z.string(), en: z.string() });

/** Which patents make that a firm is none without a patent. */
export const ROSTER_PATENTS = ['all', 'invention', 'utilityModel', 'design'] as const;
export const ROSTER_VALIDITIES = ['valid', 'any'] as const;
export const ROSTER_SHOWN = ['zero', 'holding', 'unsure', 'all'] as const;

/** What is asked of a roster. */
export const RosterQuestion = z.object({
  patents: z.enum(ROSTER_PATENTS).default('all'),
  /** Granted and in force on the day, or filed by it, whatever became of them. */
  validity: z.enum(ROSTER_VALIDITIES).default('valid'),
  day: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
});
export type RosterQuestion = z.infer<typeof RosterQuestion>;

export const RosterLine = z
  .object({
    id: z.string(),
    name: z.string(),
    file: z.string(),
    recordedBy: z.string(),
    recordedAt: z.string(),
    /** Firms within the asker's area. */
    firms: z.int(),
  })
  .meta({ id: 'RosterLine' });
export type RosterLine = z.infer<typeof RosterLine>;

export const RosterList = z.object({ rosters: z.array(RosterLine) }).meta({ id: 'RosterList' });

/** A firm of a roster with what was found of it. */
export const RosterFirm = z
  .object({
    line: z.int(),
    name: z.string(),
    creditCode: z.string().nullable(),
    division: z.string().nullable(),
    divisionName: Bilingual,
    zone: z.string().nullable(),
    zoneName: Bilingual,
    industry: z.string().nullable(),
    /**
     * `party`: it is one party of the data centre. `none`: no right names it. `ambiguous`: its name and
     * its code lead to different parties.
     */
    match: z.enum(['party', 'none', 'ambiguous']),
    parties: z.array(z.object({ id: z.string(), name: z.string() })),
    /** Of a firm that no right names: parties whose names are alike, to be looked at by a person. */
    similar: z.array(z.object({ id: z.string(), name: z.string() })),
    patents: z.int(),
  })
  .meta({ id: 'RosterFirm' });
export type RosterFirm = z.infer<typeof RosterFirm>;

const RosterPart = z.object({
  /** Null where the roster does not say. */
  value: z.string().nullable(),
  label: Bilingual,
  firms: z.int(),
  zero: z.int(),
});

/** A line of the file that was not taken, or that is to be looked at. */
export const RosterRemark = z.object({
  line: z.int(),
  severity: z.enum(['refused', 'note']),
  words: Bilingual,
});
export type RosterRemark = z.infer<typeof RosterRemark>;

export const RosterDetail = RosterLine.extend({
  day: z.string(),
  zero: z.int(),
  unsure: z.int(),
  byDivision: z.array(RosterPart),
  byZone: z.array(RosterPart),
  byIndustry: z.array(RosterPart),
  /** Firms of the page asked for, in the order of the file. */
  rows: z.array(RosterFirm),
  total: z.int(),
  remarks: z.array(RosterRemark),
}).meta({ id: 'RosterDetail' });
export type RosterDetail = z.infer<typeof RosterDetail>;

export const RosterReceipt = z
  .object({
    /** Null where no line was taken. */
    id: z.string().nullable(),
    read: z.int(),
    taken: z.int(),
    unread: z.array(z.string()),
    remarks: z.array(RosterRemark),
  })
  .meta({ id: 'RosterReceipt' });
export type RosterReceipt = z.infer<typeof RosterReceipt>;
