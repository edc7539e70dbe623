import { readFileSync } from 'node:fs';
import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { findThemes } from '../../../etl/extract/themes.ts';
import type { Vocabulary } from '../../../etl/vocabulary.ts';
import { keywordEngine } from '../../marks/engines.ts';
import { confuse, hasCorpus, type Marked, readMarks, score } from '../../marks/marks.ts';
import { itemOf, vocabulary } from './item.ts';

const themesOf = (title: string, text: string) =>
  findThemes(itemOf(title, text), text, vocabulary).map(({ theme_id }) => theme_id);

const marked = await readMarks();
const measure = (items: Marked[], find: (item: Marked) => string[]) =>
  score(items.map(one => ({ marked: one.themes, found: find(one) }))).f1;
const found = ({ item, text }: Marked) => findThemes(item, text, vocabulary).map(({ theme_id }) => theme_id);

describe('findThemes(item)', () => {
  it('meets the marks at micro-F1 0.85 in both halves', () => {
    for (const half of ['before', 'after']) {
      expect(
        measure(
          marked.filter(one => one.half === half),
          found,
        ),
      ).toBeGreaterThanOrEqual(0.85);
    }
  });

  it('meets the marks of items of substance at 0.85', () => {
    const substance = marked.filter(({ themes }) => themes.join() !== 'governance');
    expect(substance.length).toBeGreaterThanOrEqual(hasCorpus ? 130 : 100);
    expect(measure(substance, found)).toBeGreaterThanOrEqual(0.85);
  });

  it('beats a keyword match by a tenth', () => {
    const terms = (vocabulary.tables.theme_terms ?? []).map(row => ({
      theme_id: row.theme_id ?? '',
      term: row.term ?? '',
      weight: Number(row.weight),
    }));
    const keyword = keywordEngine(terms)([]);
    expect(measure(marked, found)).toBeGreaterThan(measure(marked, keyword) + 0.1);
  });

  it('gives shares that sum to one and the words that decided', () => {
    const text = 'Waits at CAMHS had grown. Fostering allowances for foster carers were compared.';
    const themes = findThemes(itemOf('Mental health of children in care', text), text, vocabulary);
    expect(themes.map(({ theme_id }) => theme_id).sort()).toEqual(['children-in-care', 'health']);
    expect(themes.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 2);
    expect(themes.flatMap(({ terms }) => terms)).toEqual(expect.arrayContaining(['mental health', 'CAMHS']));
  });

  it.each([
    ['Declarations of Interest', 'A member said that his daughter used home to school transport.'],
    ['Minutes of the meeting held on 3 June 2025', 'The minutes were confirmed. Fostering was mentioned.'],
    [
      'Work Programme 2025/26',
      'It was suggested that fostering, care leavers and school transport be added.',
    ],
    ['Petitions', 'No petitions had been received.'],
  ])('takes %s for procedure', (title, text) => {
    expect(themesOf(title, text)).toEqual(['governance']);
  });

  it.each([
    ['Commissioning of Home Care Services', 'Older people waited for reablement at home.', 'adult-care'],
    ['Highway Maintenance Programme', 'Potholes and resurfacing of the carriageway.', 'highways'],
    ['Household Waste Sites', 'Recycling had risen and fly-tipping had fallen.', 'environment'],
    ['Homelessness Strategy', 'Rough sleepers were offered temporary accommodation.', 'housing'],
    ['Town Centre Regeneration', 'Local businesses welcomed the growth deal.', 'economy'],
    ['Community Safety Partnership', 'Burglary and hate crime were discussed.', 'community-safety'],
    ['Pension Fund Valuation', 'The local government pension scheme was funded in full.', 'finance'],
  ])('knows what other committees discuss: %s', (title, text, theme) => {
    expect(themesOf(title, text)[0]).toBe(theme);
  });

  it('takes question time for what was asked', () => {
    const text =
      'A resident asked why school transport had been withdrawn from pupils with an EHC plan over the summer. The Chair replied that each decision would be looked at again, and that parents could appeal to a panel of members within twenty days of the letter.';
    expect(themesOf('Question Time', text)).toEqual(['transport', 'send']);
  });

  it('knows SEND from to send', () => {
    expect(
      themesOf('Letters', 'Officers would send a letter. They send it often, and will send another.'),
    ).toEqual([]);
  });

  it('hears nothing in the name of an office', () => {
    const text =
      'The Director of Education and SEND and the Cabinet Member for Early Help, Health and Fostering spoke.';
    expect(themesOf('Thanks', text)).toEqual([]);
  });

  it('takes a new theme from rows alone', () => {
    const tables: Vocabulary['tables'] = {
      ...vocabulary.tables,
      theme_terms: [{ theme_id: 'bees', term: 'bee keeping', weight: '5' }],
    };
    const text = 'Bee keeping in schools.';
    const themes = findThemes(itemOf('Bees', text), text, { tables, issues: [] });
    expect(themes).toMatchObject([{ theme_id: 'bees', weight: 1, terms: ['bee keeping'] }]);
  });
});

describe('confuse(pairs)', () => {
  it('sets a missed theme beside each found instead, or beside nothing', () => {
    const counted = confuse([
      { marked: ['send', 'schools'], found: ['send', 'transport'] },
      { marked: ['send'], found: ['send', 'health'] },
      { marked: ['send'], found: [] },
    ]);
    expect(counted).toEqual([
      { marked: '', found: 'health', items: 1 },
      { marked: 'schools', found: 'transport', items: 1 },
      { marked: 'send', found: 'send', items: 2 },
      { marked: 'send', found: '', items: 1 },
    ]);
  });

  it.skipIf(!hasCorpus)('gives the table that is kept for readers', () => {
    const kept = parseCsv(readFileSync(new URL('../../../seeds/theme-confusion.csv', import.meta.url)), {
      columns: ['marked', 'found', 'items'],
      from: 2,
      relax_column_count: true,
    });
    const now = confuse(marked.map(one => ({ marked: one.themes, found: found(one) })));
    expect(kept).toEqual(now.map(row => ({ ...row, items: String(row.items) })));
  });
});
