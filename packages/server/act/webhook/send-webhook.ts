import { AddressRefused, type Outward, OutwardError, type SafeAnswer } from '../../http/outward/safe-fetch.ts';
import type { Outcome } from '../delivery/outcome.ts';
import { type Notice, oneLine } from '../notices/notice.ts';
import { signatureOf } from './signature.ts';

export interface WebhookMessage {
  readonly address: string;
  readonly secret: string;
  /** The same at every try. */
  readonly messageId: string;
  readonly notice: Notice;
  /** Where people reach the server, without a slash at the end. */
  readonly baseUrl: string;
  readonly now: Date;
  /** The longest that the exchange may take. */
  readonly answerMs: number;
}

const LONGEST_ANSWER = 2000;

/** Posts one notice; whatever the receiver does takes at most `answerMs`, and little of its answer is read. */
export async function sendWebhook(outward: Outward, message: WebhookMessage, signal?: AbortSignal): Promise<Outcome> {
  const body = JSON.stringify(bodyOf(message));
  const seconds = Math.floor(message.now.getTime() / 1000);
  let answer: SafeAnswer;
  try {
    answer = await outward.safeFetch(message.address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'vauban-message-id': message.messageId,
        'vauban-event': message.notice.event.kind,
        'vauban-signature': signatureOf(message.secret, seconds, body),
      },
      body,
      timeoutMs: message.answerMs,
      maxBytes: LONGEST_ANSWER,
      ...(signal && { signal }),
    });
  } catch (error) {
    if (error instanceof AddressRefused) return { kind: 'hopeless', problem: error.message };
    if (error instanceof OutwardError) return { kind: 'unreachable', problem: error.message };
    throw error;
  }
  return outcomeOf(answer);
}

function bodyOf({ notice, messageId, baseUrl }: WebhookMessage): object {
  const whole = (link: string) => `${baseUrl}${link}`;
  return {
    ...notice,
    id: messageId,
    link: whole(notice.link),
    vulnerabilities: notice.vulnerabilities.map((one) => ({ ...one, link: whole(one.link) })),
  };
}

function outcomeOf({ status, headers }: SafeAnswer): Outcome {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  if (status >= 300 && status < 400) {
    return { kind: 'refused', problem: `It answered with a redirect (${status}); write down the final address.` };
  }
  if (status === 410) return { kind: 'hopeless', problem: 'It answered that it is gone for good (410).' };
  const later = status === 408 || status === 425 || status === 429;
  if (status >= 400 && status < 500 && !later)
    return { kind: 'refused', problem: `It refused the message (${status}).` };
  const seconds = Number(oneLine(headers['retry-after'] ?? '', 20));
  const problem = `It answered ${status}.`;
  return seconds > 0
    ? { kind: 'unreachable', problem, retryAfterMs: seconds * 1000 }
    : { kind: 'unreachable', problem };
}
