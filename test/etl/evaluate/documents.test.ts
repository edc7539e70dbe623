import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compareDocument } from '../../../etl/evaluate/document.ts';
import { normalizeGold } from '../../../etl/evaluate/gold.ts';
import { addAll, type Tallies } from '../../../etl/evaluate/tally.ts';
import { findIn, scores } from './find-in.ts';

const DOCUMENTS = new URL('../../marks/documents/', import.meta.url).pathname;
/** A little below what was measured when the documents came in. */
const FIRST = {
  figures: 0.98,
  'figures sure': 0.98,
  period: 0.9,
  kind: 0.97,
  qualifier: 0.98,
  measure: 0.94,
  denominator: 0.9,
  resolutions: 0.97,
  items: 0.98,
  'item numbers': 0.98,
  dates: 1,
  caveats: 0.9,
};
const SECOND = {
  figures: 0.965,
  'figures sure': 0.985,
  period: 0.825,
  kind: 0.95,
  qualifier: 0.975,
  measure: 0.81,
  resolutions: 0.98,
  items: 0.98,
  'item numbers': 0.94,
  dates: 1,
  caveats: 0.95,
};

const THIRD = {
  figures: 0.965,
  'figures sure': 0.985,
  period: 0.74,
  kind: 0.93,
  qualifier: 0.985,
  measure: 0.835,
  resolutions: 0.98,
  items: 0.98,
  'item numbers': 0.98,
  dates: 1,
  owner: 0.94,
};

const FOURTH = {
  figures: 0.97,
  'figures sure': 0.985,
  period: 0.735,
  kind: 0.885,
  qualifier: 0.985,
  measure: 0.81,
  resolutions: 0.98,
  items: 0.97,
  'item numbers': 0.98,
  dates: 1,
};

const FIFTH = {
  figures: 0.955,
  'figures sure': 0.99,
  period: 0.8,
  kind: 0.93,
  qualifier: 0.99,
  measure: 0.85,
  resolutions: 0.98,
  items: 0.99,
  'item numbers': 0.99,
  dates: 1,
};

const SIXTH = {
  figures: 0.945,
  'figures sure': 0.985,
  period: 0.75,
  kind: 0.925,
  qualifier: 0.98,
  measure: 0.795,
  resolutions: 0.98,
  items: 0.99,
  'item numbers': 0.99,
  dates: 1,
};

it.each([
  ['', FIRST],
  ['second/', SECOND],
  ['third/', THIRD],
  ['fourth/', FOURTH],
  ['fifth/', FIFTH],
  ['sixth/', SIXTH],
])(
  'documents written for the purpose in %j stay at or above the scores they had',
  async (set, floors) => {
    const tallies: Tallies = new Map();
    const wrong: string[] = [];
    for (const name of readdirSync(DOCUMENTS + set).filter(each => each.endsWith('.json'))) {
      const gold = normalizeGold(name, JSON.parse(readFileSync(DOCUMENTS + set + name, 'utf8')));
      const compared = compareDocument(gold, await findIn(DOCUMENTS + set + gold.document));
      addAll(tallies, compared.tallies);
      wrong.push(
        ...compared.misses
          .filter(({ slot, found }) => (slot === 'councils' || slot === 'dates') && found !== '–')
          .map(({ document, slot, found }) => `${document}: ${slot}: ${found}`),
      );
    }
    expect(wrong).toEqual([]);
    const all = scores(tallies);
    for (const [slot, floor] of Object.entries(floors))
      expect(all[slot]?.f1, slot).toBeGreaterThanOrEqual(floor);
  },
  60_000,
);
