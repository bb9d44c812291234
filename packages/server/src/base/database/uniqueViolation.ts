/** SQLSTATE unique_violation. */
const UNIQUE_VIOLATION = '23505';

/** Whether a write met a unique constraint or index: any of them, or the one of the name. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const known = error as { code?: string; constraint?: string } | null | undefined;
  return (
    known?.code === UNIQUE_VIOLATION &&
    (constraint === undefined || known.constraint === constraint)
  );
}
