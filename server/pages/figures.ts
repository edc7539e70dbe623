import { readChoice } from '../parameters.ts';
import { drawCharts, formats } from './drawn.ts';
import { filterForm } from './form.ts';
import { addressOf, type Page, queryOf, rowsOf } from './page.ts';
import { cutOf, pageOfMany } from './paging.ts';
import { formatKind, formatOpening, formatSpeaker } from './words.ts';

const kinds = ['outcome', 'volume', 'money', 'change', 'target', 'other'];
/** Stands for figures of which the minutes name no speaker. */
const notSaid = 'not-said';
const sureFrom = 0.9;
const size = 40;
/** Letters of the words asked for that are looked at, as each of the words is looked for in every word there is. */
const longestWords = 200;
/** Share of all figures from which on words are often enough to be met by reading the list from its beginning. */
const often = 0.01;

/** `/figures`: the numbers that committees were told, the sure ones unless all are asked for. */
export const figures: Page = {
  path: '/figures',
  view: 'figures',
  section: '/figures',
  takes: ['kind', 'speaker', 'sure', 'words', 'page'],
  async read(visit) {
    const { query } = visit;
    const kind = readChoice(query, 'kind', kinds);
    const speakers = (await rowsOf(visit, 'speakers')).map(row => String(row.speaker));
    const speaker = readChoice(query, 'speaker', [...new Set([...speakers, notSaid])]);
    const words = query.get('words')?.slice(0, longestWords).trim() || null;
    const isAll = readChoice(query, 'sure', ['all']) === 'all';
    const counts = await rowsOf(visit, words ? 'figure-words' : 'figure-counts', {
      kind,
      speaker,
      words,
    });
    const sum = (column: string) => counts.reduce((total, row) => total + Number(row[column]), 0);
    const total = sum('figures');
    const shown = isAll ? 'figures' : 'sure';
    const cut = cutOf(visit, size, sum(shown));
    const is_often = words ? total > often * (visit.build.rows.figure_list ?? 0) : null;
    const sure = isAll ? null : sureFrom;
    const rows = await rowsOf(visit, 'figures', { kind, speaker, words, is_often, sure, ...cut });
    const charts = await drawCharts(visit, 'figures');
    const told = charts.find(({ name }) => name === 'figures-of-indicator')?.rows[0]?.indicator;
    const extras = [
      { name: 'words', label: 'Words in the sentence' },
      {
        name: 'kind',
        label: 'Kind',
        options: [
          { value: '', text: 'All kinds' },
          ...kinds.map(value => ({ value, text: formatKind(value) })),
        ],
      },
      {
        name: 'speaker',
        label: 'Said by',
        options: [
          { value: '', text: 'Anyone' },
          ...speakers.map(value => ({
            value,
            text: value === notSaid ? 'Nobody named' : formatOpening(formatSpeaker(value)),
          })),
        ],
      },
      {
        name: 'sure',
        label: 'How sure',
        options: [
          { value: '', text: 'Sure ones' },
          { value: 'all', text: 'Less sure too' },
        ],
      },
    ];
    return {
      title: 'Figures',
      description: 'Every number the committees were told, each with its sentence, period and caveats.',
      filters: filterForm(visit, ['council', 'committee', 'theme', 'indicator', 'from', 'to'], extras),
      total,
      all_href: addressOf(visit.path, { ...queryOf(visit), sure: 'all', page: null }),
      hidden: total - sum(shown),
      disputed: sum(isAll ? 'doubted' : 'sure_doubted'),
      councils: counts
        .filter(row => Number(row[shown]) > 0)
        .map(row => ({ name: row.council_name, is_listed: row.is_listed, count: row[shown] })),
      ...pageOfMany(visit, rows, size, sum(shown)),
      charts: charts.filter(chart => rows.length > 0 || !chart.emptyReason),
      titles: told ? { 'figures-of-indicator': `What committees were told: ${told}` } : {},
      formats,
    };
  },
};
