import type { LegalParameter } from '@zca/domain/law';
import {
  citation,
  type ComparedSubmission,
  type ComplaintTrace,
  findDuplicates,
  findOrder,
  limitationOf,
  type MatterAdvice,
  missingItems,
  type Order,
  type PurchaseQuestion,
  repeatTreatment,
  scoreFactors,
} from '@zca/domain/protection';
import type { ActingPerson, JsonObject, Surroundings } from '@zca/procedure';
import { maySeeLevel } from '@zca/procedure';
import { addDays, nameKey } from '@zca/standards';
import { type FoundMatter, type MattersService, subjectOf } from '../../matters/index.ts';
import { competenceAdvice } from './competence.ts';
import { type Candidate, likeMatters, personOf, phoneOf } from './likeMatters.ts';
import { ADVICE_NOTICE } from './notice.ts';

/** The longest window of the factors and of duplicates, in days. */
const WINDOW_DAYS = 90;
/** Alikeness of texts from which on a repeated report brings no new facts. */
const SAME_FACTS = 0.85;

/**
 * What the rules suggest of a complaint or report. Persons are compared only for those who may know
 * them, and other matters named only to those who may read them.
 */
export async function matterAdvice(
  service: MattersService,
  found: FoundMatter,
  person: ActingPerson,
  purchase: PurchaseQuestion,
): Promise<MatterAdvice> {
  const { definition, loaded } = found;
  const { matter } = loaded;
  const data = service.store.openData(definition, loaded);
  const around = await service.around.now();
  const receivedOn = dayOf(data, matter.filedAt);
  const order = findOrder(around.law, receivedOn);
  const since = `${addDays(receivedOn, -WINDOW_DAYS)}T00:00:00+08:00`;
  const like = await likeMatters(service, found, data, since, person);
  const knows = maySeeLevel(definition, matter, person, 'personal');
  const duplicates =
    order === undefined ? [] : suggested(found, data, receivedOn, like, knows, order);
  const isComplaint = matter.definition === 'complaint';
  return {
    notice: ADVICE_NOTICE,
    competence:
      order === undefined
        ? null
        : competenceAdvice(
            isComplaint ? { kind: 'complaint', values: data } : { kind: 'report', values: data },
            order,
            { at: matter.office, receivedFirstBy: null },
            await service.officeNames(),
          ),
    duplicates,
    factors: isComplaint
      ? factors(found, data, receivedOn, like, knows, purchase, await service.around.parameters())
      : null,
    limitation: isComplaint && order !== undefined ? limitation(data, receivedOn, around) : null,
    missing:
      isComplaint && order !== undefined
        ? missingItems(data, order).map(({ field, title, basis }) => ({
            field,
            title,
            basis: citation(basis),
          }))
        : [],
  };
}

function dayOf(data: JsonObject, filedAt: string): string {
  const { receivedOn } = data;
  return typeof receivedOn === 'string' ? receivedOn : filedAt.slice(0, 10);
}

function text(data: JsonObject, field: string): string | null {
  const value = data[field];
  return typeof value === 'string' ? value : null;
}

function compared(id: string, data: JsonObject, receivedOn: string, knows: boolean) {
  return {
    id,
    receivedOn,
    respondentName: text(data, 'respondentName'),
    respondentCreditCode: text(data, 'respondentCreditCode'),
    place: text(data, 'purchasePlace') ?? text(data, 'actPlace'),
    content: text(data, 'content') ?? text(data, 'clue') ?? '',
    personKey: knows ? personOf(data) : null,
  } satisfies ComparedSubmission;
}

function suggested(
  { loaded: { matter } }: FoundMatter,
  data: JsonObject,
  receivedOn: string,
  like: readonly Candidate[],
  knows: boolean,
  order: Order,
): MatterAdvice['duplicates'] {
  const same = like.filter(
    (one) => one.mayRead && one.loaded.matter.definition === matter.definition,
  );
  const subject = compared(matter.id, data, receivedOn, knows);
  const others = same.map((one) =>
    compared(
      one.loaded.matter.id,
      one.data,
      dayOf(one.data, one.loaded.matter.filedAt),
      one.mayKnow,
    ),
  );
  return findDuplicates(subject, others).map(({ id, score, signs, textSimilarity }) => {
    const { definition, loaded, data: values } = same.find((one) => one.loaded.matter.id === id)!;
    const signsFound = new Set(signs.map(({ sign }) => sign));
    const treatment =
      matter.definition === 'report'
        ? repeatTreatment(
            {
              sameReporter: signsFound.has('samePerson'),
              sameSuspect: signsFound.has('sameCreditCode') || signsFound.has('sameName'),
              sameFacts: textSimilarity >= SAME_FACTS,
              newFacts: textSimilarity < SAME_FACTS,
            },
            order,
          )
        : null;
    return {
      id,
      number: loaded.matter.number,
      subject: subjectOf(definition, values),
      score,
      signs: signs.map(({ title }) => title),
      textSimilarity,
      treatment: treatment?.kind ?? null,
      treatmentBasis: treatment?.basis ? citation(treatment.basis) : null,
    };
  });
}

function trace(id: string, data: JsonObject, receivedOn: string, knows: boolean): ComplaintTrace {
  const key = (field: string): string | null => {
    const value = text(data, field);
    return value === null ? null : nameKey(value);
  };
  return {
    id,
    receivedOn,
    personKey: knows ? personOf(data) : null,
    phoneKey: knows ? phoneOf(data) : null,
    addressKey: knows ? key('complainantAddress') : null,
    operatorKey: key('respondentCreditCode') ?? key('respondentName'),
    goodsKey: key('goods'),
    problemKey: null,
  };
}

function factors(
  { loaded: { matter } }: FoundMatter,
  data: JsonObject,
  receivedOn: string,
  like: readonly Candidate[],
  knows: boolean,
  { quantity, usualQuantity, purchaseShown }: PurchaseQuestion,
  parameters: readonly LegalParameter[],
): MatterAdvice['factors'] {
  const complaints = like.filter(({ loaded }) => loaded.matter.definition === 'complaint');
  const scored = scoreFactors(
    trace(matter.id, data, receivedOn, knows),
    {
      quantity: quantity ?? null,
      usualQuantity: usualQuantity ?? null,
      purchaseShown: purchaseShown === undefined ? null : purchaseShown === 'yes',
    },
    // Counting reaches over the whole city: many complaints of one person go to many offices.
    complaints.map((one) =>
      trace(one.loaded.matter.id, one.data, dayOf(one.data, one.loaded.matter.filedAt), knows),
    ),
    parameters,
  );
  if (scored === null) return null;
  const named = new Map(
    complaints
      .filter((one) => one.mayRead)
      .map(({ loaded }) => [loaded.matter.id, loaded.matter.number]),
  );
  return {
    score: scored.score,
    asksForReview: scored.asksForReview,
    reasons: scored.reasons.map(({ factor, points, sentence, complaints: counted }) => ({
      factor,
      points,
      sentence,
      matters: counted.flatMap((id) => {
        const number = named.get(id);
        return number === undefined ? [] : [{ id, number }];
      }),
    })),
    notEvaluated: [...scored.notEvaluated],
  };
}

function limitation(
  data: JsonObject,
  receivedOn: string,
  { law, calendar }: Surroundings,
): MatterAdvice['limitation'] {
  const found = limitationOf({ knewHarmOn: text(data, 'knewHarmOn'), receivedOn }, law, calendar);
  if (!found.ok) return { kind: 'calendarMissing', lastDay: null, basis: null };
  if (found.value.kind === 'unknown') return { kind: 'unknown', lastDay: null, basis: null };
  const { kind, lastDay, basis } = found.value;
  return { kind, lastDay, basis: citation(basis) };
}
