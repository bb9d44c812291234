import type { Action } from '@zca/domain/identity';
import type { FastifyReply } from 'fastify';

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Who gives the open data, and under what licence from which day on. */
export interface Publication {
  readonly publisher: string;
  readonly licence: string;
  readonly licenceUrl: string;
  readonly from: string;
}

/** What every file says of itself above its content. */
export type Notice = readonly string[];

/** A file in which a data set is given. */
export interface OpenFile {
  /** Ending of its name: csv, xlsx, jsonl.zip. */
  readonly ending: string;
  readonly title: Bilingual;
  /** IANA media type of the content. */
  readonly mediaType: string;
  /** Of the archive around it. */
  readonly packageType?: string;
  /** Address of the standard that it keeps to. */
  readonly conformsTo?: string;
  /** Size in bytes where it is known before the file is written. */
  readonly size?: (notice: Notice) => Promise<number>;
  readonly send: (
    reply: FastifyReply,
    file: { readonly name: string; readonly notice: Notice; readonly locale: 'zh' | 'en' },
  ) => FastifyReply | Promise<FastifyReply>;
}

/** What is known of a data set at the moment. */
export interface DatasetFacts {
  /** Absent while it is not known. */
  readonly count?: number;
  /** Instant or day of the last change. */
  readonly modified?: string;
  /** First and last day that the data speak of. */
  readonly first?: string;
  readonly last?: string;
}

/** A data set that is open to whoever may do `action`. */
export interface OpenSource {
  readonly id: string;
  readonly title: Bilingual;
  readonly about: Bilingual;
  readonly keywords: readonly Bilingual[];
  readonly action: Action;
  /** True where the data may be those of the demonstration city. */
  readonly isOfCity: boolean;
  readonly facts: () => Promise<DatasetFacts>;
  readonly files: readonly OpenFile[];
}
