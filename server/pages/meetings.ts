import { drawCharts, formats } from './drawn.ts';
import { filterForm } from './form.ts';
import { type Page, rowsOf } from './page.ts';
import { pageOf } from './paging.ts';

/** `/meetings`: every meeting that was read, newest first, with its main items. */
export const meetings: Page = {
  path: '/meetings',
  view: 'meetings',
  section: '/meetings',
  takes: ['page'],
  async read(visit) {
    const rows = await rowsOf(visit, 'meetings');
    return {
      title: 'Meetings',
      description: 'Every meeting that was read, with its main items, figures and decisions.',
      filters: filterForm(visit, ['council', 'committee', 'theme', 'from', 'to']),
      undated: rows.filter(row => row.meeting_date === null).length,
      ...pageOf(visit, rows, 30),
      charts: await drawCharts(visit, 'meetings'),
      formats,
      feeds: [{ href: '/feed.atom', title: 'New meetings', label: 'Follow new meetings' }],
    };
  },
};
