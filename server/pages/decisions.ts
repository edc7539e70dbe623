import type { Row } from '../api.ts';
import { drawCharts, formats } from './drawn.ts';
import { filterForm } from './form.ts';
import { addressOf, type Page, queryOf, rowsOf } from './page.ts';
import { pageOf } from './paging.ts';

const states = ['open', 'answered', 'overdue', 'unknown'];
const bases = [
  { value: '', text: 'Decisions and promises' },
  { value: 'resolved', text: 'Decided by the committee' },
  { value: 'undertaken', text: 'Promised by officers' },
];

/** `/decisions`: what was asked of whom, by when, and whether it came back. */
export const decisions: Page = {
  path: '/decisions',
  view: 'decisions',
  section: '/decisions',
  takes: ['state', 'owner', 'action', 'basis', 'page'],
  async read(visit) {
    const { query } = visit;
    const asked = (name: string) => query.get(name) || null;
    const rows = await rowsOf(visit, 'decisions', {
      state: asked('state'),
      owner: asked('owner'),
      action: asked('action'),
      basis: asked('basis'),
    });
    const all = await rowsOf(visit, 'decisions');
    const count = (state: string) => rows.filter(row => row.state === state).length;
    return {
      title: 'Decisions',
      description: 'What was decided and promised, who was asked, by when, and whether it came back.',
      filters: filterForm(
        visit,
        ['council', 'committee', 'theme', 'from', 'to'],
        [
          choice('state', 'State', 'Any state', states),
          choice('action', 'Action', 'Any action', valuesOf(all, 'action')),
          choice('owner', 'Asked of', 'Anyone', valuesOf(all, 'owner')),
          { name: 'basis', label: 'Basis', options: bases },
        ],
      ),
      states: states
        .map(state => ({
          state,
          count: count(state),
          href: addressOf(visit.path, { ...queryOf(visit), state, page: null }),
        }))
        .filter(entry => entry.count > 0),
      ...pageOf(visit, rows, 30),
      charts: await drawCharts(visit, 'decisions'),
      formats,
    };
  },
};

function choice(name: string, label: string, none: string, values: string[]) {
  const options = values.map(value => ({ value, text: value.replaceAll('-', ' ') }));
  return { name, label, options: [{ value: '', text: none }, ...options] };
}

function valuesOf(rows: Row[], column: string): string[] {
  return [...new Set(rows.map(row => row[column]))]
    .filter((value): value is string => typeof value === 'string' && value !== '')
    .sort((a, b) => a.localeCompare(b, 'en-GB'))
    .slice(0, 60);
}
