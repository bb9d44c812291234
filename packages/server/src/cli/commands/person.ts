import type { Role } from '@zca/domain/identity';
import { ROLES } from '@zca/domain/identity';
import { Command, Option } from 'commander';
import { StartupProblem } from '../../base/problem.ts';
import { openSealer } from '../../base/secrecy/index.ts';
import type { IdentityStore } from '../../identity/index.ts';
import { AccountTaken, createIdentity } from '../../identity/index.ts';
import type { CommonOptions } from '../common.ts';
import { HELP, onGround, zcaCommand } from '../common.ts';
import type { Ground } from '../../ground.ts';
import type { Config } from '../../base/config/index.ts';

interface GrantOptions extends CommonOptions {
  readonly role: Role;
  readonly jurisdiction?: string;
}

interface AddOptions extends GrantOptions {
  readonly name: string;
  readonly email?: string;
}

/** `zca person add | grant | list | link | revoke`: who may work with the platform. */
export function personCommand() {
  const command = new Command('person')
    .description('人员与角色 persons and their roles')
    .showHelpAfterError(HELP)
    .exitOverride();
  command.addCommand(
    withRole(zcaCommand('add', '添加人员并授予角色 add a person with a role'))
      .requiredOption('--name <NAME>', '姓名 name')
      .option('--email <EMAIL>', '登录账号 account to sign in with')
      .action(add),
  );
  command.addCommand(
    withRole(zcaCommand('grant', '授予角色 give a role').argument('<id>')).action(grant),
  );
  command.addCommand(zcaCommand('list', '列出 list persons with their roles').action(list));
  command.addCommand(
    zcaCommand('link', '新的一次性登录链接 a new one-time link').argument('<id>').action(link),
  );
  command.addCommand(
    zcaCommand('revoke', '撤销全部角色 take all roles away').argument('<id>').action(revoke),
  );
  return command;
}

function withRole(command: Command): Command {
  return command
    .addOption(new Option('--role <ROLE>', '角色 role').choices([...ROLES]).makeOptionMandatory())
    .option(
      '--jurisdiction <CODE>',
      '管辖的机构代码（区县、开发区、所），默认全市 office; the whole city by default',
    );
}

function partsOf(ground: Ground, config: Config) {
  const { identity: store, sessions } = createIdentity({
    database: ground.database,
    sealer: openSealer(config.dataDirectory),
    config,
    demonstration: false,
    clock: () => Date.now(),
  });
  const origin = config.publicOrigin ?? `http://${config.host}:${config.port}`;
  return { store, sessions, addressOf: (token: string) => `${origin}/sign-in#token=${token}` };
}

async function add(options: AddOptions): Promise<void> {
  await onGround(options, async (ground, config, output) => {
    const { store, sessions, addressOf } = partsOf(ground, config);
    const id = await addPerson(store, options);
    await grantRole(store, id, options);
    await store.audit('system', 'person.add', id, { role: options.role });
    const address = addressOf(await sessions.newLink(id));
    output.line(`已添加 ${options.name}（${options.role}），编号 ${id}。`);
    output.line(`一次性登录链接（24 小时内有效）One-time link: ${address}`);
    output.result({ id, address });
  });
}

async function grant(id: string, options: GrantOptions): Promise<void> {
  await onGround(options, async (ground, config, output) => {
    const { store } = partsOf(ground, config);
    await requirePerson(store, id);
    await grantRole(store, id, options);
    const { role, jurisdiction = null } = options;
    await store.audit('system', 'grant.give', id, { role, jurisdiction });
    output.line(`已授予 ${id} 角色 ${role}。`);
    output.result({ id, role, jurisdiction });
  });
}

async function grantRole(
  store: IdentityStore,
  id: string,
  options: Pick<GrantOptions, 'role' | 'jurisdiction'>,
): Promise<void> {
  const grant = { role: options.role, jurisdiction: options.jurisdiction ?? null };
  if ((await store.grants.give(id, grant, 'system')) !== undefined) return;
  throw new StartupProblem('administrations-apart', {
    zh: '系统管理员、安全管理员、审计管理员须由三个人担任；此人已担任其中之一，请换一个人。',
    en: 'System, security and audit administrator are three people; this person is one of them already, so choose another.',
  });
}

async function addPerson(store: IdentityStore, { name, email }: AddOptions): Promise<string> {
  try {
    return await store.addPerson({ displayName: name, email: email ?? null });
  } catch (error) {
    if (!(error instanceof AccountTaken)) throw error;
    throw new StartupProblem('account-taken', {
      zh: `账号“${email}”已属于另一个人，请换一个。`,
      en: `The account "${email}" belongs to another person; choose another.`,
    });
  }
}

async function list(options: CommonOptions): Promise<void> {
  await onGround(options, async (ground, config, output) => {
    const now = new Date().toISOString();
    const persons = await partsOf(ground, config).store.listPersons(now);
    for (const { id, displayName, grants } of persons) {
      const roles = grants.map(
        (grant) => `${grant.role}${grant.jurisdiction === null ? '' : `@${grant.jurisdiction}`}`,
      );
      output.line(`${id} ${displayName} ${roles.join(', ') || '—'}`);
    }
    output.result({ persons });
  });
}

async function link(id: string, options: CommonOptions): Promise<void> {
  await onGround(options, async (ground, config, output) => {
    const { store, sessions, addressOf } = partsOf(ground, config);
    await requirePerson(store, id);
    const address = addressOf(await sessions.newLink(id));
    output.line(`一次性登录链接（24 小时内有效）One-time link: ${address}`);
    output.result({ id, address });
  });
}

async function revoke(id: string, options: CommonOptions): Promise<void> {
  await onGround(options, async (ground, config, output) => {
    const { store } = partsOf(ground, config);
    await requirePerson(store, id);
    const revoked = await store.grants.revokeAll(id);
    await store.audit('system', 'person.revoke', id, { revoked });
    output.line(`已撤销 ${revoked} 项角色。`);
    output.result({ id, revoked });
  });
}

async function requirePerson(store: IdentityStore, id: string): Promise<void> {
  const known = /^[0-9a-f-]{36}$/.test(id) && (await store.findPerson(id)) !== undefined;
  if (known) return;
  throw new StartupProblem('person-absent', {
    zh: `没有编号为“${id}”的人员；用 zca person list 查看编号。`,
    en: `There is no person "${id}"; zca person list shows the ids.`,
  });
}
