import { Problem } from '../errors.ts';
import { drawCharts, formats, widths } from './drawn.ts';
import { filterForm } from './form.ts';
import { groupBy, type Page, rowsOf } from './page.ts';

/** `/briefing`: two sheets of paper on one theme or indicator. */
export const briefing: Page = {
  path: '/briefing',
  view: 'briefing',
  section: '/themes',
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
    if (!subject) return { title: 'Briefing', filters: form, subject: null };
    const read = (name: string) => rowsOf(visit, name, { theme: theme ?? null });
    const [items, decisions, figures] = await Promise.all([
      theme ? read('theme-items') : [],
      theme ? read('theme-decisions') : [],
      rowsOf(visit, 'figures'),
    ]);
    return {
      title: `Briefing: ${subject}`,
      filters: form,
      subject,
      titles: { 'official-series': subject },
      isTheme: theme !== undefined,
      counts: [...groupBy(items, 'council_name')].map(([name, rows]) => ({ name, items: rows.length })),
      items: items.slice(0, 8),
      decisions: decisions.slice(0, 6),
      figures: figures.filter(row => Number(row.confidence) >= 0.9).slice(0, 6),
      charts: await drawCharts(visit, theme ? 'theme' : 'indicator', widths.page),
      formats,
    };
  },
};
