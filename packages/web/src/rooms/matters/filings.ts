import type { ProcedureDescription } from '@zca/domain/matters';

/** A way to open a matter: a procedure and one of its filing actions. */
export interface Filing {
  readonly procedure: ProcedureDescription;
  readonly action: ProcedureDescription['actions'][number];
}

/** Every way to open a matter. */
export function filings(procedures: readonly ProcedureDescription[]): Filing[] {
  return procedures.flatMap((procedure) =>
    procedure.actions.filter((action) => action.files).map((action) => ({ procedure, action })),
  );
}

/** The ways that are open to the public. */
export function publicFilings(procedures: readonly ProcedureDescription[]): Filing[] {
  return filings(procedures).filter(({ action }) => action.byPublic);
}
