import type { Config } from '../base/config/index.ts';

/** What the operator decides about accounts. */
export interface AccountRules {
  /** Hours after which a session ends, whatever happens in it. */
  readonly sessionHours: number;
  /** Minutes without a request after which a session ends. */
  readonly idleMinutes: number;
  readonly sessionsPerPerson: number;
  readonly secondFactor: 'off' | 'administrators' | 'staff';
  /** Days after which a new password is due; 0 for never. */
  readonly passwordMaxAgeDays: number;
}

/** The rules as configured; in a demonstration nobody is asked for a second factor. */
export function accountRulesOf(config: Config, demonstration: boolean): AccountRules {
  return {
    sessionHours: config.sessionHours,
    idleMinutes: config.sessionIdleMinutes,
    sessionsPerPerson: config.sessionsPerPerson,
    secondFactor: demonstration ? 'off' : config.secondFactor,
    passwordMaxAgeDays: config.passwordMaxAgeDays,
  };
}
