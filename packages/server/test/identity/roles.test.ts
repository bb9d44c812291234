import type { OfficeList } from '@zca/domain/identity';
import { ADMINISTRATIONS } from '@zca/domain/identity';
import { beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../src/base/database/index.ts';
import { IdentityStore } from '../../src/identity/index.ts';
import { openEmptyTestDatabase } from '../support/database.ts';
import type { TestPlatform } from '../support/platform.ts';
import { openTestPlatform, temporaryFolder } from '../support/platform.ts';
import { openSealer } from '../../src/base/secrecy/index.ts';
import { onDatabase, zca } from '../support/zca.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform();
});

describe('two of the three administrations in one person (P:K.8-2)', () => {
  const pairs = ADMINISTRATIONS.flatMap((held) =>
    ADMINISTRATIONS.filter((wanted) => wanted !== held).map((wanted) => [held, wanted] as const),
  );

  it.each(pairs)('%s is not given %s', async (held, wanted) => {
    const id = await platform.identity.addPerson({ displayName: '张三', email: null });
    const first = await platform.identity.grants.give(
      id,
      { role: held, jurisdiction: null },
      'test',
    );
    expect(first).toBeTypeOf('number');
    const again = await platform.identity.grants.give(
      id,
      { role: held, jurisdiction: null },
      'test',
    );
    expect(again).toBe(first);
    const other = { role: wanted, jurisdiction: null };
    expect(await platform.identity.grants.give(id, other, 'test')).toBeUndefined();
    expect(await platform.identity.grants.of(id)).toEqual([{ role: held, jurisdiction: null }]);
    await platform.identity.grants.revokeAll(id);
    expect(await platform.identity.grants.give(id, other, 'test')).toBeTypeOf('number');
  });

  it('are refused by the database to whoever writes to it', async () => {
    const { pool } = platform.database.owner;
    const id = await platform.identity.addPerson({ displayName: '李四', email: null });
    const insert = (role: string) =>
      pool.query(
        "insert into role_grant (person_id, role, granted_by) values ($1, $2, 'somebody')",
        [id, role],
      );
    await insert('systemAdministrator');
    await expect(insert('auditAdministrator')).rejects.toThrow('role_grant_one_administration');
    await expect(insert('city')).resolves.toBeDefined();
    await expect(insert('emperor')).rejects.toThrow('role_grant_role_check');
  });

  it('are refused on the command line', async () => {
    const env = onDatabase(platform.database);
    const made = await zca(
      ['person', 'add', '--name', '王五', '--role', 'securityAdministrator', '--json'],
      env,
    );
    const { id } = JSON.parse(made.stdout.trim().split('\n').at(-1)!) as { id: string };
    const refused = await zca(['person', 'grant', id, '--role', 'auditAdministrator'], env);
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toContain('须由三个人担任');
    const given = await zca(['person', 'grant', id, '--role', 'district'], env);
    expect(given.code).toBe(0);
  });
});

describe('roles of the release before', () => {
  it('become those of today, and each administrator stays one', async () => {
    const { ownerConfig, applicationRole, owner, application } = await openEmptyTestDatabase();
    await migrate(ownerConfig, { applicationRole, upTo: '0009_import_notes' });
    await owner.pool.query(`
      insert into person (display_name) values ('管理'), ('市局'), ('雁塔'), ('审计');
      insert into role_grant (person_id, role, jurisdiction, granted_by)
        select id, role, place, 'system' from person join (values
          ('管理', 'administrator', null), ('管理', 'administrator', null), ('管理', 'officer', null),
          ('市局', 'officer', null), ('雁塔', 'officer', '610113'), ('审计', 'auditor', null)
        ) as given (name, role, place) on name = display_name`);
    await migrate(ownerConfig, { applicationRole });
    const persons = await new IdentityStore(
      application.db,
      openSealer(temporaryFolder()),
    ).listPersons(new Date().toISOString());
    const table = Object.fromEntries(
      persons.map((one) => [
        one.displayName,
        one.grants.map(({ role, jurisdiction }) => ({ role, jurisdiction })),
      ]),
    );
    expect(table).toEqual({
      管理: expect.arrayContaining([
        { role: 'systemAdministrator', jurisdiction: null },
        { role: 'city', jurisdiction: null },
      ]),
      市局: [{ role: 'city', jurisdiction: null }],
      雁塔: [{ role: 'district', jurisdiction: '610113' }],
      审计: [{ role: 'auditor', jurisdiction: null }],
    });
    expect(table['管理']).toHaveLength(2);
  });
});

describe('the offices', () => {
  it('can be known by everybody, and stations only where they were added', async () => {
    const { offices } = await platform.read<OfficeList>('/api/v1/offices');
    expect(offices.map(({ code }) => code)).toContain('610113');
    expect(offices.filter(({ kind }) => kind === 'station')).toEqual([]);
    await platform.organisations.add({
      code: '610113.01',
      kind: 'station',
      name: { zh: '小寨路所', en: 'Xiaozhai Road Station' },
      superior: '610113',
      closedAt: null,
    });
    await platform.organisations.add({
      code: 'ORG0001',
      kind: 'bank',
      name: { zh: '样例银行', en: 'Sample Bank' },
      superior: null,
      closedAt: null,
    });
    const now = await platform.read<OfficeList>('/api/v1/offices');
    expect(now.offices.map(({ code }) => code)).toContain('610113.01');
    expect(now.offices.map(({ code }) => code)).not.toContain('ORG0001');
  });

  it('keep their names when the platform starts again, and the demonstration adds stations', async () => {
    await platform.database.owner.pool.query(
      "update organisation set name_zh = '雁塔区局' where code = '610113'",
    );
    const again = await openTestPlatform({ database: platform.database, demonstration: true });
    expect((await again.organisations.find('610113'))?.name.zh).toBe('雁塔区局');
    expect((await again.organisations.list(['station'])).length).toBeGreaterThan(20);
  });
});
