import { createTransport } from 'nodemailer';
import type { Channel, Message } from './channel.ts';
import { Undeliverable } from './channel.ts';

export interface MailOptions {
  /** smtp://user:password@host:port or smtps://… */
  readonly url: string;
  /** Address, or name and address, of the sender. */
  readonly from: string;
}

const PATIENCE_MS = 15_000;

/** Messages by the operator's mail server. */
export function mailChannel({ url, from }: MailOptions): Channel {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    id: 'mail',
    reaches: ({ email }) => email !== null,
    deliver: async (message) => {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: message.recipient.email ?? '' },
          subject: [message.title, message.number].filter((part) => part !== null).join(' '),
          text: bodyOf(message),
          // The same at each attempt: a server that has had it may drop the second.
          messageId: `<${message.id}@${domainOf(from)}>`,
          date: message.createdAt,
          headers: { 'auto-submitted': 'auto-generated' },
        });
      } catch (error) {
        const { responseCode } = error as { responseCode?: number };
        // RFC 5321 §4.2.1: replies from 500 are permanent.
        if (responseCode !== undefined && responseCode >= 500) {
          throw new Undeliverable((error as Error).message);
        }
        throw error;
      }
    },
    close: () => transport.close(),
  };
}

function bodyOf({ text, address, language }: Message): string {
  const foot =
    language === 'zh'
      ? '本邮件由平台自动发出，请勿回复。可在平台“通知”页设置是否接收。'
      : 'Sent by the platform; replies are not read. What you receive is set on the page “Notices”.';
  return [text, ...(address === null ? [] : [address]), '', '—', foot, ''].join('\n');
}

function domainOf(from: string): string {
  return /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
}
