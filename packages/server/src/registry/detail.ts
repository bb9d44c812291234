import type { LegalParameter, Reason, Validity } from '@zca/domain/law';
import { EVENT_KINDS, explainReason, parameterText, resolveParameter } from '@zca/domain/law';
import type {
  AwardFact,
  CalendarDay,
  HighValueContext,
  Patent,
  Provenance,
  Right,
  RightDetail,
  RightRules,
} from '@zca/domain/registry';
import {
  changedFields,
  highValueConditions,
  countedIndustries,
  industriesOf,
  PROVISIONAL_NOTE,
  subjectOf,
  UNSAMPLED_NOTE,
  displayNumber,
  patentNumber,
  publicationKeyOf,
  rightType,
  rightTypeLabel,
  valueLabel,
  withoutHomes,
} from '@zca/domain/registry';
import { absent } from '../base/http/problem.ts';
import type { HolderPlaces } from './holderPlaces.ts';
import { countedThemes, standingView } from './labels/labels.ts';
import type { StandingRow } from './labels/labelStore.ts';
import { endOfDay } from './question.ts';
import type { RightReader, RightVersion } from './rightReader.ts';
import type { Summariser } from './summarise.ts';
import { statusOf } from './summarise.ts';

type Reasoned = RightDetail['expiry'];

/** Where the parts of a record's page come from. */
interface DetailParts {
  readonly reader: RightReader;
  readonly summariser: Summariser;
  readonly awards: (patent: Patent) => Promise<readonly AwardFact[]>;
  /** The mappings in force now. */
  readonly rules: () => Promise<RightRules>;
  /** Standing corrections of labels of a patent. */
  readonly overrides: (patent: Patent) => Promise<readonly StandingRow[]>;
  readonly places: HolderPlaces;
}

/**
 * Everything that the page of one record shows, now or as known at the end of a past day; `homes` is true for
 * those who may see the coordinates of natural persons.
 */
export async function detailOf(
  key: string,
  asOf: CalendarDay | null,
  homes: boolean,
  { reader, summariser, awards, rules: inForce, overrides, places }: DetailParts,
): Promise<RightDetail> {
  const all = await reader.readVersions(key);
  const before = asOf === null ? null : endOfDay(asOf);
  const versions = all.filter((version) => before === null || version.knownFrom < before);
  const right = versions.at(-1)?.right;
  if (right === undefined) {
    throw absent(
      `截至 ${asOf ?? '今日'}，平台还没有这条记录。`,
      `The platform did not have this record by ${asOf ?? 'today'}.`,
    );
  }
  const parameters = await summariser.parameters();
  const validity = await summariser.validity(right, asOf);
  const type = rightType(right);
  const numbers = referencedNumbers(right);
  const patent = right.collection === 'patent' ? right : null;
  const [given, corrected, rules, titlesZh, links, placed] = await Promise.all([
    patent === null ? [] : awards(patent),
    patent === null || patent.ipc.length === 0 ? [] : overrides(patent),
    inForce(),
    reader.readClassTitles('ipc', classSymbols(right), 'zh'),
    reader.resolve(numbers.map(publicationKeyOf)),
    places.of(right, validity.day),
  ]);
  return {
    record: homes ? right : withoutHomes(right),
    display: {
      number: displayNumber(right),
      patentNumber: patentNumber(right),
      type,
      typeLabel: rightTypeLabel(type),
    },
    status: statusOf(validity),
    statusReason: reasoned(validity.status, validity.reason, parameters, validity.day),
    expiry: expiryOf(validity, parameters),
    nextAnnuity: annuityOf(validity, parameters),
    events: right.events.map((event) => {
      const kind = EVENT_KINDS[event.code as keyof typeof EVENT_KINDS] as
        | { zh: string; en: string; st27: string }
        | undefined;
      return {
        day: event.day,
        code: event.code,
        label:
          kind === undefined ? { zh: event.code, en: event.code } : { zh: kind.zh, en: kind.en },
        category: kind?.st27 ?? null,
        text: event.text ?? null,
        details: event.details ?? {},
      };
    }),
    industries: patent === null ? [] : industriesOfRight(patent, corrected, rules),
    industryRuleset: rules.industry.version,
    themes: {
      ruleset: rules.theme.version,
      tags: patent === null ? [] : countedThemes(patent, corrected, rules),
      note: UNSAMPLED_NOTE,
    },
    overrides: patent === null ? [] : standingView(patent, corrected, rules),
    highValue: highValueOf(right, {
      day: validity.day,
      validity,
      parameters,
      awards: given,
      rules,
    }),
    places: placed,
    classTitles: Object.fromEntries(titlesZh),
    provenance: provenanceOf(versions),
    links: Object.fromEntries(
      numbers.flatMap((number) => {
        const target = links.get(publicationKeyOf(number));
        return target === undefined || target === key ? [] : [[number, target]];
      }),
    ),
  };
}

/** The hard-tech industries that count for a patent, with what the rules say of those that they give. */
function industriesOfRight(
  patent: Patent,
  overrides: readonly StandingRow[],
  rules: RightRules,
): RightDetail['industries'] {
  const { industries } = industriesOf(subjectOf(patent), rules.industry);
  return countedIndustries(industries, overrides).map(
    ({ industry, fraction, score, primary, tag }) => ({
      value: industry,
      label: valueLabel('industry', industry),
      weight: fraction,
      score,
      primary,
      strength: tag?.strength ?? null,
      reason: tag?.reason ?? '',
      ruleIds: [...(tag?.ruleIds ?? [])],
    }),
  );
}

/** The five conditions of a granted invention on the day of its status. */
function highValueOf(right: Right, context: HighValueContext): RightDetail['highValue'] {
  if (right.collection !== 'patent' || rightType(right) !== 'inventionGrant') return null;
  const reading = highValueConditions(right, context);
  return {
    ...reading,
    conditions: reading.conditions.map((one) => ({
      ...one,
      label: valueLabel('highValue', one.condition),
      facts: [...one.facts],
      parameters: one.parameters.map((row) => ({
        key: row.key,
        value: parameterText(row),
        article: [row.sourceTitle, row.article].join(''),
        mark: row.mark,
      })),
    })),
    note: PROVISIONAL_NOTE,
  };
}

function classSymbols(right: Right): string[] {
  return right.collection === 'patent' ? right.ipc.map((mark) => mark.symbol) : [];
}

function referencedNumbers(right: Right): string[] {
  if (right.collection !== 'patent') return [];
  return [...(right.citations ?? []).map((citation) => citation.number), ...(right.family ?? [])];
}

function reasoned(
  value: string | null,
  reason: Reason,
  parameters: readonly LegalParameter[],
  day: CalendarDay,
): Reasoned {
  return {
    value,
    rule: { zh: explainReason(reason, 'zh'), en: explainReason(reason, 'en') },
    parameters: reason.parameters.flatMap(({ key, article }) => {
      const row = findParameter(parameters, key, day);
      return row === undefined ? [] : [{ key, value: parameterText(row), article, mark: row.mark }];
    }),
  };
}

function findParameter(
  parameters: readonly LegalParameter[],
  key: string,
  day: CalendarDay,
): LegalParameter | undefined {
  try {
    return resolveParameter(parameters, key, day);
  } catch {
    // A parameter that was in force on the day of filing may have ended; its latest row explains it.
    return parameters.findLast((row) => row.key === key);
  }
}

function expiryOf(validity: Validity, parameters: readonly LegalParameter[]): Reasoned {
  const { term } = validity;
  if (term === null) return reasoned(null, validity.reason, parameters, validity.day);
  return reasoned(term.endDay, term.reason, parameters, validity.day);
}

function annuityOf(
  validity: Validity,
  parameters: readonly LegalParameter[],
): RightDetail['nextAnnuity'] {
  const { nextAnnuity } = validity;
  if (nextAnnuity === null) return null;
  const { charge, isYearCertain } = nextAnnuity;
  const tariff = parameters.findLast((row) => row.key.startsWith('patent.annuity.fees.'));
  return {
    year: charge.year,
    dueDay: charge.dueDay,
    feeFen: charge.fullFeeFen,
    rule: isYearCertain
      ? { zh: '已缴年度由登记簿载明。', en: 'The paid year is stated by the register.' }
      : {
          zh: '已缴年度由记录推定，以后年度可能已缴。',
          en: 'The paid year is inferred; a later year may be paid already.',
        },
    mark: tariff?.mark ?? 'unverified',
  };
}

/** Where each version came from and which fields it set, newest first. */
function provenanceOf(versions: readonly RightVersion[]): Provenance[] {
  return versions
    .map((version, index) => ({
      version: version.number,
      knownFrom: version.knownFrom,
      knownTo: version.knownTo,
      source: version.source,
      position: version.position === null ? null : { ...version.position },
      importRun: version.importRunId === null ? null : String(version.importRunId),
      contentHash: version.contentHash,
      fields: changedFields(versions[index - 1]?.right ?? null, version.right),
    }))
    .toReversed();
}
