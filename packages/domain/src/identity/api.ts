import { z } from 'zod';
import { Grant, Pending } from './model.ts';
import { Organisation } from './organisation.ts';
import { Role } from './roles.ts';

const Instant = z.string();
const Text = (most: number) => z.string().trim().min(1).max(most);
const Email = z
  .string()
  .trim()
  .max(200)
  .regex(/^[^\s@]+@[^\s@]+$/);

/** How somebody signed in. */
export const SignInMethod = z
  .enum(['password', 'link', 'provider', 'demonstration'])
  .meta({ id: 'SignInMethod' });
export type SignInMethod = z.infer<typeof SignInMethod>;

/** From where an account is used, as far as that is known. */
const Whence = z.object({ device: z.string().nullable(), address: z.string().nullable() });

/** One sign-in of the own account. */
export const SignInRecord = Whence.extend({ at: Instant, method: SignInMethod }).meta({
  id: 'SignInRecord',
});
export type SignInRecord = z.infer<typeof SignInRecord>;

/** Who is signed in; anonymous has no person. */
export const SessionState = z
  .object({
    person: z
      .object({
        id: z.string(),
        displayName: z.string(),
        email: z.string().nullable(),
        grants: z.array(Grant),
        hasPassword: z.boolean(),
        hasSecondFactor: z.boolean(),
      })
      .nullable(),
    /** Actions that the person may do, for menus; the server decides again at each call. */
    actions: z.array(z.string()),
    /** The password was right, and the code of the second factor is still to come. */
    awaitsSecondFactor: z.boolean(),
    /** What must be set up before anything else. */
    pending: Pending.nullable(),
    /** Sign-ins of the same account elsewhere that this session has not been told of yet. */
    signInsElsewhere: z.array(SignInRecord),
  })
  .meta({ id: 'SessionState' });
export type SessionState = z.infer<typeof SessionState>;

export const SignIn = z
  .union([
    z.object({ email: z.string().min(1).max(200), password: z.string().min(1).max(200) }),
    z.object({ oneTimeToken: z.string().min(16).max(200) }),
    z.object({ demonstrationPerson: z.uuid() }),
  ])
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

/** Ways to sign in that this platform offers beside address and password. */
export const SignInWays = z
  .object({
    /** The provider of the city's accounts (OpenID Connect); null when none is set up. */
    provider: z.object({ name: z.string() }).nullable(),
    /** Accounts of the demonstration, one a role; empty outside it. */
    demonstration: z.array(
      z.object({ id: z.string(), displayName: z.string(), grants: z.array(Grant) }),
    ),
  })
  .meta({ id: 'SignInWays' });
export type SignInWays = z.infer<typeof SignInWays>;

export const NewPassword = z
  .object({
    email: Email,
    password: z.string().min(1).max(200),
    /** The present one; needed unless the session was opened by a one-time link. */
    current: z.string().max(200).optional(),
  })
  .meta({ id: 'NewPassword' });
export type NewPassword = z.infer<typeof NewPassword>;

/** Six figures of the authenticator, or a recovery code. */
export const FactorCode = z.object({ code: Text(40) }).meta({ id: 'FactorCode' });
export type FactorCode = z.infer<typeof FactorCode>;

/** A secret for an authenticator, as it is shown once. */
export const FactorSecret = z
  .object({
    /** Base32 without blanks, for typing. */
    secret: z.string(),
    /** `otpauth://totp/…`, for a QR code. */
    uri: z.string(),
  })
  .meta({ id: 'FactorSecret' });
export type FactorSecret = z.infer<typeof FactorSecret>;

export const RecoveryCodes = z.object({ codes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

/** One open session of the own account. */
export const OwnSession = Whence.extend({
  id: z.string(),
  present: z.boolean(),
  createdAt: Instant,
  lastSeenAt: Instant,
}).meta({ id: 'OwnSession' });
export type OwnSession = z.infer<typeof OwnSession>;

/** A token for programs; the token itself is shown only when it is made. */
export const ApiToken = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: z.array(z.string()),
    createdAt: Instant,
    expiresAt: Instant,
    lastUsedAt: Instant.nullable(),
    revokedAt: Instant.nullable(),
  })
  .meta({ id: 'ApiToken' });
export type ApiToken = z.infer<typeof ApiToken>;

/** Longest life of a token, in days. */
export const TOKEN_LONGEST_DAYS = 365;

export const NewApiToken = z
  .object({
    name: Text(100),
    scopes: z.array(z.string()).min(1),
    days: z.int().min(1).max(TOKEN_LONGEST_DAYS),
  })
  .meta({ id: 'NewApiToken' });
export type NewApiToken = z.infer<typeof NewApiToken>;

export const MadeApiToken = ApiToken.extend({ token: z.string() }).meta({ id: 'MadeApiToken' });
export type MadeApiToken = z.infer<typeof MadeApiToken>;

/** Everything of the own account that its page shows. */
export const OwnAccount = z
  .object({
    sessions: z.array(OwnSession),
    signIns: z.array(SignInRecord),
    tokens: z.array(ApiToken),
    /** Actions that a token of this person can be given. */
    tokenActions: z.array(z.string()),
    recoveryCodesLeft: z.number(),
    /** Whether the account is linked with the provider; null when there is none. */
    provider: z.object({ name: z.string(), linked: z.boolean() }).nullable(),
    password: z.object({
      changedAt: Instant.nullable(),
      /** Days after which a new one is due; 0 for never. */
      maxAgeDays: z.number(),
    }),
    idleMinutes: z.number(),
    sessionHours: z.number(),
  })
  .meta({ id: 'OwnAccount' });
export type OwnAccount = z.infer<typeof OwnAccount>;

/** A grant of the list of persons. */
export const GrantRecord = Grant.extend({
  id: z.number(),
  grantedAt: Instant,
  /** The manager's grant from which it was handed on. */
  delegatedBy: z.number().nullable(),
}).meta({ id: 'GrantRecord' });
export type GrantRecord = z.infer<typeof GrantRecord>;

export const PersonRecord = z
  .object({
    id: z.string(),
    displayName: z.string(),
    /** Whole for those who invite; masked for the others. */
    email: z.string().nullable(),
    phone: z.string().nullable(),
    grants: z.array(GrantRecord),
    hasPassword: z.boolean(),
    hasSecondFactor: z.boolean(),
    lockedUntil: Instant.nullable(),
    closedAt: Instant.nullable(),
    lastSignInAt: Instant.nullable(),
    demonstration: z.boolean(),
  })
  .meta({ id: 'PersonRecord' });
export type PersonRecord = z.infer<typeof PersonRecord>;

export const PersonList = z
  .object({
    persons: z.array(PersonRecord),
    /** Whether a system administrator may name the first security administrator. */
    lacksSecurityAdministrator: z.boolean(),
  })
  .meta({ id: 'PersonList' });
export type PersonList = z.infer<typeof PersonList>;

export const NewPerson = z
  .object({
    displayName: Text(100),
    email: Email.nullable(),
    phone: z
      .string()
      .trim()
      .regex(/^\+?[\d -]{5,20}$/)
      .nullable(),
  })
  .meta({ id: 'NewPerson' });
export type NewPerson = z.infer<typeof NewPerson>;

/** A person with the link that opens the account once. */
export const Invitation = z
  .object({ personId: z.string(), link: z.string(), expiresAt: Instant })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof Invitation>;

export const NewGrant = z
  .object({ role: Role, jurisdiction: z.string().max(40).nullable(), manager: z.boolean() })
  .meta({ id: 'NewGrant' });
export type NewGrant = z.infer<typeof NewGrant>;

export const OrganisationList = z
  .object({ organisations: z.array(Organisation) })
  .meta({ id: 'OrganisationList' });
export type OrganisationList = z.infer<typeof OrganisationList>;

/** The staff of an organisation, as its manager sees it. */
export const StaffList = z
  .object({
    organisation: Organisation,
    role: Role,
    persons: z.array(
      z.object({
        id: z.string(),
        displayName: z.string(),
        email: z.string().nullable(),
        grantId: z.number(),
        manager: z.boolean(),
        hasPassword: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'StaffList' });
export type StaffList = z.infer<typeof StaffList>;

/** One act of the audit journal. */
export const AuditEntry = z
  .object({
    id: z.number(),
    at: Instant,
    /** Id of the person, or `system`, `anonymous`. */
    actor: z.string(),
    /** Name of the person; null for the platform itself and for visitors. */
    actorName: z.string().nullable(),
    action: z.string(),
    target: z.string(),
    /** Name of the person to whom it was done; null where that is nobody. */
    targetName: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditList = z
  .object({
    entries: z.array(AuditEntry),
    /** Id to go on from; null at the end. */
    before: z.number().nullable(),
  })
  .meta({ id: 'AuditList' });
export type AuditList = z.infer<typeof AuditList>;
