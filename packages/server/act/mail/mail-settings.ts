import { isIP } from 'node:net';
import { StoreError } from '../../store/store-error.ts';

/** The server that takes mail, from the configuration. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else STARTTLS where it is offered, and always before a password is sent. */
  readonly secure: boolean;
  readonly user: string | null;
  readonly password: string | null;
  readonly from: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * `VAUBAN_MAIL_URL` (`smtp://user:password@host:587`, `smtps://…`) and `VAUBAN_MAIL_FROM`; null when no mail server is
 * named. Throws `StoreError` with a way out; no message holds the password.
 */
export function mailSettings(environment: Environment): MailSettings | null {
  const text = environment.VAUBAN_MAIL_URL?.trim();
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    throw new StoreError(
      'VAUBAN_MAIL_URL is no mail server; write it as smtp://user:password@host:587 or smtps://host.',
    );
  }
  const from = environment.VAUBAN_MAIL_FROM?.trim() ?? '';
  if (!isMailAddress(from)) {
    throw new StoreError('VAUBAN_MAIL_FROM is no e-mail address; set it to the address that notices come from.');
  }
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    user: url.username === '' ? null : decodeURIComponent(url.username),
    password: url.password === '' ? null : decodeURIComponent(url.password),
    from,
  };
}

/** One address, without a name before it: nothing in it can become a second one. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>(),;:"'\\[\]\p{Cc}]+@[a-z0-9.-]+$/iu.test(text);
}

/** Inside this machine none is needed; else a password travels encrypted only, and a letter where it is offered. */
export function encryptionWith({ user, host }: Pick<MailSettings, 'user' | 'host'>): 'none' | 'offered' | 'required' {
  const local = host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
  if (local) return 'none';
  return user === null ? 'offered' : 'required';
}
