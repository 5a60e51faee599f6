import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, expect, it } from 'vitest';
import { openReceiver, until } from '../testing/receiver-server.ts';
import { openWorkshop } from '../testing/workshop.ts';
import { encryptionWith, isMailAddress, mailSettings } from './mail-settings.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function mailServer(options: SMTPServerOptions = {}): Promise<{ port: number; letters: string[]; to: string[] }> {
  const letters: string[] = [];
  const to: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    onData(stream, session, done) {
      to.push(...session.envelope.rcptTo.map(({ address }) => address));
      text(stream).then((letter) => {
        letters.push(letter);
        done();
      }, done);
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  ends.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { port: (server.server.address() as AddressInfo).port, letters, to };
}

async function shop(url: string) {
  const mail = mailSettings({ VAUBAN_MAIL_URL: url, VAUBAN_MAIL_FROM: 'vauban@example.org' });
  const workshop = await openWorkshop({ allowedHosts: [], mail });
  const projectId = await workshop.home.addProject('shop');
  ends.push(() => workshop.close());
  return { workshop, projectId };
}

it('sends what waits for an address as one letter, as people read it', async () => {
  const server = await mailServer();
  const { workshop, projectId } = await shop(`smtp://127.0.0.1:${server.port}?x`);
  await workshop.addReceiver('mail', 'team@example.org');
  await workshop.scan(projectId, 2);
  const runner = await workshop.work();
  ends.push(() => runner.stop());
  await until(async () => (await workshop.outbox()).every(({ state }) => state === 'sent'));
  const [first] = await workshop.outbox();
  expect(server.to).toEqual(['team@example.org']);
  const letter = (server.letters[0] ?? '').replace(/=\r\n/g, '').replace(/\r\n(?= )|\r/g, '');
  expect(letter).toContain('From: Vauban <vauban@example.org>');
  expect(letter).toContain(`Message-ID: <${first?.messageId}@example.org>`);
  expect(letter).toContain('Auto-Submitted: auto-generated');
  expect(letter).toMatch(/Subject: \[Vauban\] 2 notices, the first: Scan of shop/);
  expect(letter).toContain('2 vulnerabilities opened in shop (main)\n- VBN-1 high: SQL built from input\n- VBN-2');
  expect(letter).toContain('https://vauban.example.org/o/home/p/shop');
});

it('waits while the mail server is away or refuses the password, and never shows the password', async () => {
  const secret = 'correct-horse';
  const server = await mailServer({
    authOptional: false,
    onAuth: ({ password }, _session, done) => done(new Error(`wrong password ${password}`)),
    allowInsecureAuth: true,
  });
  const { workshop, projectId } = await shop(`smtp://user:${secret}@127.0.0.1:${server.port}`);
  await workshop.addReceiver('mail', 'team@example.org', { events: ['vulnerability.opened'] });
  await workshop.scan(projectId, 1);
  const runner = await workshop.work();
  ends.push(() => runner.stop());
  await until(async () => (await workshop.outbox()).every(({ state }) => state === 'dead'));
  const [message] = await workshop.outbox();
  expect(message?.attempts).toBe(4);
  expect(message?.lastProblem).toContain('The mail server 127.0.0.1 could not be used: 535 wrong password');
  expect(message?.lastProblem).not.toContain(secret);
});

it('sends no password over an unencrypted connection to another machine', () => {
  const from = { VAUBAN_MAIL_FROM: 'v@example.org' };
  expect(mailSettings({})).toBeNull();
  expect(mailSettings({ ...from, VAUBAN_MAIL_URL: 'smtps://u%40x:p%3A@mail.example.org' })).toEqual({
    host: 'mail.example.org',
    port: 465,
    secure: true,
    user: 'u@x',
    password: 'p:',
    from: 'v@example.org',
  });
  expect(encryptionWith({ user: 'u', host: 'mail.example.org' })).toBe('required');
  expect(encryptionWith({ user: null, host: 'mail.example.org' })).toBe('offered');
  expect(encryptionWith({ user: 'u', host: '127.0.0.1' })).toBe('none');
  expect(() => mailSettings({ ...from, VAUBAN_MAIL_URL: 'https://x:geheim@y' })).toThrow(/^(?!.*geheim).*smtp:/);
  expect(() => mailSettings({ VAUBAN_MAIL_URL: 'smtp://y', VAUBAN_MAIL_FROM: 'a@b, c@d' })).toThrow('VAUBAN_MAIL_FROM');
  for (const bad of ['a@b\r\nBcc: x@y', 'a@b,c@d', 'A <a@b>', 'a b@c', '@b', 'a@', '"a"@b'])
    expect(isMailAddress(bad)).toBe(false);
});

it('keeps letters waiting when no mail server is configured, while webhooks go out', async () => {
  const workshop = await openWorkshop({ allowedHosts: ['127.0.0.1'] });
  const hook = await openReceiver((response) => response.end());
  ends.push(
    () => workshop.close(),
    () => hook.close(),
  );
  const projectId = await workshop.home.addProject('shop');
  await workshop.addReceiver('mail', 'team@example.org', { events: ['vulnerability.opened'] });
  await workshop.addReceiver('webhook', hook.address, { events: ['vulnerability.opened'] });
  await workshop.scan(projectId, 1);
  const runner = await workshop.work({ patience: { firstPauseMs: 60_000 } });
  ends.push(() => runner.stop());
  await until(
    async () => (await workshop.outbox()).some(({ lastProblem }) => lastProblem !== null) && hook.received.length === 1,
  );
  expect((await workshop.outbox()).map(({ lastProblem }) => lastProblem)).toContain(
    'No mail server is configured; set VAUBAN_MAIL_URL and VAUBAN_MAIL_FROM.',
  );
});
