import { type ActingPerson, mayRead, maySeeLevel } from '@zca/procedure';
import type { JsonObject } from '@zca/procedure';
import { nameKey } from '@zca/standards';
import type { FoundMatter, MattersService } from '../../matters/index.ts';

/** Complaints and reports that are alike enough to be compared. */
const MOST_CANDIDATES = 100;
/** Pairs of characters by which a name is looked for; more make the question no sharper. */
const MOST_PAIRS = 8;

/** A matter with its values in clear, for comparing inside the server alone. */
export interface Candidate extends FoundMatter {
  readonly data: JsonObject;
  readonly mayRead: boolean;
  /** Whether the asker may know whose it is. */
  readonly mayKnow: boolean;
}

/** What nearly every name has says nothing of whose it is. */
const COMMON = /西安市?|股份|有限|责任|公司|商行|经营部|连锁/g;

/**
 * Earlier complaints and reports of the same or a like respondent, or with the same telephone number of
 * the person, since a day. They are found by the keyed hashes by which queues are searched; nothing is
 * kept for it, and what has been erased is not found any more.
 */
export async function likeMatters(
  service: MattersService,
  own: FoundMatter,
  data: JsonObject,
  since: string,
  person: ActingPerson,
): Promise<Candidate[]> {
  const ids = new Set<string>();
  const look = async (words: readonly string[]): Promise<void> => {
    if (words.length === 0) return;
    for (const id of await withWords(service, own, words, since)) ids.add(id);
  };
  const { respondentName, respondentCreditCode } = data;
  if (typeof respondentName === 'string') {
    const core = respondentName.replace(COMMON, '');
    await look(wordsOf(service, core === '' ? respondentName : core, 'plain'));
  }
  if (typeof respondentCreditCode === 'string') {
    await look(wordsOf(service, respondentCreditCode, 'plain'));
  }
  const phone = phoneOf(data);
  if (phone !== null) await look(wordsOf(service, phone, 'personal', Infinity));
  const found: Candidate[] = [];
  for (const id of ids) {
    const one = await service.access.load(id);
    if (one === undefined) continue;
    const { definition, loaded } = one;
    found.push({
      ...one,
      data: service.store.openData(definition, loaded),
      mayRead: mayRead(definition, loaded.matter, person),
      mayKnow: maySeeLevel(definition, loaded.matter, person, 'personal'),
    });
  }
  return found;
}

function wordsOf(
  service: MattersService,
  text: string,
  kind: 'plain' | 'personal',
  most = MOST_PAIRS,
): string[] {
  return service.words.hashes(text, kind).slice(0, most);
}

async function withWords(
  service: MattersService,
  own: FoundMatter,
  words: readonly string[],
  since: string,
): Promise<string[]> {
  const [first, ...others] = words;
  const { rows } = await service.pool.query<{ id: string }>(
    `select m.id from matter_word w join matter m on m.id = w.matter_id
      where w.word = $1 and m.definition in ('complaint', 'report') and m.id <> $2
        and m.filed_at >= $3
        and (select count(*) from matter_word o where o.matter_id = m.id and o.word = any($4)) = $5
      order by m.filed_at desc limit $6`,
    [first, own.loaded.matter.id, since, others, others.length, MOST_CANDIDATES],
  );
  return rows.map(({ id }) => id);
}

/** The telephone number of whoever filed a matter. */
export function phoneOf(data: JsonObject): string | null {
  const phone = data['complainantPhone'] ?? data['reporterPhone'];
  return typeof phone === 'string' ? phone : null;
}

/** What a person is known by, for comparing: the number, else name and address together. */
export function personOf(data: JsonObject): string | null {
  const name = data['complainantName'] ?? data['reporterName'];
  const address = data['complainantAddress'] ?? data['reporterAddress'];
  if (typeof name !== 'string') return phoneOf(data);
  const way = phoneOf(data) ?? (typeof address === 'string' ? nameKey(address) : null);
  return way === null ? null : `${nameKey(name)} ${way}`;
}
