import type { Grant, NewPassword, Pending, RecoveryCodes } from '@zca/domain/identity';
import { findPasswordFaults, isAdministration, isStaff } from '@zca/domain/identity';
import { HttpProblem, absent } from '../base/http/problem.ts';
import type { AccountRules } from './accountRules.ts';
import type { CredentialStore } from './credentialStore.ts';
import {
  describeSecret,
  findStep,
  newFactorSecret,
  newRecoveryCodes,
  readRecoveryCode,
} from './oneTimePassword.ts';
import {
  emailTaken,
  factorRefused,
  linkRefused,
  locked,
  passwordRefused,
  weakPassword,
} from './problems.ts';
import { hashPassword, newToken, type PasswordCost, tokenHash, verifyPassword } from './secrets.ts';
import type { SessionStore } from './sessionStore.ts';
import type { IdentityStore } from './store.ts';

const DAY_MS = 86_400_000;

export interface CredentialOptions {
  readonly identity: IdentityStore;
  readonly sessions: SessionStore;
  readonly credentials: CredentialStore;
  readonly rules: AccountRules;
  /** What hashes of passwords cost; OWASP's recommendation unless told. */
  readonly passwordCost?: PasswordCost | undefined;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** What people prove themselves with: passwords, one-time links, second factors. */
export class Credentials {
  readonly #identity: IdentityStore;
  readonly #sessions: SessionStore;
  readonly #store: CredentialStore;
  readonly #rules: AccountRules;
  readonly #clock: () => number;
  readonly #cost: PasswordCost | undefined;
  #decoy: Promise<string> | undefined;

  constructor(options: CredentialOptions) {
    this.#identity = options.identity;
    this.#sessions = options.sessions;
    this.#store = options.credentials;
    this.#rules = options.rules;
    this.#clock = options.clock;
    this.#cost = options.passwordCost;
  }

  /** A hash that no password fits, made at first need because it costs a tenth of a second. */
  #decoyHash(): Promise<string> {
    this.#decoy ??= hashPassword(newToken(), this.#cost);
    return this.#decoy;
  }

  #now(addMs = 0): string {
    return new Date(this.#clock() + addMs).toISOString();
  }

  /**
   * The person of an address and a password. The same refusal, at the same cost, for an unknown
   * address, a closed account and a wrong password; the fifth one locks the address, known or not.
   */
  async byPassword(email: string, password: string): Promise<string> {
    const account = this.#identity.emailIndex(email);
    if (!(await this.#store.reserveAttempt(account, this.#now()))) throw locked();
    const personId = await this.#identity.findPersonByEmail(email);
    const known = personId === undefined ? undefined : await this.#store.findPassword(personId);
    const right = await verifyPassword(password, known?.hash ?? (await this.#decoyHash()));
    const person =
      personId === undefined || !right ? undefined : await this.#identity.findPerson(personId);
    if (known === undefined || person === undefined || person.closedAt !== null) {
      const target = `account:${account.toString('hex', 0, 8)}`;
      await this.#identity.audit('anonymous', 'session.refused', target, {});
      throw passwordRefused();
    }
    await this.#store.clearFailures(account);
    return person.id;
  }

  /** The person of a one-time link, which is used up. */
  async byLink(token: string): Promise<string> {
    const personId = await this.#sessions.useOneTimeLink(tokenHash(token), this.#now());
    if (personId === undefined) throw linkRefused();
    return personId;
  }

  /** The token of a new one-time link of a person, good for so many hours. */
  async newLink(personId: string, purpose: string, hours: number): Promise<string> {
    const token = newToken();
    const expiresAt = this.#now(hours * 3_600_000);
    await this.#sessions.addOneTimeLink(personId, tokenHash(token), purpose, expiresAt);
    return token;
  }

  /** Accepts a code of the second factor, or a recovery code, once. Throws `session.refused`. */
  async proveFactor(personId: string, code: string): Promise<void> {
    const account = this.#store.factorAccount(personId);
    if (!(await this.#store.reserveAttempt(account, this.#now()))) throw locked();
    if (!(await this.#isRight(personId, code))) {
      await this.#identity.audit('anonymous', 'secondFactor.refused', personId, {});
      throw factorRefused();
    }
    await this.#store.clearFailures(account);
  }

  async #isRight(personId: string, code: string): Promise<boolean> {
    const recovery = readRecoveryCode(code);
    if (recovery !== undefined) {
      if (!(await this.#store.useRecoveryCode(personId, recovery, this.#now()))) return false;
      await this.#identity.audit(personId, 'recoveryCode.use', personId, {});
      return true;
    }
    const factor = await this.#store.findFactor(personId);
    if (factor?.confirmed !== true) return false;
    const step = findStep(factor.secret, code, this.#clock());
    return step !== undefined && (await this.#store.useStep(personId, step));
  }

  async hasFactor(personId: string): Promise<boolean> {
    return (await this.#store.findFactor(personId))?.confirmed === true;
  }

  /** A new secret, to be confirmed by a first code. Throws `resource.conflict` when one is set up. */
  async beginFactor(personId: string): Promise<{ uri: string; secret: string }> {
    const secret = newFactorSecret();
    if (!(await this.#store.beginFactor(personId, secret, this.#now()))) {
      throw new HttpProblem('resource.conflict', {
        zh: '已经启用动态口令。要换手机，请先用现有的口令停用它。',
        en: 'A second factor is set up already. To change telephones, remove it with a code first.',
      });
    }
    const person = await this.#identity.findPerson(personId);
    return describeSecret(secret, person?.email ?? person?.displayName ?? personId);
  }

  /** Confirms the new secret by its first code; the recovery codes are shown this once. */
  async confirmFactor(personId: string, code: string): Promise<RecoveryCodes> {
    const account = this.#store.factorAccount(personId);
    if (!(await this.#store.reserveAttempt(account, this.#now()))) throw locked();
    const factor = await this.#store.findFactor(personId);
    if (factor === undefined || factor.confirmed) {
      throw absent('没有待确认的动态口令，请重新开始。', 'No second factor waits; begin anew.');
    }
    const step = findStep(factor.secret, code, this.#clock());
    if (step === undefined) throw factorRefused();
    const codes = newRecoveryCodes();
    if (!(await this.#store.confirmFactor(personId, step, codes, this.#now()))) {
      throw factorRefused();
    }
    await this.#store.clearFailures(account);
    await this.#identity.audit(personId, 'secondFactor.confirm', personId, {});
    return { codes };
  }

  /** Removes the own second factor after a last code. */
  async removeFactor(personId: string, code: string): Promise<void> {
    await this.proveFactor(personId, code);
    await this.#store.removeFactor(personId);
    await this.#identity.audit(personId, 'secondFactor.remove', personId, {});
  }

  /** Removes the second factor of somebody who has lost it; false when there was none. */
  async resetFactor(personId: string): Promise<boolean> {
    await this.#store.clearFailures(this.#store.factorAccount(personId));
    return this.#store.removeFactor(personId);
  }

  /** Lets somebody try again before the lock is over. */
  async unlock(personId: string): Promise<void> {
    const person = await this.#identity.findPerson(personId);
    if (person?.email) await this.#store.clearFailures(this.#identity.emailIndex(person.email));
    await this.#store.clearFailures(this.#store.factorAccount(personId));
  }

  /**
   * Sets address and password. `needsCurrent` asks for the present password, if there is one. Throws
   * for a wrong present one, a weak new one, and an address that is another's.
   */
  async setPassword(personId: string, wanted: NewPassword, needsCurrent: boolean): Promise<void> {
    const person = await this.#identity.findPerson(personId);
    if (person === undefined) throw passwordRefused();
    const history = await this.#store.passwordHistory(personId);
    const present = history[0];
    if (needsCurrent && present !== undefined) {
      await this.#proveCurrent(personId, wanted.current ?? '', present);
    }
    const owner = { displayName: person.displayName, email: wanted.email };
    const faults = findPasswordFaults(wanted.password, owner);
    if (faults.length > 0) throw weakPassword(faults);
    for (const hash of history) {
      if (await verifyPassword(wanted.password, hash)) throw weakPassword(['used']);
    }
    const hash = await hashPassword(wanted.password, this.#cost);
    if (!(await this.#identity.setEmail(personId, wanted.email))) throw emailTaken();
    await this.#store.setPassword(personId, hash, this.#now());
    await this.#sessions.voidLinks(personId, this.#now());
  }

  async #proveCurrent(personId: string, current: string, hash: string): Promise<void> {
    const account = this.#store.factorAccount(personId);
    if (!(await this.#store.reserveAttempt(account, this.#now()))) throw locked();
    if (!(await verifyPassword(current, hash))) {
      throw new HttpProblem(
        'request.invalid',
        { zh: '现在的口令不对。', en: 'The present password is wrong.' },
        {
          fields: [
            {
              path: 'current',
              message: { zh: '现在的口令不对。', en: 'The present password is wrong.' },
            },
          ],
        },
      );
    }
    await this.#store.clearFailures(account);
  }

  /** What a person must set up before anything else; null when nothing is due. */
  async dueOf(personId: string, grants: readonly Grant[]): Promise<Pending | null> {
    const person = await this.#identity.findPerson(personId);
    if (person === undefined || person.demonstration) return null;
    if (needsFactor(grants, this.#rules) && !person.hasSecondFactor) return 'secondFactor';
    const { passwordMaxAgeDays } = this.#rules;
    const password = await this.#store.findPassword(personId);
    if (passwordMaxAgeDays === 0 || password === undefined) return null;
    const dueAt = Date.parse(password.changedAt) + passwordMaxAgeDays * DAY_MS;
    return dueAt <= this.#clock() ? 'password' : null;
  }
}

/** Whether one of the roles asks for a second factor. */
export function needsFactor(grants: readonly Grant[], rules: AccountRules): boolean {
  const asks = { off: () => false, administrators: isAdministration, staff: isStaff };
  return grants.some(({ role }) => asks[rules.secondFactor](role));
}
