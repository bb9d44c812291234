import type { Area, DraftReceipt, IndicatorDefinition, Period } from '@zca/domain/indicators';
import type { ActingPerson } from '@zca/procedure';
import { HttpProblem } from '../base/http/problem.ts';
import type { SearchService } from '../base/search/service.ts';
import type { MattersService } from '../matters/index.ts';
import { draftTitle, draftValue } from './draftWords.ts';
import { takeEvidence, type TakenEvidence } from './evidence.ts';
import type { Figures } from './figures.ts';
import type { ValueStore } from './valueStore.ts';

/** Who reports what, and when. */
export interface Report {
  readonly definition: IndicatorDefinition;
  readonly area: Area;
  readonly period: Period;
  readonly person: ActingPerson;
  readonly asker: string;
  readonly correction?: string | undefined;
  readonly note?: string | undefined;
  /** ISO instant at which the evidence is taken. */
  readonly at: string;
  /** For invented values of a demonstration alone: done at that instant, and nobody is told. */
  readonly isPast?: boolean;
}

export interface Reporting {
  readonly values: ValueStore;
  readonly figures: Figures;
  readonly search: Pick<SearchService, 'ids'>;
  readonly matters: MattersService;
}

/** So often evidence is taken anew when records change meanwhile. */
const TRIES = 5;

/**
 * Takes the evidence of a value and files it as a draft: the value is what the evidence says. Throws
 * `ActRefused` for whoever may not report, and `service.starting` while no evidence can be taken.
 */
export async function reportValue(reporting: Reporting, report: Report): Promise<DraftReceipt> {
  const { definition, area, period, person, asker, at } = report;
  const { values, matters } = reporting;
  const taken = await freeze(reporting, report);
  const { body } = taken;
  const { measured } = body;
  const evidence = crypto.randomUUID();
  const evidenceHash = await values.addEvidence(evidence, taken, at, asker);
  const receipt = await matters.acts.file({
    procedure: 'indicatorValue',
    action: 'submit',
    input: {
      title: draftTitle(body),
      indicator: definition.code,
      definitionVersion: definition.version,
      method: body.method,
      area: area.code,
      period: period.name,
      value: draftValue(body),
      evidence,
      evidenceHash,
      ...(report.correction === undefined ? {} : { correction: report.correction }),
      ...(report.note === undefined ? {} : { note: report.note }),
    },
    actor: person,
    asker,
    key: undefined,
    ...(report.isPast === true ? { past: { at: Date.parse(at), isSilent: true } } : {}),
  });
  return {
    matter: { id: receipt.matter, number: receipt.number },
    evidence,
    evidenceHash,
    measured,
  };
}

async function freeze(
  { figures, search }: Reporting,
  { definition, area, period }: Report,
): Promise<TakenEvidence> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const set = await figures.gather([{ method: definition.methods[0], period }]);
    const taken = set.complete
      ? await takeEvidence(definition, area, period, set, search, () => figures.viewNow)
      : undefined;
    if (taken !== undefined) return taken;
  }
  throw new HttpProblem('service.starting', {
    zh: '数据正在变化或索引还在建立，暂时不能取证，请稍后再试。',
    en: 'Data are changing or the index is still being made, so no evidence can be taken; try again shortly.',
  });
}
