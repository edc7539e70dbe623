import { drawCharts, formats } from './drawn.ts';
import { filterForm } from './form.ts';
import { type Feed, type Page, rowsOf, type Visit } from './page.ts';
import { cutOf, pageOfMany } from './paging.ts';

const size = 30;

/** `/meetings`: every meeting that was read, newest first, with its main items. */
export const meetings: Page = {
  path: '/meetings',
  view: 'meetings',
  section: '/meetings',
  takes: ['page'],
  async read(visit) {
    const [counts] = await rowsOf(visit, 'meeting-counts');
    const of = Number(counts?.meetings ?? 0);
    const rows = await rowsOf(visit, 'meetings', cutOf(visit, size, of));
    return {
      title: 'Meetings',
      description: 'Every meeting that was read, with its main items, figures and decisions.',
      filters: filterForm(visit, ['council', 'committee', 'theme', 'from', 'to']),
      undated: Number(counts?.undated ?? 0),
      ...pageOfMany(visit, rows, size, of),
      charts: await drawCharts(visit, 'meetings'),
      formats,
      feeds: feedsOf(visit),
    };
  },
};

/** Gives what can be followed from here: the council that is chosen, else all meetings. */
function feedsOf({ filters, build }: Visit): Feed[] {
  const name = filters.council ? build.known.council.get(filters.council) : undefined;
  if (!name) return [{ href: '/feed.atom', title: 'New meetings', label: 'Follow new meetings' }];
  return [
    { href: `/feeds/council/${filters.council}.atom`, title: `Minutewise: ${name}`, label: `Follow ${name}` },
  ];
}
