import type { Row } from '../api.ts';
import { drawChart, drawCharts, formats, widths } from './drawn.ts';
import { glancesOf } from './glance.ts';
import { manyRowsOf, type Page } from './page.ts';
import { comparisonOf } from './themes.ts';
import { formatAmount, formatPeriod } from './words.ts';

/** `/`: the front page, with one lead, four questions and one line of honesty. */
export const home: Page = {
  path: '/',
  view: 'home',
  section: '/',
  async read(visit) {
    const found = await manyRowsOf(visit, [
      'lead',
      'theme-shares',
      'movers',
      'waiting',
      'coverage',
      'told-figures',
      'open-requests',
      'newest-meetings',
      'freshness',
    ]);
    const [lead] = found.lead;
    const leadName = visit.context.catalogue.pages.lead?.charts[0];
    const rows = comparisonOf(found['theme-shares']);
    const indicator = lead ? String(lead.indicator_id) : undefined;
    return {
      title: '',
      description: 'What two councils’ scrutiny committees for children discussed, decided and were told.',
      lead: lead ? { ...lead, headline: headlineOf(lead), published: publishedOf(lead) } : null,
      chart:
        leadName && indicator
          ? await drawChart(visit, leadName, {
              wide: widths.column,
              filters: { ...visit.filters, indicator },
            })
          : null,
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
      charts: await drawCharts(visit, 'home', widths.column),
      figures: found['told-figures'],
      open: found['open-requests'],
      newest: found['newest-meetings'],
      fresh: found.freshness[0],
      formats,
      feeds: [{ href: '/feed.atom', title: 'Minutewise: new meetings', label: 'Follow new meetings' }],
    };
  },
};

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
