import type { Row } from '../api.ts';
import { invalidParameter } from '../errors.ts';
import { readChoice } from '../parameters.ts';
import { drawCharts, formats } from './drawn.ts';
import { filterForm } from './form.ts';
import { addressOf, type Page, queryOf, rowsOf, type Visit } from './page.ts';
import { cutOf, pageOfMany } from './paging.ts';

const size = 30;
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
    const chosen = {
      state: readChoice(query, 'state', states),
      ...(await readAsked(visit)),
      basis: readChoice(query, 'basis', ['resolved', 'undertaken']),
    };
    const counts = await rowsOf(visit, 'decision-counts', chosen);
    const fitting = counts.filter(row => row.what === 'state');
    const of = fitting.reduce((total, row) => total + Number(row.decisions), 0);
    const count = (state: string) => Number(fitting.find(row => row.value === state)?.decisions ?? 0);
    const rows = await rowsOf(visit, 'decisions', { ...chosen, ...cutOf(visit, size, of) });
    return {
      title: 'Decisions',
      description: 'What was decided and promised, who was asked, by when, and whether it came back.',
      filters: filterForm(
        visit,
        ['council', 'committee', 'theme', 'from', 'to'],
        [
          choice('state', 'State', 'Any state', states),
          choice('action', 'Action', 'Any action', valuesOf(counts, 'action')),
          choice('owner', 'Asked of', 'Anyone', valuesOf(counts, 'owner')),
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
      ...pageOfMany(visit, rows, size, of),
      charts: await drawCharts(visit, 'decisions'),
      formats,
    };
  },
};

/** Gives the action and the owner that are asked for; throws 400 on one that no decision has. */
async function readAsked(visit: Visit): Promise<{ action: string | null; owner: string | null }> {
  const [action, owner] = ['action', 'owner'].map(name => visit.query.get(name) || null);
  if (!action && !owner) return { action: null, owner: null };
  const known = await rowsOf(visit, 'decision-known', { action: action ?? null, owner: owner ?? null });
  if (owner && !known.some(row => row.what === 'owner'))
    throw invalidParameter('owner', owner, 'nothing was asked of anyone by that name');
  return {
    action: readChoice(visit.query, 'action', valuesOf(known, 'action')),
    owner: owner ?? null,
  };
}

function choice(name: string, label: string, none: string, values: string[]) {
  const options = values.map(value => ({ value, text: value.replaceAll('-', ' ') }));
  return { name, label, options: [{ value: '', text: none }, ...options] };
}

function valuesOf(counts: Row[], what: string): string[] {
  return counts
    .filter(row => row.what === what)
    .map(row => row.value)
    .filter((value): value is string => typeof value === 'string' && value !== '')
    .sort((a, b) => a.localeCompare(b, 'en-GB'))
    .slice(0, 60);
}
