import type { LegalParameter, Reason, Validity } from '@zca/domain/law';
import { EVENT_KINDS, explainReason, parameterText, resolveParameter } from '@zca/domain/law';
import type {
  AwardFact,
  CalendarDay,
  ClassSubject,
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
  hitsOf,
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
} from '@zca/domain/registry';
import { absent } from '../base/http/problem.ts';
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
}

/** Everything that the page of one record shows, now or as known at the end of a past day. */
export async function detailOf(
  key: string,
  asOf: CalendarDay | null,
  { reader, summariser, awards, rules: inForce }: DetailParts,
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
  const classed = right.collection === 'patent' ? subjectOf(right) : null;
  const [given, rules, titlesZh, links] = await Promise.all([
    right.collection === 'patent' ? awards(right) : [],
    inForce(),
    reader.readClassTitles('ipc', classSymbols(right), 'zh'),
    reader.resolve(numbers.map(publicationKeyOf)),
  ]);
  return {
    record: right,
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
    industries: industriesOfRight(classed, rules),
    industryRuleset: rules.industry.version,
    themes: themesOf(classed, rules),
    highValue: highValueOf(right, {
      day: validity.day,
      validity,
      parameters,
      awards: given,
      rules,
    }),
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

/** The hard-tech industries of a patent, with the rules that gave them. */
function industriesOfRight(
  patent: ClassSubject | null,
  rules: RightRules,
): RightDetail['industries'] {
  if (patent === null) return [];
  return industriesOf(patent, rules.industry).industries.map((tag) => ({
    value: tag.industry,
    label: valueLabel('industry', tag.industry),
    weight: tag.fraction,
    score: tag.score,
    primary: tag.primary,
    strength: tag.strength,
    reason: tag.reason,
    ruleIds: [...tag.ruleIds],
  }));
}

/** The themes of the plan to which a patent belongs. */
function themesOf(patent: ClassSubject | null, { theme }: RightRules): RightDetail['themes'] {
  const hits = patent === null ? [] : hitsOf(patent, theme);
  return {
    ruleset: theme.version,
    tags: hits
      .filter((hit) => hit.result !== 'IPC_HIT_KEYWORD_MISS')
      .map(({ label, symbol, strength, reason, ruleId }) => ({
        value: label,
        label: valueLabel('theme', label),
        strength,
        reason: `${symbol} ${reason}`,
        ruleId,
      })),
    note: UNSAMPLED_NOTE,
  };
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
