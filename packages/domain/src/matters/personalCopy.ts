import { z } from 'zod';
import { BothWords } from './api.ts';

const CopiedValue = z.object({
  field: z.string(),
  title: BothWords,
  value: z.json(),
  text: BothWords,
});

/** What is held of a person who asked for it: everything that they gave, by matter. */
export const PersonalCopy = z
  .object({
    /** Number of the request. */
    request: z.string(),
    madeAt: z.string(),
    matters: z.array(
      z.object({
        number: z.string(),
        procedure: BothWords,
        filedAt: z.string(),
        endedAt: z.string().nullable(),
        values: z.array(CopiedValue),
        /** Fields of which a value was erased. */
        erased: z.array(BothWords),
      }),
    ),
  })
  .meta({ id: 'PersonalCopy' });
export type PersonalCopy = z.infer<typeof PersonalCopy>;

/** Matters whose retention has ended and that still hold personal values, by procedure. */
export const EndedRetention = z
  .object({
    upTo: z.string(),
    total: z.int(),
    procedures: z.array(z.object({ id: z.string(), title: BothWords, count: z.int() })),
  })
  .meta({ id: 'EndedRetention' });
export type EndedRetention = z.infer<typeof EndedRetention>;
