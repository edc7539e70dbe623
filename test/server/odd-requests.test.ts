import { once } from 'node:events';
import type { IncomingHttpHeaders, Server } from 'node:http';
import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createApp } from '../../server/app.ts';
import { normalizeConfig } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { openContext } from '../../server/open.ts';
import { pages, problemPage } from '../../server/pages.ts';

let context: Context;
let server: Server;
let port: number;
beforeAll(async () => {
  context = await openContext(
    { ...normalizeConfig({ LOG_LEVEL: 'silent' }), database: inject('seedsDatabase') },
    () => {},
  );
  const app = createApp({ context, pages: pages(context), problemPage: problemPage(context) });
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await context?.database.close();
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Asks for exactly this target, which may be one that no browser would send. */
function ask(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(
      { host: '127.0.0.1', port, path, headers: { host: 'x', ...headers } },
      response => {
        const parts: Buffer[] = [];
        response.on('data', part => parts.push(part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
          }),
        );
      },
    );
    asking.on('error', reject);
    asking.end();
  });
}

function decode({ headers, body }: Answer): string {
  const coding = headers['content-encoding'];
  if (coding === 'br') return brotliDecompressSync(body).toString();
  return (coding === 'gzip' ? gunzipSync(body) : body).toString();
}

describe('Accept-Encoding', () => {
  it.each([
    ['br;q=0', undefined],
    ['br; q=0', undefined],
    ['br ; q=0.000, gzip', 'gzip'],
    ['gzip;q=1.0, *;q=0', 'gzip'],
    ['gzip, br;q=0.5', 'gzip'],
    ['BR', 'br'],
    ['*', 'br'],
    ['x-br, gzipped', undefined],
    ['gzip;q=x', undefined],
    [`${'a,'.repeat(4_000)}br`, 'br'],
  ])('%s gives that coding, of charts', async (accepted, coding) => {
    const answer = await ask('/charts/items-by-theme.json', { 'accept-encoding': accepted.slice(-8_000) });
    expect(answer.headers['content-encoding']).toBe(coding);
    expect(JSON.parse(decode(answer)).name).toBe('items-by-theme');
  });

  it.each(['*', 'BR', 'deflate', 'br; q=0, deflate', 'identity;q=0', 'gzip;q=0.3'])(
    '%s gives the same page again and again, in the coding that it names',
    async accepted => {
      const plain = decode(await ask('/search?q='));
      for (let turn = 0; turn < 3; turn += 1) {
        const answer = await ask('/search?q=', { 'accept-encoding': accepted });
        expect(answer.headers['content-encoding'] === 'deflate' || decode(answer) === plain).toBe(true);
      }
    },
  );
});

describe('X-Forwarded', () => {
  const forwarded = { 'x-forwarded-host': 'council.example', 'x-forwarded-proto': 'https' };

  it('is believed only from as many proxies as there are said to be', async () => {
    const { config } = context;
    const believed = async () =>
      decode(await ask('/feed.atom', forwarded)).includes('https://council.example/');
    expect(await believed()).toBe(false);
    const behind = createApp({
      context: { ...context, config: { ...config, proxies: 1 } },
      pages: pages(context),
      problemPage: problemPage(context),
    });
    const [direct] = server.listeners('request') as [typeof behind];
    server.removeAllListeners('request').on('request', behind);
    expect(await believed()).toBe(true);
    server.removeAllListeners('request').on('request', direct);
  });

  it.each(['evil.example"><script>', 'a b', 'a,b', '../x'])('Host: %s is not repeated', async host => {
    const answer = decode(await ask('/feed.atom', { host }));
    expect([answer.includes(host), answer.includes('http://localhost/')]).toEqual([false, true]);
  });
});

describe('a target', () => {
  it.each([
    ['http://evil.example/themes', '/themes'],
    ['HTTPS://evil.example/themes?council=leicester', '/themes?council=leicester'],
    ['http://evil.example', '/'],
    ['http://evil.example?council=leicester', '/?council=leicester'],
  ])('that names a whole address, %s, is answered as its path', async (target, path) => {
    const answer = await ask(target);
    expect([answer.status, decode(answer)]).toEqual([200, decode(await ask(path))]);
    expect(decode(answer)).not.toContain('evil.example');
  });

  it.each([
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%252e%252e/package.json',
    '/assets/..\\..\\package.json',
    '/assets/.vite/manifest.json',
    '/assets//etc/passwd',
    '/assets/%00',
    '/charts/%00.json',
    '/charts/__proto__.json',
    '/charts/items-by-theme.constructor',
    '/embed/__proto__',
    '/feeds/theme/__proto__.atom',
    '//evil.example/%2e%2e',
    '/\\evil.example',
    '/.env',
    '/figures/f%0d%0aX:y',
  ])('that is a trick, %s, is no page and sends nobody elsewhere', async target => {
    const answer = await ask(target);
    expect([answer.status, answer.headers.location]).toEqual([404, undefined]);
  });
});

describe('a file of the client', () => {
  it.each([
    [{ range: 'bytes=99999999-' }, 416, 'it asks for bytes that are not there'],
    [{ 'if-match': '"x"' }, 412, 'its conditions are not met'],
  ])('asked for with %j is refused in words that fit', async (headers, status, words) => {
    const answer = await ask('/assets/favicon.svg', headers);
    expect([answer.status, decode(answer).replace(/<[^>]+>/g, ' ')]).toEqual([
      status,
      expect.stringContaining(words),
    ]);
  });
});

describe('a connection', () => {
  /** Writes bytes as they are, and gives all that comes back until the server has no more to say. */
  function say(text: string): Promise<string> {
    return new Promise(resolve => {
      const socket = connect(port, '127.0.0.1');
      let said = '';
      socket.on('data', part => {
        said += part.toString('latin1');
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve(said));
      socket.write(text);
    });
  }
  const head = 'GET /charts/items-by-theme.json HTTP/1.1\r\nHost: x\r\n';
  const last = `${head}Connection: close\r\n\r\n`;

  it('that says nothing, or half of something, keeps nobody waiting', async () => {
    await ask('/charts/items-by-theme.json');
    const idle = Array.from({ length: 500 }, (_, index) => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => {});
      if (index % 2 > 0) socket.write('GET /themes HTTP/1.1\r\nHost: x\r\nA: ');
      return socket;
    });
    await Promise.all(idle.map(socket => once(socket, 'connect')));
    const began = performance.now();
    expect((await ask('/charts/items-by-theme.json')).status).toBe(200);
    expect((await ask('/healthz')).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(2_000);
    for (const socket of idle) socket.destroy();
  });

  it('that asks hundreds of times at once is answered each time, in turn', async () => {
    const said = await say(`${`${head}\r\n`.repeat(300)}${last}`);
    expect(said.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(301);
  });

  it.each([
    ['with ten thousand headers', head + 'a: 1\r\n'.repeat(10_000), 431],
    ['with a header of a megabyte', `${head}a: ${'x'.repeat(1e6)}`, 431],
    ['to an address of a megabyte', `GET /${'x'.repeat(1e6)} HTTP/1.1\r\n`, 431],
    ['of two lengths', `${head}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello`, 400],
    ['of two codings', `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
    ['of two hosts', 'GET /themes HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n', 400],
    ['in spaces and codings', `${head}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${head}\r\n`, 400],
    ['of a chunked coding twice', `${head}${'Transfer-Encoding: chunked\r\n'.repeat(2)}\r\n`, 400],
    ['on lines without an end of their own', head.replaceAll('\r', ''), 400],
    ['without a host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['of another protocol', '\u0016\u0003\u0001', 400],
  ])('that asks something %s is refused', async (_, text, status) => {
    expect(await say(text)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });
});
