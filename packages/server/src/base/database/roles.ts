import { type ConnectionTarget, openClient } from './connect.ts';

/** One thing that is wrong with the roles of a database; `code` names it for catalogues. */
export interface RoleFault {
  readonly code:
    | 'application-is-superuser'
    | 'application-may-create'
    | 'application-is-owner'
    | 'roles-are-the-same'
    | 'owner-may-not-create'
    | 'encoding-is-not-utf8'
    | 'server-too-old';
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Checks that the two roles are what the platform's guarantees rest on: the application can neither
 * create nor alter anything and owns nothing, the owner can. Returns what is wrong; an empty list
 * is good. `doctor` and the start of a server with `DATABASE_URL` use it.
 */
export async function checkRoles(
  application: ConnectionTarget,
  owner: ConnectionTarget,
): Promise<RoleFault[]> {
  const app = await describe(application);
  const own = await describe(owner);
  const faults: RoleFault[] = [];
  const add = (code: RoleFault['code'], params: Record<string, string>) =>
    faults.push({ code, params });
  if (app.role === own.role) add('roles-are-the-same', { role: app.role });
  if (app.superuser) add('application-is-superuser', { role: app.role });
  else if (app.may_create) add('application-may-create', { role: app.role });
  if (app.owns > 0 && app.role !== own.role) {
    add('application-is-owner', { role: app.role, tables: String(app.owns) });
  }
  if (!own.may_create) add('owner-may-not-create', { role: own.role });
  if (app.encoding !== 'UTF8') add('encoding-is-not-utf8', { encoding: app.encoding });
  if (app.version < 150_000) add('server-too-old', { version: String(app.version) });
  return faults;
}

interface RoleDescription {
  role: string;
  superuser: boolean;
  may_create: boolean;
  owns: number;
  encoding: string;
  version: number;
}

async function describe(target: ConnectionTarget): Promise<RoleDescription> {
  const client = await openClient(target, 'zca doctor');
  try {
    const { rows } = await client.query<RoleDescription>(`
      select current_user::text as role, rolsuper as superuser,
             rolcreaterole or rolcreatedb
               or has_schema_privilege(current_user, 'public', 'create')
               or has_database_privilege(current_user, current_database(), 'create') as may_create,
             (select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
               where c.relowner = pg_roles.oid and n.nspname = 'public') as owns,
             pg_encoding_to_char(encoding) as encoding,
             current_setting('server_version_num')::int as version
        from pg_roles, pg_database
       where rolname = current_user and datname = current_database()`);
    return rows[0]!;
  } finally {
    await client.end();
  }
}
