import type { AuditEntry } from '@zca/domain/identity';
import { officeSeed, retentionStart } from '@zca/domain/identity';
import { demonstrationStations } from '@zca/demo-city';
import type { Config } from '../base/config/index.ts';
import type { Database } from '../base/database/index.ts';
import { StartupProblem } from '../base/problem.ts';
import type { Sealer } from '../base/secrecy/index.ts';
import { SealFault } from '../base/secrecy/index.ts';
import { type AccountRules, accountRulesOf } from './accountRules.ts';
import { type AuditFilter, listAudit } from './auditJournal.ts';
import { CredentialStore } from './credentialStore.ts';
import { Credentials } from './credentials.ts';
import { DemonstrationAccounts } from './demonstrationAccounts.ts';
import { OrganisationStore } from './organisationStore.ts';
import { Provider } from './provider.ts';
import { ProviderStore } from './providerStore.ts';

import { SessionStore } from './sessionStore.ts';
import { Sessions } from './sessions.ts';
import { IdentityStore } from './store.ts';
import { TokenStore } from './tokenStore.ts';
import type { PasswordCost } from './secrets.ts';

export interface IdentityOptions {
  readonly database: Pick<Database, 'db' | 'pool'>;
  readonly sealer: Sealer;
  readonly config: Config;
  /** Whether this platform shows the demonstration city. */
  readonly demonstration: boolean;
  /** What hashes of passwords cost; OWASP's recommendation unless told. */
  readonly passwordCost?: PasswordCost | undefined;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** The room put together: its stores, what signs in, and what keeps it in order. */
export interface IdentityParts {
  readonly identity: IdentityStore;
  readonly organisations: OrganisationStore;
  readonly sessionStore: SessionStore;
  readonly credentialStore: CredentialStore;
  readonly tokens: TokenStore;
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly provider: Provider;
  /** Acts of the audit journal that answer a filter, newest first. */
  readonly audit: (filter: AuditFilter, most: number) => Promise<AuditEntry[]>;
  readonly demonstration: DemonstrationAccounts;
  readonly rules: AccountRules;
  /** Address under which people reach the platform, where it is configured. */
  readonly publicOrigin: string | undefined;
  /** Brings the room to its state at the start. Throws `StartupProblem` when keys are missing. */
  prepare(): Promise<void>;
  /** Removes what has run out. */
  forget(): Promise<void>;
}

export function createIdentity(options: IdentityOptions): IdentityParts {
  const { database, sealer, config, clock } = options;
  const { db } = database;
  const rules = accountRulesOf(config, options.demonstration);
  const secureCookies = config.publicOrigin?.startsWith('https:') === true;
  const identity = new IdentityStore(db, sealer);
  const organisations = new OrganisationStore(db);
  const sessionStore = new SessionStore(database, sealer);
  const credentialStore = new CredentialStore(db, sealer);
  const tokens = new TokenStore(db);
  const credentials = new Credentials({
    identity,
    sessions: sessionStore,
    credentials: credentialStore,
    rules,
    passwordCost: options.passwordCost,
    clock,
  });
  const sessions = new Sessions({
    identity,
    store: sessionStore,
    credentials,
    tokens,
    rules,
    secureCookies,
    clock,
  });
  const provider = new Provider({
    settings: providerSettings(config),
    store: new ProviderStore(db),
    sealer,
    publicOrigin: config.publicOrigin,
    secureCookies,
    clock,
  });
  const demonstration = new DemonstrationAccounts({
    identity,
    sessions: sessionStore,
    organisations,
    enabled: options.demonstration,
    now: () => sessions.instant(),
  });
  return {
    identity,
    organisations,
    sessionStore,
    credentialStore,
    tokens,
    credentials,
    sessions,
    provider,
    audit: (filter, most) => listAudit(db, filter, most),
    demonstration,
    rules,
    publicOrigin: config.publicOrigin,
    prepare: async () => {
      await identity.probeKeys().catch((error: unknown) => {
        throw error instanceof SealFault ? keysMissing(config.dataDirectory) : error;
      });
      await identity.sealEmails();
      await organisations.seed(officeSeed());
      if (options.demonstration) await organisations.seed(demonstrationStations());
      await demonstration.prepare();
    },
    forget: async () => {
      const now = sessions.instant();
      const keptSince = retentionStart(now, config.logRetentionMonths);
      await sessionStore.forget(now, sessions.idleSince(), keptSince);
      await credentialStore.forgetFailures(now);
    },
  };
}

function providerSettings(config: Config) {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret } = config;
  if (issuer === undefined || clientId === undefined) return undefined;
  return { issuer, clientId, clientSecret, name: config.oidcName };
}

function keysMissing(dataDirectory: string): StartupProblem {
  return new StartupProblem('sealing-key-missing', {
    zh: `数据库中的个人信息由另一把密钥加密；请把原来的密钥文件放回 ${dataDirectory}/keys 后再启动。`,
    en: `Personal data in the database were sealed with another key: put the former key files back into ${dataDirectory}/keys and start again.`,
  });
}
