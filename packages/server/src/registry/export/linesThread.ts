import type { Right } from '@zca/domain/registry';
// Threads that format load this file: the whole library would take them three times as long.
import { withoutHomes } from '@zca/domain/registry/homes';
import { Tinypool } from 'tinypool';

/** A page of records, one as JSON a line. */
export interface LinesTask {
  readonly page: Uint8Array<ArrayBuffer>;
}

/** The field of a party that holds coordinates, as it stands in a line. */
const LOCATION = '"location"';

/**
 * A page without the coordinates of homes (`withoutHomes`); records that state none stay as they are to the
 * byte. Runs in a thread of its own (`shareLinesPage`).
 */
export default function sharePage({ page }: LinesTask): unknown {
  const lines = new TextDecoder().decode(page).split('\n');
  const shared = lines.map((line) => {
    if (!line.includes(LOCATION)) return line;
    const right = JSON.parse(line) as Right;
    const open = withoutHomes(right);
    return open === right ? line : JSON.stringify(open);
  });
  return Tinypool.move(new TextEncoder().encode(shared.join('\n')));
}
