import { bytes, oneOf, smtpUrl, text, tileTemplate, webAddress, wholeNumber } from './kinds.ts';
import { optional, required } from './setting.ts';

/** Settings of what stands outside the platform: another provider of accounts, where notices are sent, the base map and the geocoder. */
export const outsideSettings = {
  oidcIssuer: optional({
    variable: 'ZCA_OIDC_ISSUER',
    kind: webAddress(),
    about: {
      zh: '统一身份认证（OpenID Connect）的发行者网址；与 ZCA_OIDC_CLIENT_ID 一起设置后，登录页出现该入口。',
      en: 'Issuer of the accounts of another provider (OpenID Connect); set together with ZCA_OIDC_CLIENT_ID, the sign-in page offers it.',
    },
  }),
  oidcClientId: optional({
    variable: 'ZCA_OIDC_CLIENT_ID',
    kind: text(),
    about: {
      zh: '在统一身份认证处登记的应用编号。',
      en: 'Client id under which the platform is known to the provider.',
    },
  }),
  oidcClientSecret: optional({
    variable: 'ZCA_OIDC_CLIENT_SECRET',
    kind: text(),
    secret: true,
    about: {
      zh: '该应用的密钥；没有密钥的公开应用不设置。',
      en: 'Secret of that client; absent for a public client.',
    },
  }),
  oidcName: required({
    variable: 'ZCA_OIDC_NAME',
    kind: text(),
    default: '统一身份认证',
    about: {
      zh: '登录页上该入口的名称。',
      en: 'Name of the provider on the sign-in page.',
    },
  }),
  mailUrl: optional({
    variable: 'ZCA_MAIL_URL',
    kind: smtpUrl(),
    secret: true,
    about: {
      zh: '发送通知邮件的服务器，如 smtps://用户:口令@mail.example.gov.cn:465；与 ZCA_MAIL_FROM 一起设置。',
      en: 'Server that sends notices by mail, such as smtps://user:password@mail.example.gov.cn:465; set together with ZCA_MAIL_FROM.',
    },
  }),
  mailFrom: optional({
    variable: 'ZCA_MAIL_FROM',
    kind: text(),
    about: {
      zh: '通知邮件的发件人，如 知长安 <no-reply@example.gov.cn>。',
      en: 'Sender of notices by mail, such as ZhiChangAn <no-reply@example.gov.cn>.',
    },
  }),
  smsUrl: optional({
    variable: 'ZCA_SMS_URL',
    kind: webAddress(),
    secret: true,
    about: {
      zh: '短信网关的网址，通知以带签名的 JSON 提交（见 docs/notices.md）；与 ZCA_SMS_SECRET 一起设置。',
      en: 'Web address of the SMS gateway, to which notices are posted as signed JSON (docs/notices.md); set together with ZCA_SMS_SECRET.',
    },
  }),
  smsSecret: optional({
    variable: 'ZCA_SMS_SECRET',
    kind: text(),
    secret: true,
    about: {
      zh: '提交给短信网关的内容用它签名（HMAC-SHA-256）。',
      en: 'Key with which what is posted to the SMS gateway is signed (HMAC-SHA-256).',
    },
  }),
  webhookUrl: optional({
    variable: 'ZCA_WEBHOOK_URL',
    kind: webAddress(),
    secret: true,
    about: {
      zh: '自有系统的网址，每条通知以带签名的 JSON 提交（见 docs/notices.md）；与 ZCA_WEBHOOK_SECRET 一起设置。',
      en: 'Web address of your own system, to which every notice is posted as signed JSON (docs/notices.md); set together with ZCA_WEBHOOK_SECRET.',
    },
  }),
  webhookSecret: optional({
    variable: 'ZCA_WEBHOOK_SECRET',
    kind: text(),
    secret: true,
    about: {
      zh: '提交给自有系统的内容用它签名（HMAC-SHA-256）。',
      en: 'Key with which what is posted to your own system is signed (HMAC-SHA-256).',
    },
  }),
  tiandituKey: optional({
    variable: 'ZCA_TIANDITU_KEY',
    kind: text(),
    secret: true,
    about: {
      zh: '天地图的密钥（服务器端类型）；设置后地图可显示天地图底图，瓦片由服务器获取并缓存。',
      en: 'Key of 天地图 (of the server type); with it maps can show its base map, whose tiles the server fetches and keeps.',
    },
  }),
  tiandituUrl: required({
    variable: 'ZCA_TIANDITU_URL',
    kind: webAddress(),
    default: 'https://t0.tianditu.gov.cn',
    about: {
      zh: '天地图的网址；政务外网内可改为省、市节点或代理。',
      en: 'Web address of 天地图; inside a government network that of a node or proxy there.',
    },
  }),
  basemapUrl: optional({
    variable: 'ZCA_BASEMAP_URL',
    kind: tileTemplate(),
    secret: true,
    about: {
      zh: '自有底图的瓦片地址，含 {z}、{x}、{y}（TMS 用 {-y}）；设置后代替天地图。坐标须为 CGCS2000 或 WGS-84 的 Web 墨卡托。',
      en: 'Address of tiles of your own with {z}, {x} and {y} ({-y} for TMS), in place of 天地图: Web Mercator of CGCS2000 or WGS-84.',
    },
  }),
  basemapAttribution: optional({
    variable: 'ZCA_BASEMAP_ATTRIBUTION',
    kind: text(),
    about: {
      zh: '底图的署名和审图号，显示在地图上，如“天地图 GS（2024）0650号”〔待核：以天地图网站现行公布为准〕。',
      en: 'Attribution and approval number of the base map, shown on the map 〔待核: as its provider states them now〕.',
    },
  }),
  basemapCacheBytes: required({
    variable: 'ZCA_BASEMAP_CACHE_BYTES',
    kind: bytes(),
    default: 2 ** 30,
    defaultText: { zh: '1G', en: '1G' },
    about: {
      zh: '数据目录中底图瓦片缓存的大小上限；超出时先删最久未用的。',
      en: 'Most bytes of tiles that are kept in the data folder; the longest unused go first.',
    },
  }),
  basemapPerMinute: required({
    variable: 'ZCA_BASEMAP_PER_MINUTE',
    kind: wholeNumber(1, 100_000),
    default: 600,
    about: {
      zh: '每分钟最多向底图服务请求多少个瓦片〔待核：按密钥的配额调整〕。',
      en: 'Most tiles a minute that are asked of the provider 〔待核: by the quota of the key〕.',
    },
  }),
  geocoderKey: optional({
    variable: 'ZCA_GEOCODER_KEY',
    kind: text(),
    secret: true,
    about: {
      zh: '在线地理编码服务的密钥；设置后可用 zca places geocode 查询单位地址（从不查询自然人的地址）。',
      en: 'Key of an online geocoder; with it zca places geocode asks for addresses of organisations, never of natural persons.',
    },
  }),
  geocoderUrl: required({
    variable: 'ZCA_GEOCODER_URL',
    kind: webAddress(),
    default: 'https://api.tianditu.gov.cn/geocoder',
    about: {
      zh: '在线地理编码服务的网址，形式同天地图的地理编码接口。',
      en: 'Web address of the geocoder, of the form that 天地图 has.',
    },
  }),
  geocoderDatum: required({
    variable: 'ZCA_GEOCODER_DATUM',
    kind: oneOf('cgcs2000', 'wgs84', 'gcj02', 'bd09'),
    default: 'cgcs2000' as const,
    about: {
      zh: '该服务返回坐标的坐标系；天地图为 cgcs2000。',
      en: 'Datum of the coordinates that it gives; cgcs2000 for 天地图.',
    },
  }),
  geocoderPerMinute: required({
    variable: 'ZCA_GEOCODER_PER_MINUTE',
    kind: wholeNumber(1, 100_000),
    default: 60,
    about: {
      zh: '每分钟最多查询多少次〔待核：按密钥的配额调整〕。',
      en: 'Most questions a minute 〔待核: by the quota of the key〕.',
    },
  }),
  geocoderPerDay: required({
    variable: 'ZCA_GEOCODER_PER_DAY',
    kind: wholeNumber(1, 10_000_000),
    default: 5000,
    about: {
      zh: '每日最多查询多少次〔待核：按密钥的配额调整〕；用完后次日接续。',
      en: 'Most questions a day 〔待核: by the quota of the key〕; beyond them it goes on the next day.',
    },
  }),
} as const;
