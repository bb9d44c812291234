import { resolve } from 'node:path';
import {
  bytes,
  calendarDay,
  host,
  type Kind,
  oneOf,
  origin,
  postgresUrl,
  proxies,
  text,
  webAddress,
  wholeNumber,
} from './kinds.ts';
import { outsideSettings } from './outsideSettings.ts';
import { defaultDataDirectory, type Place } from './place.ts';
import { optional, required } from './setting.ts';

/** Every setting of the platform, in the order of the documentation. */
export const settings = {
  dataDirectory: required({
    variable: 'ZCA_DATA',
    kind: text(),
    default: defaultDataDirectory,
    defaultText: {
      zh: '在安装目录内启动时为其下的 data；否则为系统的用户数据目录',
      en: 'data in the installation when started inside it, otherwise the data folder of the user',
    },
    about: {
      zh: '数据目录：内置数据库、文件、检索快照、日志和口令都在其中。一个目录只供一个进程使用。',
      en: 'The data folder: embedded database, files, search snapshots, logs and passwords. One process a folder.',
    },
    settle: (value, place) => resolve(place.workingDirectory, value),
  }),
  host: required({
    variable: 'ZCA_HOST',
    kind: host(),
    default: '127.0.0.1',
    about: {
      zh: '监听地址。管理员设置口令之前只能是 127.0.0.1。',
      en: 'Address to listen on. Only 127.0.0.1 until the administrator has a password.',
    },
  }),
  port: required({
    variable: 'ZCA_PORT',
    kind: wholeNumber(0, 65_535),
    default: 8610,
    about: {
      zh: '监听端口；0 表示由系统选一个空闲端口。',
      en: 'Port to listen on; 0 lets the system choose a free one.',
    },
  }),
  publicOrigin: optional({
    variable: 'ZCA_PUBLIC_ORIGIN',
    kind: origin(),
    about: {
      zh: '用户访问平台的网址；设置后，登录链接和开放数据目录中的地址以它开头，https 时 Cookie 只经加密连接发送。',
      en: 'Web address under which people reach the platform; sign-in links and the addresses of the open-data catalogue begin with it, and with https cookies travel over encrypted connections only.',
    },
  }),
  trustProxy: required({
    variable: 'ZCA_TRUST_PROXY',
    kind: proxies(),
    default: false,
    about: {
      zh: '是否采信反向代理传来的来访地址（X-Forwarded-For）。',
      en: "Whether to believe the caller's address as a reverse proxy passes it on (X-Forwarded-For).",
    },
  }),
  databaseUrl: optional({
    variable: 'DATABASE_URL',
    kind: postgresUrl(),
    secret: true,
    about: {
      zh: '自有 PostgreSQL（15 或更高版本）的地址，以应用角色登录；不设置时使用内置的 PostgreSQL 18。',
      en: 'Address of your own PostgreSQL (15 or later) as the application role; without it the embedded PostgreSQL 18 is used.',
    },
  }),
  databaseOwnerUrl: optional({
    variable: 'DATABASE_OWNER_URL',
    kind: postgresUrl(),
    secret: true,
    about: {
      zh: '同一数据库的地址，以属主角色登录，用于升级表结构和备份；与 DATABASE_URL 一起设置。',
      en: 'Address of the same database as the owner role, for migrations and backup; set together with DATABASE_URL.',
    },
  }),
  databaseConnections: required({
    variable: 'ZCA_DATABASE_CONNECTIONS',
    kind: wholeNumber(2, 200),
    default: 10,
    about: {
      zh: '应用同时使用的数据库连接数上限。',
      en: 'Most database connections that the application uses at the same time.',
    },
  }),
  logLevel: required({
    variable: 'ZCA_LOG_LEVEL',
    kind: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    default: 'info' as const,
    about: { zh: '日志的详细程度。', en: 'How much is logged.' },
  }),
  searchWorkers: required({
    variable: 'ZCA_SEARCH_WORKERS',
    kind: wholeNumber(1, 64),
    default: (place: Place) => Math.min(4, Math.max(1, place.cores)),
    defaultText: { zh: '处理器核数，最多 4', en: 'the number of processor cores, at most 4' },
    about: { zh: '检索引擎的工作线程数。', en: 'Worker threads of the search engine.' },
  }),
  queryBudgetMs: required({
    variable: 'ZCA_QUERY_BUDGET_MS',
    kind: wholeNumber(10, 600_000),
    default: 5000,
    about: {
      zh: '一次检索最多用多少毫秒；超出即停止并告知。',
      en: 'Most milliseconds that one search may take; beyond them it is stopped and says so.',
    },
  }),
  uploadMaxBytes: required({
    variable: 'ZCA_UPLOAD_MAX_BYTES',
    kind: bytes(),
    default: 2 * 2 ** 30,
    defaultText: { zh: '2G', en: '2G' },
    about: { zh: '单个上传文件的大小上限。', en: 'Largest file that may be uploaded.' },
  }),
  archiveMaxExpandedBytes: required({
    variable: 'ZCA_ARCHIVE_MAX_EXPANDED_BYTES',
    kind: bytes(),
    default: 50 * 2 ** 30,
    defaultText: { zh: '50G', en: '50G' },
    about: {
      zh: '一个压缩包解开后的总大小上限（防压缩炸弹）。',
      en: 'Largest total size of what is unpacked from one archive (against archive bombs).',
    },
  }),
  archiveMaxRatio: required({
    variable: 'ZCA_ARCHIVE_MAX_RATIO',
    kind: wholeNumber(2, 100_000),
    default: 250,
    about: {
      zh: '压缩包解开后与原大小之比的上限（防压缩炸弹）。',
      en: 'Largest ratio of unpacked to packed size of an archive (against archive bombs).',
    },
  }),
  rateLimitPerMinute: required({
    variable: 'ZCA_RATE_LIMIT_PER_MINUTE',
    kind: wholeNumber(0, 1_000_000),
    default: 600,
    about: {
      zh: '每个来访地址每分钟的请求数上限；0 表示不限。',
      en: 'Most requests a minute from one address; 0 means no limit.',
    },
  }),
  sessionHours: required({
    variable: 'ZCA_SESSION_HOURS',
    kind: wholeNumber(1, 720),
    default: 12,
    about: { zh: '登录后多少小时需重新登录。', en: 'Hours after which one has to sign in again.' },
  }),
  sessionIdleMinutes: required({
    variable: 'ZCA_SESSION_IDLE_MINUTES',
    kind: wholeNumber(1, 1440),
    default: 30,
    about: {
      zh: '多少分钟没有操作即须重新登录。',
      en: 'Minutes without a request after which one has to sign in again.',
    },
  }),
  sessionsPerPerson: required({
    variable: 'ZCA_SESSIONS_PER_PERSON',
    kind: wholeNumber(1, 100),
    default: 5,
    about: {
      zh: '一个账号同时可有多少个会话；超出时最早的一个结束。',
      en: 'Most sessions of one account at the same time; beyond them the oldest ends.',
    },
  }),
  secondFactor: required({
    variable: 'ZCA_SECOND_FACTOR',
    kind: oneOf('off', 'administrators', 'staff'),
    default: 'staff' as const,
    about: {
      zh: '谁必须使用动态口令（第二因素）：off 无人，administrators 三员，staff 全体工作人员；其他人可自愿启用。演示时总是 off。',
      en: 'Who must use one-time codes as a second factor: off nobody, administrators the three administrators, staff everybody who works in the bureau; others may. Always off in a demonstration.',
    },
  }),
  passwordMaxAgeDays: required({
    variable: 'ZCA_PASSWORD_MAX_AGE_DAYS',
    kind: wholeNumber(0, 3650),
    default: 90,
    about: {
      zh: '口令最长使用多少天〔待核：等级保护要求定期更换，天数由测评确定〕；0 表示不要求更换。',
      en: 'Days after which a new password is due 〔待核: the level-protection scheme asks for rotation, the assessor fixes the days〕; 0 for never.',
    },
  }),
  logRetentionMonths: required({
    variable: 'ZCA_LOG_RETENTION_MONTHS',
    kind: wholeNumber(6, 1200),
    default: 36,
    about: {
      zh: '登录与审计日志保留多少个月；网络安全法规定不少于 6 个月。',
      en: 'Months for which sign-ins and the audit journal are kept; the Cybersecurity Law asks for at least 6.',
    },
  }),
  searchHistoryDays: required({
    variable: 'ZCA_SEARCH_HISTORY_DAYS',
    kind: wholeNumber(0, 3650),
    default: 180,
    about: {
      zh: '登录者的检索记录保留多少天；命名保存的不过期；0 表示不记录。',
      en: 'Days for which searches of signed-in people are remembered; those with a name stay; 0 remembers none.',
    },
  }),
  ...outsideSettings,
  proceduresFolder: optional({
    variable: 'ZCA_PROCEDURES',
    kind: text(),
    about: {
      zh: '自行增加的办事程序所在的文件夹：其中每个 .ts 或 .js 文件导出的程序在启动时载入。',
      en: 'Folder of procedures of your own: what each .ts or .js file in it exports is loaded at the start.',
    },
  }),
  gazetteerFolder: optional({
    variable: 'ZCA_GAZETTEER',
    kind: text(),
    about: {
      zh: '地名录所在的文件夹（见 docs/places.md）；不设置时使用自带的西安地名录。',
      en: "Folder of the gazetteer (docs/places.md); the shipped one of Xi'an is used without it.",
    },
  }),
  publisher: required({
    variable: 'ZCA_PUBLISHER',
    kind: text(),
    default: '知长安平台运营单位 Operator of this ZhiChangAn platform',
    about: {
      zh: '开放数据的发布者，写入目录和每个文件。',
      en: 'Who publishes the open data; named in the catalogue and in every file.',
    },
  }),
  openDataLicence: required({
    variable: 'ZCA_OPEN_DATA_LICENCE',
    kind: text(),
    default: 'CC BY 4.0',
    about: {
      zh: '开放数据的许可名称，与 ZCA_OPEN_DATA_LICENCE_URL 一起设置。',
      en: 'Name of the licence of the open data; set together with ZCA_OPEN_DATA_LICENCE_URL.',
    },
  }),
  openDataLicenceUrl: required({
    variable: 'ZCA_OPEN_DATA_LICENCE_URL',
    kind: webAddress(),
    default: 'https://creativecommons.org/licenses/by/4.0/',
    about: { zh: '许可全文的网址。', en: 'Web address of the text of the licence.' },
  }),
  openDataFrom: required({
    variable: 'ZCA_OPEN_DATA_FROM',
    kind: calendarDay(),
    default: '2026-01-01',
    about: {
      zh: '自何日起按该许可开放数据。',
      en: 'Day from which on the data are given under the licence.',
    },
  }),
  ledgerSignatures: required({
    variable: 'ZCA_LEDGER_SIGNATURES',
    kind: oneOf('ed25519', 'ed25519+sm2'),
    default: 'ed25519',
    about: {
      zh: '账本检查点的签名算法；ed25519+sm2 时另以国密 SM2 签名。',
      en: 'Algorithms that sign the checkpoints of the ledger; ed25519+sm2 adds a signature by SM2.',
    },
  }),
  seed: required({
    variable: 'ZCA_SEED',
    kind: wholeNumber(0, 4_294_967_295),
    default: 1,
    about: {
      zh: '演示城市的种子；相同的种子生成相同的数据。',
      en: 'Seed of the demonstration city; the same seed makes the same data.',
    },
  }),
  demoRights: required({
    variable: 'ZCA_DEMO_RIGHTS',
    kind: wholeNumber(0, 5_000_000),
    default: 100_000,
    about: {
      zh: '演示城市的权利件数，200 至 5,000,000；0 表示不生成。',
      en: 'Number of rights in the demonstration city, 200 to 5,000,000; 0 makes none.',
    },
  }),
  demoMatters: required({
    variable: 'ZCA_DEMO_MATTERS',
    kind: wholeNumber(0, 1_000_000),
    default: 400,
    about: {
      zh: '演示城市的投诉举报件数；0 表示不生成。',
      en: 'Number of complaints and reports in the demonstration city; 0 makes none.',
    },
  }),
} as const;

export type SettingName = keyof typeof settings;

/** Settings of which one is of no use without the other. */
export const PAIRS = [
  ['databaseUrl', 'databaseOwnerUrl'],
  ['mailUrl', 'mailFrom'],
  ['smsUrl', 'smsSecret'],
  ['webhookUrl', 'webhookSecret'],
  ['oidcIssuer', 'oidcClientId'],
] as const satisfies readonly (readonly [SettingName, SettingName])[];

type ValueOf<S> = S extends { readonly kind: Kind<infer T> }
  ? S extends { readonly optional: true }
    ? T | undefined
    : T
  : never;

/** The validated configuration of a process. */
export type Config = { readonly [K in SettingName]: ValueOf<(typeof settings)[K]> };
