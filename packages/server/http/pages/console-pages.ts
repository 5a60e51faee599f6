import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { newSecret } from '../../people/secret-token.ts';
import { Problem } from '../problem/problems.ts';
import { pagePolicy } from '../security-headers.ts';

/** Stands in the console's `index.html` where the nonce of an answer belongs. */
const NONCE = /VAUBAN_NONCE/g;

const WITHOUT_CONSOLE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Vauban</title>
<p>This server was built without its console; the API is below <code>/api/v1</code>.</p></html>`;

/** Serves the console: its files under names that hold their hash, and its one page for every other address. */
export async function serveConsole(app: FastifyInstance, folder: string | null): Promise<void> {
  const index = folder === null ? null : join(folder, 'index.html');
  const page = index !== null && existsSync(index) ? readFileSync(index, 'utf8') : WITHOUT_CONSOLE;
  if (folder !== null && existsSync(join(folder, 'assets'))) {
    await app.register(async (scope) => {
      scope.addHook('onRoute', (route) => {
        route.config = { ...route.config, open: 'asset' };
      });
      await scope.register(staticFiles, {
        root: join(folder, 'assets'),
        prefix: '/assets/',
        decorateReply: false,
        index: false,
        dotfiles: 'deny',
        cacheControl: false,
        preCompressed: true,
        setHeaders: (reply) => reply.setHeader('cache-control', 'public, max-age=31536000, immutable'),
      });
    });
  }
  const send = (reply: FastifyReply) => {
    const nonce = newSecret().slice(0, 24);
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', pagePolicy(nonce))
      .send(page.replace(NONCE, nonce));
  };
  for (const name of ['favicon.svg', 'favicon.ico', 'robots.txt']) {
    const path = folder === null ? '' : join(folder, name);
    const bytes =
      path !== '' && existsSync(path)
        ? readFileSync(path)
        : name === 'robots.txt'
          ? Buffer.from('User-agent: *\nDisallow: /\n')
          : null;
    const type = name.endsWith('svg')
      ? 'image/svg+xml'
      : name.endsWith('ico')
        ? 'image/x-icon'
        : 'text/plain; charset=utf-8';
    if (bytes !== null) {
      app.get(`/${name}`, { config: { open: 'asset' } }, async (_request, reply) =>
        reply.type(type).header('cache-control', 'public, max-age=3600').send(bytes),
      );
    }
  }
  app.setNotFoundHandler(async (request, reply) => {
    const isPage = request.method === 'GET' && !/^\/(?:api|assets|health|metrics)(?:\/|$|\?)/.test(request.url);
    if (!isPage) throw new Problem('not-found');
    return send(reply);
  });
}
