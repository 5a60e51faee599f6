import { type DestinationStream, type Logger, pino } from 'pino';
import { redacted, withoutCredentials } from './redact.ts';

export type { Logger } from 'pino';

export interface LoggerOptions {
  /** `trace` to `fatal`, or `silent`. */
  readonly level: string;
  /** Standard output when absent. */
  readonly destination?: DestinationStream;
}

/** One JSON object a line, times in RFC 3339, without passwords, tokens, cookies or keys. */
export function openLogger({ level, destination }: LoggerOptions): Logger {
  const settings = {
    level,
    base: null,
    messageKey: 'message',
    errorKey: 'error',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (name: string) => ({ level: name }),
      log: (data: Record<string, unknown>) => redacted(data) as Record<string, unknown>,
      bindings: (data: Record<string, unknown>) => redacted(data) as Record<string, unknown>,
    },
    // errors are made plain by the formatter
    serializers: { err: (error: unknown) => error, error: (error: unknown) => error },
    hooks: { streamWrite: withoutCredentials },
  };
  return destination ? pino(settings, destination) : pino(settings);
}
