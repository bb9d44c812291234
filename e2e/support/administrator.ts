export const ADMINISTRATOR = {
  email: 'guanli@example.cn',
  password: '渭水东流去，何日复西归？2026',
};

/** A session as its cookie. */
export interface Session {
  readonly name: string;
  readonly value: string;
}

/** A platform and who asks it. */
export interface Door {
  readonly origin: string;
  readonly session: Session;
}

async function send(
  door: Pick<Door, 'origin'>,
  method: string,
  path: string,
  body: object,
  cookie: string,
): Promise<string> {
  const response = await fetch(door.origin + path, {
    method,
    headers: { 'content-type': 'application/json', 'x-zca-csrf': '1', cookie },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${response.status} ${path}: ${await response.text()}`);
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
}

/** Signs somebody in by what the API takes: a one-time token, a password, an account of the demonstration. */
export async function sessionBy(origin: string, body: object): Promise<Session> {
  return sessionOf(await send({ origin }, 'POST', '/api/v1/session', body, ''));
}

function sessionOf(cookie: string): Session {
  const [name = '', value = ''] = cookie.split('=');
  return { name, value };
}

/** Opens a one-time link, as it was printed or as an invitation brings it, and sets the password. */
export async function openLink(
  origin: string,
  link: string,
  account: { readonly email: string; readonly password: string },
): Promise<Session> {
  const oneTimeToken = new URLSearchParams(new URL(link).hash.slice(1)).get('token');
  const { name, value } = await sessionBy(origin, { oneTimeToken });
  const path = '/api/v1/session/password';
  return sessionOf(await send({ origin }, 'PUT', path, account, `${name}=${value}`));
}

/**
 * Signs the administrator in without a browser: the first time by the printed link, which then sets
 * the password, later (no link) by the password.
 */
export async function openDoor(origin: string, link: string | null): Promise<Door> {
  const session =
    link === null
      ? await sessionBy(origin, ADMINISTRATOR)
      : await openLink(origin, link, ADMINISTRATOR);
  return { origin, session };
}
