import type { Config } from '../config/index.ts';
import type { Channel } from './channel.ts';
import { smsChannel, webhookChannel } from './gatewayChannel.ts';
import { mailChannel } from './mailChannel.ts';

type Addresses = Pick<
  Config,
  'mailUrl' | 'mailFrom' | 'smsUrl' | 'smsSecret' | 'webhookUrl' | 'webhookSecret'
>;

/** The channels whose settings are there. `clock` gives milliseconds since the epoch. */
export function configuredChannels(config: Addresses, clock: () => number): Channel[] {
  const now = () => Math.floor(clock() / 1000);
  const { mailUrl, mailFrom, smsUrl, smsSecret, webhookUrl, webhookSecret } = config;
  const channels: Channel[] = [];
  if (mailUrl !== undefined && mailFrom !== undefined) {
    channels.push(mailChannel({ url: mailUrl, from: mailFrom }));
  }
  if (smsUrl !== undefined && smsSecret !== undefined) {
    channels.push(smsChannel({ url: smsUrl, secret: smsSecret, now }));
  }
  if (webhookUrl !== undefined && webhookSecret !== undefined) {
    channels.push(webhookChannel({ url: webhookUrl, secret: webhookSecret, now }));
  }
  return channels;
}
