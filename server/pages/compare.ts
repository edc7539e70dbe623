import type { Row } from '../api.ts';
import { answerOf, standingsOf } from './answer.ts';
import { drawCharts, formats } from './drawn.ts';
import { filterForm } from './form.ts';
import { fewRowsOf, manyRowsOf, type Page, type PageModel, type Visit } from './page.ts';
import { comparisonOf, listedOf } from './themes.ts';

/** The most figures of an indicator that are listed on its page. */
export const mostFigures = 40;

/** `/compare`: city against county by one indicator, or why that cannot be done; without one, what can be compared. */
export const compare: Page = {
  path: '/compare',
  view: 'compare',
  section: '/compare',
  read: visit => (visit.filters.indicator ? readOne(visit, visit.filters.indicator) : readAll(visit)),
};

async function readOne(visit: Visit, indicator: string): Promise<PageModel> {
  const found = await manyRowsOf(visit, ['indicator', 'verdicts', 'compare', 'indicator-claims', 'figures'], {
    indicator,
    start: 0,
    size: mostFigures,
  });
  const { 'indicator-claims': checks, figures } = found;
  const known = found.indicator[0] ?? {};
  const label = String(known.label ?? indicator);
  const official = found.verdicts.find(row => row.basis === 'official');
  const minutes = found.verdicts.find(row => row.basis === 'minutes');
  const count = (answer: string) => checks.filter(row => row.same_measure === answer).length;
  const charts = known.publisher ? await drawCharts(visit, 'compare') : [];
  const neighbours = charts.find(({ name }) => name === 'neighbours-latest');
  return {
    title: `Compare: ${label}`,
    answer: answerOf(found.compare),
    standings: standingsOf(neighbours?.rows ?? []),
    indicator: known,
    titles: {
      'official-series': label,
      'official-and-attention': `${label}: published, and what scrutiny talked about meanwhile`,
      'neighbours-over-time': `${label}: each council and the councils most like it, over time`,
      'neighbours-latest': `${label}: each council among its own statistical neighbours`,
    },
    filters: filterForm(visit, ['indicator', 'theme', 'from', 'to']),
    verdict: known.publisher ? (official ?? minutes) : minutes,
    minutes,
    measures: { yes: count('yes'), unclear: count('cannot-tell'), no: count('no') },
    rows: found.compare,
    checks,
    figures: untold(figures, checks),
    charts: charts.filter(({ emptyReason }) => !emptyReason),
    formats,
  };
}

/** Gives the figures told of an indicator that are not among what is set beside published values. */
export function untold(figures: Row[], checks: Row[]): Row[] {
  return figures.filter(figure => !checks.some(check => check.check_id === figure.figure_id));
}

async function readAll(visit: Visit): Promise<PageModel> {
  const [{ rows: all }, found] = await Promise.all([
    fewRowsOf(visit, 'theme-shares'),
    manyRowsOf(visit, ['indicators']),
  ]);
  const rows = found.indicators;
  const { theme } = visit.filters;
  const shares = theme ? all.filter(row => row.theme_id === theme || row.parent_id === theme) : all;
  const count = (verdict: string) => rows.filter((row: Row) => row.verdict === verdict).length;
  return {
    title: 'Compare city and county',
    filters: filterForm(visit, ['indicator', 'theme', 'from', 'to']),
    rows,
    counts: { yes: count('comparable'), caution: count('caution'), no: count('not-comparable') },
    themes: comparisonOf(shares).slice(0, 6).map(listedOf),
    charts: [],
    formats,
  };
}
