import type { BothWords } from '@zca/domain/matters';
import {
  assign,
  type CompetenceAdvice,
  COMPETENCE_REASONS,
  type CompetenceFacts,
  type CompetentPlace,
  competentPlaces,
  citation,
  type OfficeCode,
  type Order,
} from '@zca/domain/protection';

type OfficeNames = ReadonlyMap<string, BothWords>;

/** Where a matter stands, and who received the same dispute before. */
interface Holding {
  readonly at: OfficeCode;
  readonly receivedFirstBy: string | null;
}

/** Who is competent by the addresses given, and what its holder should do. A suggestion. */
export function competenceAdvice(
  facts: CompetenceFacts,
  order: Order,
  holding: Holding,
  names: OfficeNames,
): CompetenceAdvice {
  const places = competentPlaces(facts, order, new Set(names.keys()));
  const assignment = assign(places, holding, facts.kind, order);
  const basis =
    assignment.kind === 'ask'
      ? null
      : assignment.kind === 'handle'
        ? assignment.place.basis
        : assignment.basis;
  return {
    places: places.map((place) => shownPlace(place, names)),
    suggestion: assignment.kind,
    office: officeOf(assignment, names),
    ask: assignment.kind === 'ask' ? assignment.reasons.map((one) => COMPETENCE_REASONS[one]) : [],
    outside: assignment.kind === 'outside' ? [...assignment.places] : [],
    basis: basis === null ? null : citation(basis),
  };
}

function officeOf(
  assignment: ReturnType<typeof assign>,
  names: OfficeNames,
): CompetenceAdvice['office'] {
  switch (assignment.kind) {
    case 'handle':
      return named(assignment.inNameOf, names);
    case 'dispatch':
    case 'earlier':
      return named(assignment.office, names);
    case 'return':
      return named(assignment.to, names);
    default:
      return null;
  }
}

function named(code: OfficeCode, names: OfficeNames): CompetenceAdvice['office'] {
  return code === null ? null : { code, name: names.get(code) ?? { zh: code, en: code } };
}

function shownPlace(
  { reason, address, basis, placement, onlyIfFirst }: CompetentPlace,
  names: OfficeNames,
): CompetenceAdvice['places'][number] {
  const isOurs = placement.kind === 'office';
  return {
    reason: COMPETENCE_REASONS[reason],
    address,
    basis: citation(basis),
    office: isOurs ? named(placement.code, names) : null,
    assumed: isOurs && placement.assumed,
    elsewhere: placement.kind === 'elsewhere' ? placement.name : null,
    onlyIfFirst,
  };
}
