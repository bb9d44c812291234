import { normalName, type Subject, subjectOf } from '@zca/domain/parties';
import { foldTraditional } from '../base/traditional.ts';
import type { OrganisationRow } from './partyStore.ts';

/** A party with all that its writings say: each may give a former name, or the name in another script. */
export function wholeSubject({ id, names, former, codes }: OrganisationRow): Subject {
  const forms = names.map((name) => normalName(name, foldTraditional));
  const formerForms = former.map((name) => normalName(name, foldTraditional).whole);
  return subjectOf(
    id,
    {
      ...forms[0]!,
      formerNames: [...new Set([...forms.flatMap((form) => form.formerNames), ...formerForms])],
      otherNames: [...new Set(forms.flatMap((form) => form.otherNames))],
    },
    codes,
  );
}
