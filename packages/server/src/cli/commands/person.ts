import type { Role } from '@zca/domain/identity';
import { ROLES } from '@zca/domain/identity';
import { Command, Option } from 'commander';
import { StartupProblem } from '../../base/problem.ts';
import { IdentityStore, Sessions } from '../../identity/index.ts';
import type { CommonOptions } from '../common.ts';
import { HELP, onGround, zcaCommand } from '../common.ts';
import type { Ground } from '../../ground.ts';
import type { Config } from '../../base/config/index.ts';

interface AddOptions extends CommonOptions {
  readonly name: string;
  readonly role: Role;
  readonly email?: string;
  readonly jurisdiction?: string;
}

/** SQLSTATE. */
const UNIQUE_VIOLATION = '23505';

/** `zca person add | list | link | revoke`: who may work with the platform. */
export function personCommand() {
  const command = new Command('person')
    .description('人员与角色 persons and their roles')
    .showHelpAfterError(HELP)
    .exitOverride();
  command.addCommand(
    zcaCommand('add', '添加人员并授予角色 add a person with a role')
      .requiredOption('--name <NAME>', '姓名 name')
      .addOption(new Option('--role <ROLE>', '角色 role').choices([...ROLES]).makeOptionMandatory())
      .option('--email <EMAIL>', '登录账号 account to sign in with')
      .option(
        '--jurisdiction <CODE>',
        '管辖的区划或开发区代码，默认全市 division or zone; the whole city by default',
      )
      .action(add),
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

function partsOf(ground: Ground, config: Config) {
  const store = new IdentityStore(ground.database.db);
  const sessions = new Sessions({
    store,
    sessionHours: config.sessionHours,
    clock: () => Date.now(),
    secureCookies: config.publicOrigin?.startsWith('https:') ?? false,
  });
  const origin = config.publicOrigin ?? `http://${config.host}:${config.port}`;
  return { store, sessions, addressOf: (token: string) => `${origin}/sign-in#token=${token}` };
}

async function add(options: AddOptions): Promise<void> {
  await onGround(options, async (ground, config, output) => {
    const { store, sessions, addressOf } = partsOf(ground, config);
    const id = await addPerson(store, options);
    await store.grant(
      id,
      { role: options.role, jurisdiction: options.jurisdiction ?? null },
      'system',
    );
    await store.audit('system', 'person.add', id, { role: options.role });
    const address = addressOf(await sessions.newLink(id));
    output.line(`已添加 ${options.name}（${options.role}），编号 ${id}。`);
    output.line(`一次性登录链接（24 小时内有效）One-time link: ${address}`);
    output.result({ id, address });
  });
}

async function addPerson(store: IdentityStore, { name, email }: AddOptions): Promise<string> {
  try {
    return await store.addPerson({ displayName: name, email: email ?? null });
  } catch (error) {
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
    throw new StartupProblem('account-taken', {
      zh: `账号“${email}”已属于另一个人，请换一个。`,
      en: `The account "${email}" belongs to another person; choose another.`,
    });
  }
}

async function list(options: CommonOptions): Promise<void> {
  await onGround(options, async (ground, config, output) => {
    const persons = await partsOf(ground, config).store.listPersons();
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
    const revoked = await store.revokeGrants(id);
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
