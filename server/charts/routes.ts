import type { Request, Response } from 'express';
import { Router } from 'express';
import type { CatalogueAnswer, Format } from '../api.ts';
import type { Cache } from '../cache.ts';
import { createCache } from '../cache.ts';
import { summarize } from '../catalogue/summary.ts';
import { findChart, keyOf } from '../charts.ts';
import type { Build, Chart, Context, RunOptions, Stream, Values } from '../context.ts';
import { unknown } from '../errors.ts';
import type { Answer } from '../format/answer.ts';
import { fileNameOf } from '../format/answer.ts';
import { printJson } from '../format/json.ts';
import { encodings } from '../format.ts';
import { applicable, formatQuery, readFilters, readNumber, readPicks, refuseUnknown } from '../parameters.ts';
import { originOf, queryOf } from '../request.ts';
import { type Body, gatherBody } from './body.ts';
import { exportSql } from './export.ts';
import { fewerOrAllSql } from './fewer.ts';
import type { Hot } from './hot.ts';
import { leavingOf, watchReader } from './reader.ts';
import { isKnown, sendBody, sendStream, validatorOf } from './send.ts';

const memoryLimit = 1_000_000;
const longRemembered = 1_000;

/** Thrown to everyone who waits for an answer that turns out too long to keep. */
class TooLong extends Error {}

/** Gives the routes of `/charts.json` and `/charts/:name.<form>`; an address without a form is left to the pages. */
export function chartRoutes(context: Context, hot: Hot): Router {
  const router = Router();
  const bodies = createCache<Body>(context.config.cacheBytes, ({ bytes }) => bytes.length * 1.4);
  const long = new Set<string>();
  router.get('/charts.json', (request, response) => sendCatalogue(context, request, response));
  router.get('/charts/:file', async (request, response, next) => {
    const [, name = '', ending] = /^([^.]{0,100})\.(.{1,40})$/.exec(String(request.params.file)) ?? [];
    if (!ending) return next();
    if (!Object.hasOwn(encodings, ending)) throw unknown('form of a chart', ending);
    const lease = context.database.lease();
    try {
      await sendChart(
        context,
        lease.build,
        findChart(context.catalogue, name),
        ending as Format,
        { bodies, long, hot },
        request,
        response,
      );
    } finally {
      lease.release();
    }
  });
  return router;
}

async function sendChart(
  context: Context,
  build: Build,
  chart: Chart,
  format: Format,
  { bodies, long, hot }: { bodies: Cache<Body>; long: Set<string>; hot: Hot },
  request: Request,
  response: Response,
): Promise<void> {
  const { catalogue } = context;
  const query = queryOf(request);
  refuseUnknown(query, ['width', 'pick']);
  const applied = applicable(readFilters(query, build.known), chart.parameters);
  const width = readNumber(query, 'width', 240, 1600) ?? 640;
  const picks = readPicks(query);
  const encoding = encodings[format];
  const answer = {
    chart,
    build,
    applied,
    query: formatQuery(applied),
    origin: originOf(request, context.config),
    theme: catalogue.theme,
    width,
    picks,
  };
  const key = [
    keyOf(build),
    catalogue.fingerprint,
    chart.name,
    format,
    answer.query,
    answer.origin,
    String(width),
    picks.join(),
  ];
  const validator = validatorOf(...key);
  response.setHeader('etag', validator);
  response.setHeader('cache-control', 'public, no-cache');
  response.setHeader('vary', 'accept-encoding');
  if (isKnown(request, validator)) {
    response.status(304).end();
    return;
  }
  const { config, gate } = context;
  const leaving = leavingOf(response);
  const open = (options: RunOptions) => encodeChart(build, answer, encoding, options);
  const name = key.join('\0');
  const body = long.has(name)
    ? null
    : await bodies
        .remember(name, signal => gate.pass(request, () => gather(open({ signal })), signal), leaving)
        .catch(forgiveLength);
  if (!body) rememberLong(long, name);
  response.setHeader('content-type', encoding.type);
  setFileHeaders(response, answer, format, encoding.isDownload);
  if (body) {
    const keep = (bytes: Buffer) => hot.keep(request, response, keyOf(build), bytes);
    await sendBody(request, response, encoding.type, body, keep);
  } else {
    const reader = watchReader(response, config.exportTimeout / 30);
    const source = open({ isLong: true, signal: leaving, reader });
    await sendStream(request, response, encoding.type, source, config.exportTimeout);
  }
}

async function gather(source: AsyncGenerator<string | Uint8Array>): Promise<Body> {
  const body = await gatherBody(source, memoryLimit);
  if (!body) throw new TooLong();
  return body;
}

/** An answer known to be too long to keep is not begun twice; the one known longest is forgotten first. */
function rememberLong(long: Set<string>, name: string): void {
  long.delete(name);
  long.add(name);
  const [oldest] = long;
  if (long.size > longRemembered && oldest !== undefined) long.delete(oldest);
}

function forgiveLength(error: unknown): null {
  if (error instanceof TooLong) return null;
  throw error;
}

async function* encodeChart(
  build: Build,
  answer: Omit<Answer, 'columns' | 'chunks'>,
  encoding: (typeof encodings)[Format],
  options: RunOptions,
): AsyncGenerator<string | Uint8Array> {
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([stop.signal, options.signal]) : stop.signal;
  const stream = await openRows(build, answer, encoding, { ...options, signal });
  try {
    yield* encoding.encode({ ...answer, columns: stream.columns, chunks: stream.chunks });
  } finally {
    stop.abort();
    stream.close();
  }
}

function openRows(
  build: Build,
  { chart, applied, origin, theme }: Omit<Answer, 'columns' | 'chunks'>,
  { isExport, isPicture }: (typeof encodings)[Format],
  options: RunOptions,
): Promise<Stream> {
  if (isPicture) return build.stream(fewerOrAllSql(chart, build, theme, applied), applied, options);
  if (!isExport) return build.stream(chart.sql, applied, options);
  const values: Values = { ...applied, site_origin: origin, chart_source: chart.source };
  return build.stream(exportSql(chart), values, options);
}

function setFileHeaders(
  response: Response,
  answer: Omit<Answer, 'columns' | 'chunks'>,
  format: Format,
  isDownload: boolean,
): void {
  const disposition = isDownload ? 'attachment' : 'inline';
  response.setHeader('content-disposition', `${disposition}; filename="${fileNameOf(answer, `.${format}`)}"`);
  if (format !== 'csv') return;
  const metadata = `/charts/${answer.chart.name}.csv-metadata.json${answer.query}`;
  response.setHeader('link', `<${metadata}>; rel="describedby"; type="application/csvm+json"`);
}

function sendCatalogue(context: Context, request: Request, response: Response): void {
  const lease = context.database.lease();
  try {
    const { build } = lease;
    const query = queryOf(request);
    refuseUnknown(query);
    const filters = readFilters(query, build.known);
    const validator = validatorOf(keyOf(build), context.catalogue.fingerprint, JSON.stringify(filters));
    response.setHeader('etag', validator);
    response.setHeader('cache-control', 'public, no-cache');
    if (isKnown(request, validator)) {
      response.status(304).end();
      return;
    }
    const charts = [...context.catalogue.charts.values()].map(chart => summarize(chart, filters));
    const answer: CatalogueAnswer = { build: build.id, charts };
    response.type('json').send(printJson(answer));
  } finally {
    lease.release();
  }
}
