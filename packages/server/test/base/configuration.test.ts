import { describe, expect, it } from 'vitest';
import { describeConfig, loadConfig, redactConfig } from '../../src/base/config/index.ts';
import type { Place } from '../../src/base/config/place.ts';
import type { Setting } from '../../src/base/config/setting.ts';
import { settings } from '../../src/base/config/settings.ts';

const place: Place = {
  workingDirectory: '/opt/zca',
  installation: '/opt/zca',
  platform: 'linux',
  home: '/home/li',
  environment: {},
  cores: 2,
};

function load(environment: Record<string, string>, overrides = {}, at: Partial<Place> = {}) {
  return loadConfig(environment, overrides, { ...place, environment, ...at });
}

function configOf(...args: Parameters<typeof load>) {
  const loaded = load(...args);
  if (!loaded.ok) throw new Error(loaded.problems.map(({ en }) => en).join('\n'));
  return loaded.config;
}

function dataAt(where: Partial<Place>, environment = {}): string {
  return configOf(environment, {}, where).dataDirectory;
}

describe('the configuration', () => {
  it('has a default for everything but what only the operator can know', () => {
    const config = configOf({});
    expect(config).toMatchObject({
      dataDirectory: '/opt/zca/data',
      host: '127.0.0.1',
      port: 8610,
      searchWorkers: 2,
      demoRights: 100_000,
      trustProxy: false,
      logLevel: 'info',
    });
    const absent = Object.entries(config).filter(([, value]) => value === undefined);
    expect(absent.map(([name]) => name)).toEqual([
      'publicOrigin',
      'databaseUrl',
      'databaseOwnerUrl',
      'oidcIssuer',
      'oidcClientId',
      'oidcClientSecret',
      'mailUrl',
      'mailFrom',
      'smsUrl',
      'smsSecret',
      'webhookUrl',
      'webhookSecret',
      'tiandituKey',
      'basemapUrl',
      'basemapAttribution',
      'geocoderKey',
      'proceduresFolder',
      'gazetteerFolder',
    ]);
  });

  it('keeps data in the installation only when started inside it', () => {
    expect(dataAt({ workingDirectory: '/opt/zca/packages/web' })).toBe('/opt/zca/data');
    expect(dataAt({ workingDirectory: '/opt/zca-2' })).toBe('/home/li/.local/share/zhichangan');
    expect(dataAt({ workingDirectory: '/' }, { XDG_DATA_HOME: '/srv/data' })).toBe(
      '/srv/data/zhichangan',
    );
    expect(dataAt({ workingDirectory: '/', platform: 'darwin' })).toBe(
      '/home/li/Library/Application Support/ZhiChangAn',
    );
    expect(dataAt({ workingDirectory: '/tmp' }, { ZCA_DATA: 'here' })).toBe('/tmp/here');
  });

  it('takes options of a command before the environment, and an empty variable as absent', () => {
    expect(configOf({ ZCA_PORT: '1' }, { port: 2 }).port).toBe(2);
    expect(configOf({ ZCA_PORT: '1' }, { port: undefined }).port).toBe(1);
    expect(configOf({ ZCA_PORT: ' ' }).port).toBe(8610);
  });

  it('reads sizes, proxies and addresses in the forms that people write', () => {
    expect(configOf({ ZCA_UPLOAD_MAX_BYTES: '1500' }).uploadMaxBytes).toBe(1500);
    expect(configOf({ ZCA_UPLOAD_MAX_BYTES: '512 MiB' }).uploadMaxBytes).toBe(512 * 2 ** 20);
    expect(configOf({ ZCA_UPLOAD_MAX_BYTES: '3g' }).uploadMaxBytes).toBe(3 * 2 ** 30);
    expect(configOf({ ZCA_TRUST_PROXY: 'yes' }).trustProxy).toBe(true);
    expect(configOf({ ZCA_TRUST_PROXY: '10.0.0.1, 10.1.0.0/16' }).trustProxy).toEqual([
      '10.0.0.1',
      '10.1.0.0/16',
    ]);
    expect(configOf({ ZCA_PUBLIC_ORIGIN: 'https://ip.example.gov.cn/' }).publicOrigin).toBe(
      'https://ip.example.gov.cn',
    );
  });

  it.each([
    ['ZCA_PORT', '65536'],
    ['ZCA_PORT', '80a'],
    ['ZCA_PORT', '-1'],
    ['ZCA_HOST', 'not a host'],
    ['ZCA_LOG_LEVEL', 'loud'],
    ['ZCA_UPLOAD_MAX_BYTES', '0'],
    ['ZCA_UPLOAD_MAX_BYTES', '2 TB'],
    ['ZCA_TRUST_PROXY', 'maybe'],
    ['ZCA_PUBLIC_ORIGIN', 'https://ip.example.gov.cn/path'],
    ['ZCA_PUBLIC_ORIGIN', 'ftp://ip.example.gov.cn'],
    ['ZCA_SEARCH_WORKERS', '0'],
  ])('says in both languages what is wrong with %s=%s', (variable, value) => {
    const loaded = load({ [variable]: value });
    expect(loaded).toEqual({
      ok: false,
      problems: [
        {
          zh: expect.stringContaining(`${variable} 的值“${value}”无效`),
          en: expect.stringContaining(`${variable} is “${value}”: expected`),
        },
      ],
    });
  });

  it('tells everything that is wrong at once', () => {
    const loaded = load({ ZCA_PORT: 'x', ZCA_SEED: 'y', DATABASE_URL: 'postgresql://a@b/c' });
    expect(loaded.ok ? [] : loaded.problems.map(({ en }) => en.split(' ')[0])).toEqual([
      'ZCA_PORT',
      'ZCA_SEED',
      'DATABASE_URL',
    ]);
  });

  it('wants both addresses of a database or neither', () => {
    const url = 'postgresql://zca_app:secret@db:5432/zca';
    expect(load({ DATABASE_URL: url, DATABASE_OWNER_URL: url }).ok).toBe(true);
    const loaded = load({ DATABASE_OWNER_URL: url });
    expect(loaded.ok ? '' : loaded.problems[0]?.en).toMatch(
      /^DATABASE_OWNER_URL is set and DATABASE_URL is not/,
    );
  });

  it.each([
    ['ZCA_MAIL_URL', 'smtps://u:p@mail.example.cn', 'ZCA_MAIL_FROM', 'zca@example.cn'],
    ['ZCA_SMS_URL', 'https://sms.example.cn', 'ZCA_SMS_SECRET', 'key'],
    ['ZCA_WEBHOOK_URL', 'http://10.0.0.1/hook', 'ZCA_WEBHOOK_SECRET', 'key'],
  ])('wants %s together with %3$s', (one, value, other, its) => {
    expect(load({ [one]: value, [other]: its }).ok).toBe(true);
    for (const [given, missing] of [
      [{ [one]: value }, other],
      [{ [other]: its }, one],
    ] as const) {
      const loaded = load(given);
      expect(loaded.ok ? '' : loaded.problems[0]!.zh).toContain(`没有设置 ${missing}`);
    }
  });

  it.each(['mail.example.cn', 'http://mail.example.cn', 'smtp://'])(
    'takes %s for no mail server, and does not repeat it, since it may hold a password',
    (url) => {
      const loaded = load({ ZCA_MAIL_URL: url, ZCA_MAIL_FROM: 'zca@example.cn' });
      expect(loaded.ok ? '' : loaded.problems[0]!.en).toMatch(/^ZCA_MAIL_URL is not valid/);
    },
  );

  it('never shows a secret', () => {
    const loaded = load({ DATABASE_URL: 'mysql://u:hidden-word@h/d' });
    expect(JSON.stringify(loaded)).toContain('DATABASE_URL');
    expect(JSON.stringify(loaded)).not.toContain('hidden-word');
    const url = 'postgresql://u:hidden-word@h/d';
    const shown = redactConfig(configOf({ DATABASE_URL: url, DATABASE_OWNER_URL: url }));
    expect(JSON.stringify(shown)).not.toContain('hidden-word');
    expect(shown).toMatchObject({ DATABASE_URL: '••••', ZCA_PORT: 8610, ZCA_PUBLIC_ORIGIN: null });
  });

  it('warns of a variable that looks like a setting and is none', () => {
    const loaded = load({ ZCA_PROT: '1', ZCA_TEST_DATABASE_OWNER_URL: 'x', PATH: '/bin' });
    expect(loaded.ok && loaded.warnings.map(({ en }) => en)).toEqual([
      'The environment variable ZCA_PROT is no setting of the platform and is ignored.',
    ]);
  });
});

describe('its documentation', () => {
  it('has one row for each setting, in both languages', () => {
    const rows = describeConfig()
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    const all = Object.values(settings) as Setting<unknown>[];
    expect(rows).toHaveLength(all.length);
    for (const [index, { variable, about }] of all.entries()) {
      expect(rows[index]).toContain(`\`${variable}\``);
      expect(rows[index]).toContain(about.zh);
      expect(rows[index]).toContain(about.en);
    }
  });
});
