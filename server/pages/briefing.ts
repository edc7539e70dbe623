import type { Row } from '../api.ts';
import { Problem } from '../errors.ts';
import { answerOf, standingsOf } from './answer.ts';
import { drawCharts, formats, widths } from './drawn.ts';
import { filterForm } from './form.ts';
import { addressOf, manyRowsOf, type Page, type Visit } from './page.ts';

const sureFrom = 0.9;

/** `/briefing`: two sheets of paper on one theme or indicator. */
export const briefing: Page = {
  path: '/briefing',
  view: 'briefing',
  section: '/briefing',
  async read(visit) {
    const { theme, indicator } = visit.filters;
    const { known } = visit.build;
    const form = filterForm(visit, ['theme', 'indicator', 'council', 'from', 'to']);
    if (theme && indicator) {
      throw new Problem(400, 'invalid indicator: a briefing is about one theme or one indicator, not both', {
        parameter: 'indicator',
      });
    }
    const subject = theme ? known.theme.get(theme) : indicator ? known.indicator.get(indicator) : null;
    if (!subject) return { title: 'Briefing', filters: form, subject: null, choices: choicesOf(visit) };
    const model = theme ? await readTheme(visit, theme) : await readIndicator(visit, String(indicator));
    return { title: `Briefing: ${subject}`, filters: form, subject, formats, ...model };
  },
};

/** Gives every subject that a briefing can be about, as links. */
function choicesOf({ build, query }: Visit): { heading: string; links: { href: string; label: string }[] }[] {
  const linksOf = (filter: 'theme' | 'indicator') =>
    // A group may have the name of its one theme.
    [...new Map([...build.known[filter]].map(([id, label]) => [label, id]))].map(([label, id]) => ({
      href: addressOf('/briefing', { ...Object.fromEntries(query), [filter]: id }),
      label,
    }));
  return [
    { heading: 'Of a theme', links: linksOf('theme') },
    { heading: 'Of an indicator', links: linksOf('indicator') },
  ];
}

const isSure = (row: Row) => Number(row.confidence) >= sureFrom;

async function readTheme(visit: Visit, theme: string): Promise<object> {
  const found = await manyRowsOf(
    visit,
    ['theme-items', 'theme-counts', 'theme-decisions', 'figures', 'indicators'],
    { theme },
  );
  const items = found['theme-items'];
  return {
    isTheme: true,
    counts: found['theme-counts'].map(row => ({ ...row, name: row.council_name })),
    items: items.slice(0, 5),
    decisions: found['theme-decisions'].slice(0, 4),
    figures: found.figures.filter(isSure).slice(0, 4),
    indicators: found.indicators.filter(row => row.city !== null || row.county !== null).slice(0, 5),
    charts: (await drawCharts(visit, 'theme', widths.page)).slice(0, 3),
    titles: {},
  };
}

async function readIndicator(visit: Visit, indicator: string): Promise<object> {
  const found = await manyRowsOf(
    visit,
    ['indicator', 'verdicts', 'compare', 'indicator-claims', 'indicator-decisions', 'figures'],
    { indicator },
  );
  const [known = {}] = found.indicator;
  const checks = found['indicator-claims'];
  const label = String(known.label);
  const charts = known.publisher ? await drawCharts(visit, 'briefing', widths.page) : [];
  const neighbours = charts.find(({ name }) => name === 'neighbours-latest');
  return {
    indicator: known,
    answer: answerOf(found.compare),
    standings: standingsOf(neighbours?.rows ?? []),
    verdict: found.verdicts.find(row => row.basis === (known.publisher ? 'official' : 'minutes')),
    rows: found.compare.slice(0, 8),
    checks: checks.slice(0, 2),
    decisions: found['indicator-decisions'].slice(0, 3),
    figures: checks.length > 0 ? [] : found.figures.filter(isSure).slice(0, 4),
    charts: charts.filter(chart => !chart.emptyReason),
    titles: { 'official-series': label, 'neighbours-latest': `${label}: among statistical neighbours` },
  };
}
