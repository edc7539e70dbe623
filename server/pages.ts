import { type Request, Router } from 'express';
import { createCache } from './cache.ts';
import type { Body } from './charts/body.ts';
import { leavingOf } from './charts/reader.ts';
import { sendPage } from './charts/send.ts';
import { keyOf } from './charts.ts';
import type { Build, Context } from './context.ts';
import type { Problem } from './errors.ts';
import { about } from './pages/about.ts';
import { briefing } from './pages/briefing.ts';
import { chart, charts } from './pages/charts.ts';
import { compare } from './pages/compare.ts';
import { decisions } from './pages/decisions.ts';
import { embed } from './pages/embed.ts';
import { figure } from './pages/figure.ts';
import { figures } from './pages/figures.ts';
import { home } from './pages/home.ts';
import { indicator, indicators } from './pages/indicators.ts';
import { meeting } from './pages/meeting.ts';
import { meetings } from './pages/meetings.ts';
import type { Page, Visit } from './pages/page.ts';
import { createRenderer } from './pages/render.ts';
import { search } from './pages/search.ts';
import { source } from './pages/source.ts';
import { sources } from './pages/sources.ts';
import { dressPage } from './pages/style.ts';
import { themes } from './pages/themes.ts';
import { readFilters, readNumber, readPicks, refuseUnknown } from './parameters.ts';
import type { ProblemPage } from './problems.ts';
import { originOf, queryOf } from './request.ts';
import { allowFrames, allowStyle } from './security.ts';

const all: Page[] = [
  home,
  themes,
  compare,
  figures,
  figure,
  indicators,
  indicator,
  decisions,
  meetings,
  meeting,
  search,
  sources,
  source,
  about,
  charts,
  chart,
  briefing,
  embed,
];

const navigation = [
  { href: '/themes', label: 'Themes' },
  { href: '/compare', label: 'Compare' },
  { href: '/indicators', label: 'Indicators' },
  { href: '/figures', label: 'Figures' },
  { href: '/decisions', label: 'Decisions' },
  { href: '/meetings', label: 'Meetings' },
];

/** A page with the style that stands in it. */
interface Dressed extends Body {
  style: string;
}

/** Gives the routes of every page: HTML that is complete without a script. */
export function pages(context: Context): Router {
  const router = Router();
  const render = createRenderer();
  const kept = createCache<Dressed>(context.config.cacheBytes / 4, ({ bytes }) => bytes.length * 1.3);
  for (const page of all) {
    router.get(page.path, async (request, response) => {
      const lease = context.database.lease();
      try {
        const { build } = lease;
        const key = [keyOf(build), originOf(request, context.config), request.originalUrl].join('\0');
        const make = (leaving: AbortSignal) =>
          context.gate.pass(
            request,
            () => write(context, { ...build, leaving }, page, render, request),
            leaving,
          );
        const body = await kept.remember(key, make, leavingOf(response));
        if (body.style) allowStyle(response, body.style);
        if (page.isEmbeddable) allowFrames(response);
        await sendPage(request, response, build, body);
      } finally {
        lease.release();
      }
    });
  }
  return router;
}

async function write(
  context: Context,
  build: Build,
  page: Page,
  render: (view: string, values: object) => string,
  request: Request,
): Promise<Dressed> {
  const query = queryOf(request);
  refuseUnknown(query, [...(page.takes ?? []), 'pick']);
  const picks = readPicks(query);
  if (page.takes?.includes('page')) readNumber(query, 'page', 1, 999_999);
  const visit: Visit = {
    context,
    build,
    filters: readFilters(query, build.known),
    query,
    picks,
    parts: request.params as Record<string, string>,
    path: request.path,
    site: originOf(request, context.config),
  };
  const model = await page.read(visit);
  const whole = render(page.view, {
    ...surroundings(visit, page.section),
    address: visit.site + request.originalUrl,
    picked: picks.join(),
    ...model,
  });
  const { html, style } = dressPage(whole, context.assets);
  return { bytes: Buffer.from(html), compressed: {}, style };
}

/** Gives the page that says what went wrong and what to change. */
export function problemPage(context: Context): ProblemPage {
  const render = createRenderer();
  return (problem, request) => {
    const lease = context.database.lease();
    try {
      const { status, message, parameter } = problem;
      const place = {
        context,
        build: lease.build,
        path: request.path,
        site: originOf(request, context.config),
      };
      const whole = render('problem', {
        ...surroundings(place, ''),
        title: headingOf(problem),
        heading: headingOf(problem),
        status,
        message: `${message.charAt(0).toUpperCase()}${message.slice(1)}.`,
        parameter,
        again: request.originalUrl,
      });
      // What went wrong may stand in place of any page, under the policy that all begin with.
      return dressPage(whole, { ...context.assets, rules: [] }).html;
    } finally {
      lease.release();
    }
  };
}

function headingOf({ status }: Problem): string {
  if (status === 404) return 'There is no such page';
  if (status === 503 || status === 429) return 'Too much at once';
  return status < 500 ? 'This address cannot be answered' : 'Something went wrong';
}

/** Gives what the frame of every page needs. */
function surroundings(
  { context, build, path, site }: Pick<Visit, 'context' | 'build' | 'path' | 'site'>,
  section: string,
): object {
  const { assets } = context;
  return {
    navigation,
    section,
    path,
    address: site + path,
    build: build.id,
    built_at: build.built_at,
    feeds: [],
    assets: {
      script: assets.address('main.ts'),
      typeface: assets.address('style/typeface.css'),
    },
  };
}
