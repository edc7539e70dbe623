import { lookup as resolveName } from 'node:dns';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { toToday } from './harvest/dates.ts';
import { parseOptions, USAGE } from './harvest/options.ts';
import { toExitCode, writeSummary } from './harvest/report.ts';
import { harvest, listSite } from './harvest/run.ts';
import { findSite } from './harvest/sites.ts';
import type { Answer, Disk, Trouble, World } from './harvest/world.ts';
import { readVocabulary } from './inputs.ts';

// Addresses that no council's site has: private, link-local, shared, reserved, multicast (RFC 6890).
const CLOSED = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  CLOSED.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  CLOSED.addSubnet(net, bits, 'ipv6');
const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Gives the real world: the clock, the disk below `out`, and a network that never leaves the open internet unless the site itself is on loopback. */
export function connect(out: string, site: URL, say: (line: string) => void): World {
  const host = site.hostname.replace(/^\[|\]$/g, '');
  const isLocal = host === 'localhost' || (isIP(host) > 0 && LOOPBACK.check(host, family(host)));
  return {
    now: () => Date.now(),
    sleep: milliseconds => new Promise(done => setTimeout(done, milliseconds)),
    random: () => Math.random(),
    request: (url, headers, limits) => sendRequest(url, headers, limits, isLocal),
    disk: openDisk(resolve(out)),
    say,
  };
}

const BREATH = 30_000;

const agents = {
  http: new HttpAgent({ keepAlive: true, maxSockets: 1 }),
  https: new HttpsAgent({ keepAlive: true, maxSockets: 1 }),
};

function sendRequest(
  url: URL,
  headers: Record<string, string>,
  limits: { bytes: number; milliseconds: number },
  isLocal: boolean,
): Promise<Answer | Trouble> {
  const isOpen = (address: string) => isAllowed(address, isLocal);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) > 0 && !isOpen(host)) return Promise.resolve(privateAddress(host));
  return new Promise(done => {
    const [send, agent] =
      url.protocol === 'https:' ? [requestHttps, agents.https] : [requestHttp, agents.http];
    const signal = AbortSignal.timeout(limits.milliseconds);
    const fail = (error: Error) => done(toTrouble(error, limits.milliseconds, signal));
    const options = { method: 'GET', headers, agent, signal, lookup: lookupOpen(isOpen) };
    const outgoing = send(url, options, incoming => collect(incoming, limits.bytes, done, fail));
    outgoing.on('error', fail);
    outgoing.end();
  });
}

function collect(
  incoming: IncomingMessage,
  most: number,
  done: (answer: Answer | Trouble) => void,
  fail: (error: Error) => void,
): void {
  const isZipped = /^(?:x-)?gzip$/i.test(incoming.headers['content-encoding']?.trim() ?? '');
  const body = isZipped ? incoming.pipe(createGunzip()) : incoming;
  const chunks: Uint8Array[] = [];
  let size = 0;
  body.on('data', (chunk: Uint8Array) => {
    size += chunk.length;
    chunks.push(chunk);
    if (size <= most) return;
    done({ trouble: 'too-large', message: `larger than ${Math.round(most / 1_000_000)} MB: not read` });
    incoming.destroy();
  });
  body.on('end', () => {
    const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
    const answer = {
      status: incoming.statusCode ?? 0,
      headers: Object.fromEntries(headers),
      body: Buffer.concat(chunks),
    };
    done(answer);
  });
  body.on('error', fail);
  incoming.on('error', fail);
  incoming.on('close', () => {
    if (!incoming.complete) fail(new Error('the answer broke off'));
  });
}

function lookupOpen(isOpen: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolveName(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const closed = addresses.find(({ address }) => !isOpen(address));
      if (closed) return callback(Object.assign(new Error(closed.address), { code: 'PRIVATE' }), '', 0);
      const [first] = addresses;
      if (options.all) callback(null, addresses);
      else callback(null, first!.address, first!.family);
    });
  };
}

function isAllowed(address: string, isLocal: boolean): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  const kind = family(plain);
  return isLocal ? LOOPBACK.check(plain, kind) : !CLOSED.check(plain, kind) && !/^::ffff:/i.test(plain);
}

function family(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

function privateAddress(address: string): Trouble {
  return { trouble: 'private-address', message: `leads to a private address (${address}): not followed` };
}

function toTrouble(error: Error, milliseconds: number, signal: AbortSignal): Trouble {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'PRIVATE') return privateAddress(error.message);
  if (signal.aborted) return { trouble: 'time-out', message: `no answer in ${milliseconds / 1000} s` };
  return { trouble: 'network', message: `cannot be reached (${code ?? error.message})` };
}

function openDisk(root: string): Disk {
  const at = (path: string): string => {
    const full = resolve(root, path);
    if (!full.startsWith(root + sep)) throw new Error(`invalid path: ${path}: outside ${root}`);
    return full;
  };
  return {
    read: path => readFile(at(path)).catch(nullIfMissing),
    async write(path, bytes) {
      await mkdir(dirname(at(path)), { recursive: true });
      await writeFile(`${at(path)}.part`, bytes, { flush: true });
      await rename(`${at(path)}.part`, at(path));
    },
    async move(from, to) {
      await mkdir(dirname(at(to)), { recursive: true });
      await rename(at(from), at(to));
    },
    remove: path => rm(at(path), { force: true }),
    list: folder => readdir(at(folder)).catch(error => nullIfMissing(error) ?? []),
    lock: folder => lockFolder(at(folder)),
  };
}

/** Takes a folder for this process alone; a lock whose process is no more, or no longer breathes, is taken over. */
async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, '.lock');
  const owner = Number(await readFile(path, 'utf8').catch(() => ''));
  const breath = (await stat(path).catch(() => null))?.mtimeMs ?? 0;
  if (owner > 0 && owner !== process.pid && isAlive(owner) && Date.now() - breath < 4 * BREATH)
    throw new Error(`busy folder: ${folder}: process ${owner} is harvesting into it (else delete ${path})`);
  await rm(path, { force: true });
  await writeFile(path, String(process.pid), { flag: 'wx' });
  // A number may have gone to another process since: only a lock that is kept fresh counts.
  const timer = setInterval(() => utimes(path, new Date(), new Date()).catch(() => {}), BREATH).unref();
  return async () => {
    clearInterval(timer);
    await rm(path, { force: true });
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** Runs the command; gives the exit code, or throws one line. */
async function main(args: string[]): Promise<number> {
  const options = parseOptions(args, toToday(Date.now()));
  if (!options) {
    console.log(USAGE);
    return 0;
  }
  const vocabulary = await readVocabulary();
  const site = findSite(options, vocabulary);
  const world = connect(options.out, site.url, line => console.error(line));
  if (!options.contact) world.say('no --contact: the site is not told whom to write to about these requests');
  if (options.isList) {
    const { committees, notes, stopped } = await listSite(options, site, world);
    if (options.isJson) console.log(JSON.stringify({ site: site.url.href, committees, notes, stopped }));
    else
      for (const { number, name, note } of committees)
        console.log(`${number.padStart(6)}  ${name}${note && ` (${note})`}`);
    if (committees.length === 0)
      console.error(`no committees: ${site.url.href}: ${stopped ?? notes.join('; ')}`);
    return committees.length > 0 ? 0 : 1;
  }
  const report = await harvest(options, site, world);
  console.log(options.isJson ? JSON.stringify(report) : writeSummary(report));
  return toExitCode(report);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).then(
    code => {
      process.exitCode = code;
    },
    (error: Error) => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );
}
