import { demonstrationOrganisations, demonstrationPersons } from '@zca/demo-city';
import { absent } from '../base/http/problem.ts';
import type { OrganisationStore } from './organisationStore.ts';
import type { SessionStore } from './sessionStore.ts';
import type { IdentityStore } from './store.ts';

export interface DemonstrationOptions {
  readonly identity: IdentityStore;
  readonly sessions: SessionStore;
  readonly organisations: OrganisationStore;
  /** Whether this platform shows the demonstration city. */
  readonly enabled: boolean;
  readonly now: () => string;
}

/**
 * One account a role, to look round in a demonstration. They have neither password nor link; their one
 * way in stands open only while there is a demonstration, and they are closed when there is none.
 */
export class DemonstrationAccounts {
  readonly #options: DemonstrationOptions;

  constructor(options: DemonstrationOptions) {
    this.#options = options;
  }

  /** Makes and opens the accounts, or closes them where the demonstration has ended. */
  async prepare(): Promise<void> {
    const { identity, sessions, organisations, enabled, now } = this.#options;
    const known = await identity.listDemonstration();
    if (!enabled) {
      for (const { id, closedAt } of known) {
        if (closedAt === null) await identity.setClosed(id, now());
        await sessions.closeAll(id);
      }
      return;
    }
    await organisations.seed(demonstrationOrganisations());
    for (const { displayName, grant } of demonstrationPersons()) {
      const person = known.find((one) => one.displayName === displayName);
      if (person !== undefined) {
        await identity.setClosed(person.id, null);
        continue;
      }
      const id = await identity.addPerson({ displayName, email: null, demonstration: true });
      await identity.grants.give(id, grant, 'system');
    }
  }

  /** The accounts that can be chosen; none outside a demonstration. */
  async list() {
    if (!this.#options.enabled) return [];
    const persons = await this.#options.identity.listDemonstration();
    return persons.map(({ id, displayName, grants }) => ({ id, displayName, grants }));
  }

  /** The account that was chosen. Throws `resource.absent` for every other id. */
  async personOf(id: string): Promise<string> {
    if ((await this.list()).some((person) => person.id === id)) return id;
    throw absent('没有这个演示账号。', 'There is no such account of the demonstration.');
  }
}
