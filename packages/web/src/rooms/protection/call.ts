import {
  COMPETENCE_REASONS,
  competentPlaces,
  type ExcludedMatter,
  type Split,
  splitSubmission,
  suggestKinds,
} from '@zca/domain/protection';

/** What is written down of a call. */
export interface Call {
  readonly source: 'hotline12345' | 'hotline12315';
  readonly phone: string;
  readonly name: string;
  readonly address: string;
  readonly respondent: string;
  readonly place: string;
  readonly goods: string;
  readonly amount: string;
  readonly content: string;
  /** Null while nobody has ticked it, so that the words decide. */
  readonly asksForSolution: boolean | null;
  readonly reportsViolation: boolean | null;
  readonly asRightHolder: boolean;
  readonly excluded: readonly ExcludedMatter[];
  /** Office to which it is sent at once; empty for the intake unit. */
  readonly handler: string;
}

export const NO_CALL: Call = {
  source: 'hotline12345',
  phone: '',
  name: '',
  address: '',
  respondent: '',
  place: '',
  goods: '',
  amount: '',
  content: '',
  asksForSolution: null,
  reportsViolation: null,
  asRightHolder: false,
  excluded: [],
  handler: '',
};

/** The order in force; matters received before it are registered on the page of the procedure. */
export const ORDER = 121;

/** The kinds as ticked, else as the words suggest. */
export function kindsOf(call: Call): { readonly solution: boolean; readonly violation: boolean } {
  const suggested = suggestKinds(call.content);
  return {
    solution: call.asksForSolution ?? suggested.asksForSolution,
    violation: call.reportsViolation ?? suggested.reportsViolation,
  };
}

/** What the call becomes; null while it is nothing yet. */
export function splitOf(call: Call): Split | null {
  const { solution, violation } = kindsOf(call);
  const split = splitSubmission(
    {
      asksForSolution: solution,
      reportsViolation: violation,
      asRightHolder: call.asRightHolder,
      infringesPatent: call.asRightHolder && suggestKinds(call.content).infringesPatent,
      excluded: call.excluded,
    },
    ORDER,
  );
  return split.ok ? split.split : null;
}

/** Where the address of the operator lies, and why that counts; null without an address. */
export function officeOf(call: Call, offices: ReadonlySet<string>) {
  if (call.place.trim() === '') return null;
  const split = splitOf(call);
  const isReport = split?.parts.every(({ kind }) => kind !== 'complaint') === true;
  const values = { businessAddress: call.place };
  const [first] = competentPlaces(
    { kind: isReport ? 'report' : 'complaint', values },
    ORDER,
    offices,
  );
  return first === undefined
    ? null
    : { placement: first.placement, reason: COMPETENCE_REASONS[first.reason] };
}

/** A telephone number in its plain form; null when it is none. */
export function phoneOf(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/[^\d+]/g, '');
  return /^\+?\d{7,15}$/.test(plain) ? plain : null;
}

/** The form of the procedure that the call is registered by. */
export function filingOf(call: Call): {
  readonly procedure: 'complaint' | 'report';
  readonly input: Record<string, string | number | boolean>;
} | null {
  const split = splitOf(call);
  if (split === null || call.content.trim() === '') return null;
  const hasComplaint = split.parts.some(({ kind }) => kind === 'complaint');
  const hasReport = split.parts.some(({ kind }) => kind === 'report');
  if (!hasComplaint && !hasReport) return null;
  const who = hasComplaint ? 'complainant' : 'reporter';
  const yuan = Number(call.amount.normalize('NFKC').replaceAll(',', ''));
  const filled = {
    [`${who}Name`]: call.name,
    [`${who}Phone`]: phoneOf(call.phone) ?? '',
    [`${who}Address`]: call.address,
    respondentName: call.respondent,
    businessAddress: call.place,
    goods: call.goods,
    handler: call.handler,
    ...(hasComplaint ? { content: call.content } : { clue: call.content }),
    ...(hasComplaint && hasReport ? { violationClue: call.content } : {}),
  };
  const input: Record<string, string | number | boolean> = { source: call.source };
  for (const [name, value] of Object.entries(filled)) {
    if (value.trim() !== '') input[name] = value.trim();
  }
  if (call.amount !== '' && Number.isFinite(yuan) && yuan >= 0) {
    input['amount'] = Math.round(yuan * 100);
  }
  if (hasComplaint && hasReport) input['reportsViolation'] = true;
  return { procedure: hasComplaint ? 'complaint' : 'report', input };
}
