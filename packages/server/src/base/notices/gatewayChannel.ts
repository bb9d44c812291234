import { createHmac } from 'node:crypto';
import type { Channel, Message } from './channel.ts';
import { Undeliverable, shortText } from './channel.ts';

/** A gateway of the operator's that takes messages over HTTP. */
export interface Gateway {
  readonly url: string;
  readonly secret: string;
  /** Seconds since the epoch. */
  readonly now: () => number;
}

/** Time that a gateway is given to answer. */
const PATIENCE_MS = 10_000;
/** So much of an answer is kept as the reason. */
const REASON_LENGTH = 200;
/** Statuses after which the same request may succeed later. */
const PASSING = new Set([408, 425, 429]);

/** Messages to the operator's own systems: which notice for which person, without what it says. */
export function webhookChannel(gateway: Gateway): Channel {
  return {
    id: 'webhook',
    reaches: () => true,
    deliver: (message) => {
      const { kind, title, number, address, recipient, createdAt } = message;
      return post(gateway, message, {
        kind,
        title,
        number,
        address,
        recipient: recipient.id,
        createdAt,
      });
    },
  };
}

/** Messages to a gateway that sends them to telephones. */
export function smsChannel(gateway: Gateway): Channel {
  return {
    id: 'sms',
    reaches: ({ phone }) => phone !== null,
    deliver: (message) =>
      post(gateway, message, { phone: message.recipient.phone, text: shortText(message) }),
  };
}

/**
 * Posts JSON with its id, the time and a signature, so that the gateway can tell who sent it, that it is
 * fresh, and whether it has had it before: `x-zca-signature: t=<seconds>,v1=<HMAC-SHA-256 of "<t>.<body>">`.
 */
async function post(gateway: Gateway, { id }: Message, content: object): Promise<void> {
  const body = JSON.stringify({ id, ...content });
  const answer = await fetch(gateway.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-zca-delivery': id,
      'x-zca-signature': sign(gateway.secret, body, gateway.now()),
    },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (answer.ok) {
    await answer.body?.cancel();
    return;
  }
  const reason =
    `${answer.status} ${(await answer.text().catch(() => '')).slice(0, REASON_LENGTH)}`.trim();
  const isFinal = answer.status >= 400 && answer.status < 500 && !PASSING.has(answer.status);
  throw isFinal ? new Undeliverable(reason) : new Error(reason);
}

/** The value of the header `x-zca-signature`. */
export function sign(secret: string, body: string, seconds: number): string {
  const digest = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${digest}`;
}
