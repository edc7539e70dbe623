import { drawCharts, formats } from './drawn.ts';
import { filterForm } from './form.ts';
import { addressOf, groupBy, type Page, queryOf, rowsOf } from './page.ts';
import { pageOf } from './paging.ts';

const kinds = ['outcome', 'volume', 'money', 'change', 'target', 'other'];
const sureFrom = 0.9;

/** `/figures`: the numbers that committees were told, the sure ones unless all are asked for. */
export const figures: Page = {
  path: '/figures',
  view: 'figures',
  section: '/figures',
  takes: ['kind', 'sure', 'words', 'page'],
  async read(visit) {
    const { query } = visit;
    const kind = kinds.find(one => one === query.get('kind')) ?? null;
    const words = query.get('words')?.trim() || null;
    const isAll = query.get('sure') === 'all';
    const rows = await rowsOf(visit, 'figures', { kind, words, sure: null });
    const sure = rows.filter(row => Number(row.confidence) >= sureFrom);
    const shown = isAll ? rows : sure;
    const charts = await drawCharts(visit, 'figures');
    const told = charts.find(({ name }) => name === 'figures-of-indicator')?.rows[0]?.indicator;
    const extras = [
      { name: 'words', label: 'Words in the sentence' },
      {
        name: 'kind',
        label: 'Kind',
        options: [{ value: '', text: 'All kinds' }, ...kinds.map(value => ({ value, text: value }))],
      },
      {
        name: 'sure',
        label: 'How sure',
        options: [
          { value: '', text: 'Sure of (0.9 and above)' },
          { value: 'all', text: 'All, also less sure' },
        ],
      },
    ];
    return {
      title: 'Figures',
      description: 'Every number the committees were told, each with its sentence, period and caveats.',
      filters: filterForm(visit, ['council', 'committee', 'theme', 'indicator', 'from', 'to'], extras),
      total: rows.length,
      all_href: addressOf(visit.path, { ...queryOf(visit), sure: 'all', page: null }),
      hidden: isAll ? 0 : rows.length - sure.length,
      disputed: shown.filter(row => Array.isArray(row.caveats) && row.caveats.length > 0).length,
      councils: [...groupBy(shown, 'council_name')].map(([name, found]) => ({ name, count: found.length })),
      ...pageOf(visit, shown, 40),
      charts,
      titles: told ? { 'figures-of-indicator': `What committees were told: ${told}` } : {},
      formats,
    };
  },
};
