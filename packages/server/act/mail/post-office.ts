import { createTransport } from 'nodemailer';
import type { Outcome } from '../delivery/outcome.ts';
import { type Notice, oneLine } from '../notices/notice.ts';
import { letterOf } from './letter.ts';
import { encryptionWith, isMailAddress, type MailSettings } from './mail-settings.ts';

export interface MailMessage {
  readonly to: string;
  /** Of the first notice: the same at every try. */
  readonly messageId: string;
  readonly notices: readonly Notice[];
  readonly baseUrl: string;
}

/** Hands letters to the mail server. */
export interface PostOffice {
  send(message: MailMessage): Promise<Outcome>;
  close(): void;
}

const SILENCE_MS = 10_000;

/** `settings`: null when no mail server is configured; then every letter waits. */
export function openPostOffice(settings: MailSettings | null): PostOffice {
  if (settings === null) {
    const problem = 'No mail server is configured; set VAUBAN_MAIL_URL and VAUBAN_MAIL_FROM.';
    return { send: async () => ({ kind: 'unreachable', problem }), close: () => {} };
  }
  const { host, port, secure, user, password, from } = settings;
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: encryptionWith(settings) === 'required',
    ignoreTLS: encryptionWith(settings) === 'none',
    ...(user !== null && { auth: { user, pass: password ?? '' } }),
    connectionTimeout: SILENCE_MS,
    greetingTimeout: SILENCE_MS,
    socketTimeout: SILENCE_MS,
    dnsTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, messageId, notices, baseUrl }) {
      if (!isMailAddress(to)) return { kind: 'hopeless', problem: 'This is no e-mail address.' };
      const { subject, text } = letterOf(notices, baseUrl);
      try {
        await transport.sendMail({
          from: { name: 'Vauban', address: from },
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${messageId}@${from.split('@')[1]}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'Vauban-Message-Id': messageId },
        });
        return { kind: 'sent' };
      } catch (error) {
        return failureOf(error, settings);
      }
    },
    close: () => transport.close(),
  };
}

/** What the mail server said, without the password that it might repeat. */
function failureOf(error: unknown, { host, password }: MailSettings): Outcome {
  const { responseCode, response, code, message } = error as Record<string, unknown>;
  const said = oneLine(String(response ?? message ?? code ?? 'no answer'), 200);
  const shown = password ? said.replaceAll(password, '…') : said;
  const isAboutLetter =
    typeof responseCode === 'number' && responseCode >= 500 && code !== 'EAUTH' && code !== 'ECONNECTION';
  if (isAboutLetter) return { kind: 'refused', problem: `The mail server refused the letter: ${shown}` };
  return { kind: 'unreachable', problem: `The mail server ${host} could not be used: ${shown}` };
}
