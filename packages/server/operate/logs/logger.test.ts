import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { openLogger } from './logger.ts';

function capture(): { lines: Record<string, unknown>[]; logger: ReturnType<typeof openLogger>; all(): string } {
  const written: string[] = [];
  const logger = openLogger({ level: 'info', destination: { write: (line: string) => void written.push(line) } });
  return {
    logger,
    get lines() {
      return written.map((line) => JSON.parse(line) as Record<string, unknown>);
    },
    all: () => written.join(''),
  };
}

it('writes one JSON object a line with a time, a level and a message', () => {
  const { logger, lines, ...log } = capture();
  logger.info({ scanId: 'x', at: new Date('2026-01-02T03:04:05Z') }, 'scan recorded');
  logger.debug('not shown');
  const [line] = log
    .all()
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text) as object);
  expect(line).toMatchObject({ level: 'info', message: 'scan recorded', scanId: 'x', at: '2026-01-02T03:04:05.000Z' });
  expect(line).toHaveProperty('time', expect.stringMatching(/Z$/));
});

it('never shows passwords, tokens, cookies or keys, wherever they stand', () => {
  const secret = randomBytes(32).toString('base64url');
  const log = capture();
  log.logger.info(
    { headers: { authorization: `Bearer ${secret}`, cookie: `a=${secret}` }, user: { password: secret } },
    'x',
  );
  log.logger.info({ url: `https://someone:${secret}@example.org/?token=${secret}` }, `Bearer ${secret}`);
  log.logger.child({ apiKey: secret }).error({ err: new Error(`connect postgres://vauban:${secret}@db/x`) }, 'failed');
  log.logger.error({ error: Object.assign(new Error('bad'), { query: secret, cause: new Error(secret) }) });
  log.logger.warn({ body: Buffer.from(secret), deep: { a: { b: { c: { d: { e: secret } } } } } }, 'x');
  log.logger.info(`/welcome/${secret}`);
  expect(log.all()).not.toContain(secret);
  expect(log.lines).toHaveLength(6);
  expect(log.lines[2]).toMatchObject({
    message: 'failed',
    err: { type: 'Error', message: expect.stringContaining('[redacted]') },
  });
});

it('stays small and whole whatever it is handed', () => {
  const log = capture();
  const circular: Record<string, unknown> = {
    text: 'a'.repeat(1e6),
    many: Array(1e5).fill('x'),
    error: new Error('e'),
  };
  circular.self = circular;
  log.logger.info({ circular, __proto__: { x: 1 }, socket: new Map([[1, 2]]), line: 'a\nb\u001b[31m' }, 'x');
  expect(log.all().length).toBeLessThan(20_000);
  expect(log.all().trim().split('\n')).toHaveLength(1);
  expect(log.all()).not.toContain('\u001b');
});
