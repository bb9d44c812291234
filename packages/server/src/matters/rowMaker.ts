import { CITY_BUREAU } from '@zca/domain/identity';
import type { BothWords, MatterRow } from '@zca/domain/matters';
import { type ColourShares, type Matter, type Surroundings, titleOfPosition } from '@zca/procedure';
import { firstDue } from './alarm.ts';
import { clockView } from './clockView.ts';
import type { Procedures } from './procedures.ts';

/** What a list needs of a matter. */
export interface ListedMatter {
  readonly body: Matter;
  readonly subject: string;
}

export interface RowMakerOptions {
  readonly procedures: Procedures;
  readonly shares: () => Promise<ColourShares>;
  /** Names of offices by their codes. */
  readonly officeNames: () => Promise<ReadonlyMap<string, BothWords>>;
}

/** Makes what lists show of a matter. */
export class RowMaker {
  readonly #options: RowMakerOptions;

  constructor(options: RowMakerOptions) {
    this.#options = options;
  }

  async rows(listed: readonly ListedMatter[], around: Surroundings): Promise<MatterRow[]> {
    const { procedures, shares, officeNames } = this.#options;
    const [offices, colours] = await Promise.all([officeNames(), shares()]);
    return listed.map(({ body: matter, subject }) => {
      const definition = procedures.get(matter.definition, matter.version);
      const first = matter.endedAt === null ? firstDue(matter.clocks) : undefined;
      const waiting = Object.entries(matter.clocks).find(
        ([, clock]) => clock.status === 'running' && clock.missingYear !== null,
      );
      const name = first?.name ?? waiting?.[0];
      const clock =
        name === undefined
          ? null
          : clockView(definition, name, matter.clocks[name]!, around, colours);
      return {
        id: matter.id,
        number: matter.number,
        procedure: matter.definition,
        procedureTitle: definition.title,
        subject,
        state: titleOfPosition(definition, matter.position),
        office: matter.office,
        officeName: offices.get(matter.office ?? CITY_BUREAU) ?? null,
        assignee: matter.assignee,
        filedAt: matter.filedAt,
        endedAt: matter.endedAt,
        clock:
          clock === null
            ? null
            : {
                id: clock.id,
                title: clock.title,
                colour: clock.colour,
                dueDay: clock.dueDay,
                dueAt: clock.dueAt,
                daysLeft: clock.daysLeft,
                unit: clock.unit,
                missingYear: clock.missingYear,
              },
        isPaused: Object.values(matter.clocks).some((one) => one.status === 'paused'),
      };
    });
  }
}
