import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../../etl/harvest.ts';

const server = createServer((request, response) => {
  if (request.url === '/bomb')
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(30_000_000)));
  else response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('plain words'));
});
let port = 0;
beforeAll(async () => {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

const limits = { bytes: 1_000_000, milliseconds: 5000 };
const ask = (address: string, site = 'https://democracy.leics.gov.uk') =>
  connect('/tmp', new URL(site), () => {}).request(new URL(address), {}, limits);

describe('the network', () => {
  it.each([
    '127.0.0.1',
    '10.0.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '[::1]',
    '[fe80::1]',
    '[::ffff:10.0.0.1]',
    '0.0.0.0',
  ])('does not go to %s for a public site', async host => {
    expect(await ask(`http://${host}:${port}/`)).toMatchObject({ trouble: 'private-address' });
  });

  it('does not go to a public name that leads to a private address', async () => {
    expect(await ask(`http://localhost:${port}/`)).toMatchObject({ trouble: 'private-address' });
  });

  it('goes nowhere but loopback for a site on loopback', async () => {
    const site = `http://127.0.0.1:${port}`;
    const answer = await ask(`${site}/`, site);
    expect('body' in answer && new TextDecoder().decode(answer.body)).toBe('plain words');
    expect(await ask('http://192.168.1.1/', site)).toMatchObject({ trouble: 'private-address' });
  });

  it('bounds what a small answer unfolds to', async () => {
    const site = `http://127.0.0.1:${port}`;
    expect(await ask(`${site}/bomb`, site)).toMatchObject({ trouble: 'too-large' });
  });
});
