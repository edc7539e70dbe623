import type { Row } from '../api.ts';
import { drawChart, drawCharts, formats, type ShownChart, widths } from './drawn.ts';
import { glancesOf } from './glance.ts';
import { fewRowsOf, manyRowsOf, type Page, type Visit } from './page.ts';
import { comparisonOf } from './themes.ts';
import { formatAmount, formatPeriod } from './words.ts';

/** `/`: the front page, with one lead, four questions and one line of honesty. */
export const home: Page = {
  path: '/',
  view: 'home',
  section: '/',
  async read(visit) {
    const [shares, found, { lead, chart }, charts] = await Promise.all([
      fewRowsOf(visit, 'theme-shares'),
      manyRowsOf(visit, [
        'movers',
        'waiting',
        'coverage',
        'told-figures',
        'open-requests',
        'newest-meetings',
        'freshness',
      ]),
      readLead(visit),
      drawCharts(visit, 'home', widths.column),
    ]);
    const rows = comparisonOf(shares.rows);
    return {
      title: '',
      description: 'What two councils’ scrutiny committees for children discussed, decided and were told.',
      lead: lead ? { ...lead, headline: headlineOf(lead), published: publishedOf(lead) } : null,
      chart,
      glances: glancesOf({
        themes: rows,
        movers: found.movers,
        waiting: found.waiting,
        coverage: found.coverage,
        fresh: found.freshness[0],
      }),
      themes: rows,
      movers: found.movers,
      waiting: found.waiting,
      charts,
      figures: found['told-figures'],
      open: found['open-requests'],
      newest: found['newest-meetings'],
      fresh: found.freshness[0],
      formats,
      feeds: [{ href: '/feed.atom', title: 'Minutewise: new meetings', label: 'Follow new meetings' }],
    };
  },
};

/** Gives what the page leads with, and the chart of its indicator; null where there is none. */
async function readLead(visit: Visit): Promise<{ lead: Row | undefined; chart: ShownChart | null }> {
  const { lead: rows } = await manyRowsOf(visit, ['lead']);
  const [lead] = rows;
  const name = visit.context.catalogue.pages.lead?.charts[0];
  if (!lead || !name) return { lead, chart: null };
  const filters = { ...visit.filters, indicator: String(lead.indicator_id) };
  return { lead, chart: await drawChart(visit, name, { wide: widths.column, filters }) };
}

/** Gives what the published series did as a sentence: no judgement, only the first and the last value with their periods. */
function headlineOf(lead: Row): string {
  const { council, indicator, first_value: first, last_value: last, first_period, last_period } = lead;
  const unit = String(lead.unit);
  const moved = Number(last) > Number(first) ? 'rose' : Number(last) < Number(first) ? 'fell' : 'stayed';
  const label = String(indicator);
  const pause = label.includes(',') ? ',' : '';
  const from = `${formatAmount(Number(first), unit)} in ${formatPeriod(first_period)}`;
  const to = `${formatAmount(Number(last), unit)} in ${formatPeriod(last_period)}`;
  return `${label}${pause} ${moved} from ${from} to ${to} in the ${String(council).toLowerCase()}`;
}

function publishedOf({ published_value: value, unit }: Row): string {
  return typeof value === 'number' ? formatAmount(value, String(unit)) : 'no value';
}
