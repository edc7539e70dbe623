import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerPage } from './pages.ts';
import { answerService } from './service.ts';
import type { Town } from './town.ts';

/** What to do instead of answering, for addresses that match, so many times. */
export interface Fault {
  match: RegExp;
  times?: number;
  status?: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Never answer. */
  isSilent?: boolean;
  /** Send the headers and half a body, then cut the line. */
  isBroken?: boolean;
  /** Send bytes without end. */
  isEndless?: boolean;
  /** Wait so many milliseconds, then answer as ever. */
  delay?: number;
}

export interface Seen {
  method: string;
  url: string;
  at: number;
  headers: IncomingMessage['headers'];
  /** Requests under way when this one came, itself included. */
  together: number;
}

export interface Replica {
  site: string;
  town: Town;
  faults: Fault[];
  seen: Seen[];
  robots: string | null;
  /** Every address is redirected into a session path first. */
  hasSessions: boolean;
  close(): Promise<void>;
}

/** A PDF of a few lines, made anew each time with another date in it. */
export function tinyPdf(text: string): Buffer {
  const stream = `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /CreationDate (D:${String(Date.now()).padStart(14, '0')}) >>`,
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const start = body.length;
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  return Buffer.from(
    `${body}trailer << /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    'latin1',
  );
}

/** Starts a small modern.gov on loopback that misbehaves when told to. */
export async function startReplica(town: Town, port = 0): Promise<Replica> {
  const replica = {
    site: '',
    town,
    faults: [],
    seen: [],
    robots: null,
    hasSessions: false,
  } as unknown as Replica;
  let open = 0;
  const server: Server = createServer((request, response) => {
    open++;
    response.on('close', () => open--);
    const { method = '', url = '', headers } = request;
    replica.seen.push({ method, url, at: performance.now(), headers, together: open });
    const fault = replica.faults.find(({ match, times }) => match.test(url) && times !== 0);
    if (fault?.times) fault.times--;
    if (fault && fault.delay === undefined) misbehave(fault, response);
    else setTimeout(() => send(response, answer(replica, url)), fault?.delay ?? 0);
  });
  await new Promise<void>(done => server.listen(port, '127.0.0.1', done));
  replica.site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  replica.close = () =>
    new Promise(done => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return replica;
}

function misbehave(fault: Fault, response: ServerResponse): void {
  if (fault.isSilent) return;
  response.writeHead(fault.status ?? 200, fault.headers);
  if (fault.isBroken) {
    response.write('<?xml version="1.0"?><meeting><meetingid>');
    setTimeout(() => response.destroy(), 20);
  } else if (fault.isEndless) {
    const chunk = Buffer.alloc(1_000_000, 'x');
    const pump = (): void => {
      while (!response.destroyed && response.write(chunk));
      if (!response.destroyed) response.once('drain', pump);
    };
    pump();
  } else response.end(fault.body ?? '');
}

interface Reply {
  status: number;
  type: string;
  body: string | Buffer;
  location?: string;
}

function answer(replica: Replica, address: string): Reply {
  const url = new URL(address, replica.site);
  const path = url.pathname.toLowerCase();
  if (path === '/robots.txt')
    return { status: replica.robots === null ? 404 : 200, type: 'text/plain', body: replica.robots ?? '' };
  const session = /^\/\(s\([^)]{1,40}\)\)(?=\/)/.exec(path);
  if (replica.hasSessions && !session) {
    const location = `/(S(${Math.random().toString(36).slice(2)}))${url.pathname}${url.search}`;
    return { status: 302, type: 'text/html', body: 'Object moved', location };
  }
  const page = path.replace(/^(?:\/\([^/]{1,60}\))/, '');
  const operation = /^\/mgwebservice\.asmx\/(\w{1,40})$/.exec(page)?.[1];
  if (operation) {
    const xml = answerService(replica.town, operation, url.searchParams);
    return {
      status: xml === null ? 500 : 200,
      type: 'text/xml; charset=utf-8',
      body: xml ?? 'no such meeting',
    };
  }
  const isPrinted = /^\/documents\/g\d+\/.*\.pdf$/.test(page) && url.searchParams.get('T') === '1';
  if (isPrinted || /^\/documents\/s\d+\//.test(page))
    return {
      status: 200,
      type: 'application/pdf',
      body: tinyPdf('24. SEND Update. RESOLVED: That it be noted.'),
    };
  const html = answerPage(replica.town, page.slice(1), url.searchParams);
  return { status: html === null ? 404 : 200, type: 'text/html; charset=utf-8', body: html ?? 'not found' };
}

function send(response: ServerResponse, { status, type, body, location }: Reply): void {
  response.writeHead(status, { 'content-type': type, ...(location && { location }) });
  response.end(body);
}
