import type { RequestListener } from 'node:http';
import compression from 'compression';
import type { Router } from 'express';
import express from 'express';
import type { Logger } from 'pino';
import { serveAssets } from './assets.ts';
import { createHot } from './charts/hot.ts';
import { chartRoutes } from './charts/routes.ts';
import type { Context } from './context.ts';
import { unknown } from './errors.ts';
import { feeds } from './feeds.ts';
import { answerHealth } from './health.ts';
import { createLog, logRequests } from './log.ts';
import { describeApi } from './openapi.ts';
import { refuseUnknown } from './parameters.ts';
import type { ProblemPage } from './problems.ts';
import { answerProblems } from './problems.ts';
import { originOf, queryOf, targetOf } from './request.ts';
import { limitRate, protect, refuseOddities, share } from './security.ts';
import { answerKnownPages } from './validators.ts';

/** Gives the whole site as what answers a request; `pages` are its HTML, `problemPage` the HTML of every fault. */
export function createApp({
  context,
  pages,
  problemPage,
  log = createLog(context.config.logLevel),
}: {
  context: Context;
  pages: Router;
  problemPage: ProblemPage;
  log?: Logger;
}): RequestListener {
  const { catalogue, config } = context;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.proxies);
  const hot = createHot(context, log);
  app.locals.hot = hot;
  const limits = limitRate(config);
  app.use(logRequests(log), protect(context.assets), refuseOddities());
  if (limits.length > 0)
    app.use(...limits, (request, response, next) => void (hot.answer(request, response) || next()));
  app.get('/healthz', answerHealth(context));
  app.use(['/charts', '/charts.json', '/feeds', '/feed.atom', '/openapi.json'], share());
  app.use(chartRoutes(context, hot));
  app.use(compression());
  app.use('/assets', serveAssets(context.assets));
  app.use(feeds(context));
  app.get('/openapi.json', (request, response) => {
    refuseUnknown(queryOf(request), [], []);
    response.setHeader('cache-control', 'public, no-cache');
    response.json(describeApi(catalogue, originOf(request, config)));
  });
  app.use(answerKnownPages(context), pages);
  app.use(request => {
    throw unknown('page', request.path);
  });
  app.use(answerProblems(context, problemPage));
  return (request, response) => {
    request.url = targetOf(request.url ?? '/');
    // Express costs more than a ready answer does, so that is looked for first.
    if (limits.length > 0 || !hot.answer(request, response)) app(request, response);
  };
}
