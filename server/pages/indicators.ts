import { unknown } from '../errors.ts';
import { answerOf } from './answer.ts';
import { mostFigures, untold } from './compare.ts';
import { drawCharts, formats } from './drawn.ts';
import { filterForm } from './form.ts';
import { groupBy, manyRowsOf, type Page, rowsOf } from './page.ts';
import { drawSpark } from './spark.ts';

/** `/indicators`: a row an indicator, with a small line and a sentence for each council. */
export const indicators: Page = {
  path: '/indicators',
  view: 'indicators',
  section: '/indicators',
  async read(visit) {
    const found = await manyRowsOf(visit, ['indicators', 'indicator-points']);
    const points = groupBy(found['indicator-points'], 'indicator_id');
    const rows = found.indicators.map(row => ({
      ...row,
      spark: drawSpark(
        points.get(String(row.indicator_id)) ?? [],
        `Line of ${row.label}; its values are beside it`,
      ),
    }));
    return {
      title: 'Indicators',
      description:
        'What can be measured of both councils, with the latest published values and how they have gone.',
      filters: filterForm(visit, ['theme', 'council']),
      groups: [...groupBy(rows, 'theme')].map(([theme, own]) => ({
        theme,
        theme_id: own[0]?.theme_id,
        rows: own,
      })),
      official: found.indicators.filter(row => row.city !== null || row.county !== null).length,
      total: rows.length,
      formats,
    };
  },
};

/** `/indicators/:id`: one indicator with its definition, series, claims, caveats and decisions. */
export const indicator: Page = {
  path: '/indicators/:id',
  view: 'indicator',
  section: '/indicators',
  async read(visit) {
    const id = visit.parts.id ?? '';
    const label = visit.build.known.indicator.get(id);
    if (!label) throw unknown('indicator', id);
    const narrowed = { ...visit, filters: { ...visit.filters, indicator: id } };
    const found = await manyRowsOf(
      narrowed,
      ['indicator', 'verdicts', 'compare', 'indicator-claims', 'indicator-decisions'],
      { indicator: id },
    );
    const known = found.indicator[0] ?? { indicator_id: id, label };
    const figures = await rowsOf(narrowed, 'figures', { indicator: id, start: 0, size: mostFigures });
    const charts = known.publisher ? await drawCharts(narrowed, 'indicator') : [];
    return {
      title: label,
      indicator: known,
      answer: answerOf(found.compare),
      titles: { 'official-series': label },
      filters: filterForm(visit, ['council', 'from', 'to']),
      verdict: found.verdicts.find(row => row.basis === (known.publisher ? 'official' : 'minutes')),
      rows: found.compare,
      checks: found['indicator-claims'],
      decisions: found['indicator-decisions'],
      figures: untold(figures, found['indicator-claims']),
      charts: charts.filter(({ emptyReason }) => !emptyReason),
      formats,
      feeds: [
        {
          href: `/feeds/indicator/${id}.atom`,
          title: `Minutewise: ${label}`,
          label: 'Follow this indicator',
        },
      ],
    };
  },
};
