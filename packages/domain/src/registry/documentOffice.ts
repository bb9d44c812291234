import { findOffice } from '@zca/standards';
import { refuse } from './refusal.ts';

/** The office that a document names, as ST.3 code. Leaves the document when it names none. */
export function officeIn(text: string | undefined): string {
  const written = text?.trim().toUpperCase() ?? '';
  if (written === '') return refuse('document.office', 'country');
  // WIPO keeps international registrations; ST.3 has IB for its bureau and WO for its documents.
  const code = written === 'IB' ? 'WO' : written;
  if (!findOffice(code)) refuse('office.unknown', 'country', { value: written });
  return code;
}
