import { z } from 'zod';

/** What anybody may know of a paper whose code he holds: nothing of the persons that it concerns. */
export const PublicPaper = z
  .object({
    /** 文号. */
    number: z.string(),
    title: z.string(),
    /** The office that issued it. */
    office: z.string(),
    /** Day of issue in Shanghai. */
    day: z.string(),
    /** SHA-256 of the file in lower-case hexadecimal; null until it has been printed. */
    sha256: z.string().nullable(),
    state: z.enum(['valid', 'withdrawn']),
    /** Since when it is withdrawn, as a day in Shanghai. */
    withdrawnOn: z.string().nullable(),
    /** True when it was issued for demonstration and has no legal effect. */
    demonstration: z.boolean(),
  })
  .meta({ id: 'PublicPaper' });
export type PublicPaper = z.infer<typeof PublicPaper>;

/** A paper that was issued and could not be printed, and is no longer tried. */
export const UnprintedPaper = z
  .object({
    id: z.uuid(),
    number: z.string(),
    attempts: z.int(),
    parkedAt: z.string(),
    reason: z.string(),
  })
  .meta({ id: 'UnprintedPaper' });
export type UnprintedPaper = z.infer<typeof UnprintedPaper>;

export const UnprintedPapers = z
  .object({ papers: z.array(UnprintedPaper) })
  .meta({ id: 'UnprintedPapers' });
export type UnprintedPapers = z.infer<typeof UnprintedPapers>;
