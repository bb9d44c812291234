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

/**
 * Signs the administrator in without a browser: the first time by the printed link, which then sets
 * the password, later (no link) by the password.
 */
export async function openDoor(origin: string, link: string | null): Promise<Door> {
  let cookie: string;
  if (link === null) {
    cookie = await send({ origin }, 'POST', '/api/v1/session', ADMINISTRATOR, '');
  } else {
    const oneTimeToken = new URLSearchParams(new URL(link).hash.slice(1)).get('token');
    cookie = await send({ origin }, 'POST', '/api/v1/session', { oneTimeToken }, '');
    cookie = await send({ origin }, 'PUT', '/api/v1/session/password', ADMINISTRATOR, cookie);
  }
  const [name = '', value = ''] = cookie.split('=');
  return { origin, session: { name, value } };
}
