import { smtpUrl, text, webAddress } from './kinds.ts';
import { optional, required } from './setting.ts';

/** Settings of what stands outside the platform: another provider of accounts, and where notices are sent. */
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
} as const;
