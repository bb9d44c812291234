import { XIAN } from '@zca/standards';

interface Placed {
  readonly area: string | null;
  readonly zone: string | null;
}

/** What a matter of a clue is called. */
export function titleOfClue(clue: {
  readonly partyName: string;
  readonly quarter: string;
}): string {
  // As a form keeps it: one blank, composed characters.
  return `${clue.partyName} ${clue.quarter}`.replace(/\s+/g, ' ').normalize('NFC').trim();
}

/**
 * The area whose office has a clue in hand: the development zone that has its own bureau, else the
 * district; the city where neither is known.
 */
export function areaOfClue({ area, zone }: Placed): string {
  return zone ?? area ?? XIAN.code;
}

/** The office of that area; null is the city. */
export function officeOfClue(clue: Placed): string | null {
  const area = areaOfClue(clue);
  return area === XIAN.code ? null : area;
}
