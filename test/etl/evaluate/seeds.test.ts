import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareDocument } from '../../../etl/evaluate/document.ts';
import { type Gold, normalizeGold } from '../../../etl/evaluate/gold.ts';
import { addAll, type Tallies } from '../../../etl/evaluate/tally.ts';
import { findIn, scores } from './find-in.ts';

const SEEDS = new URL('../../../seeds/minutes/', import.meta.url).pathname;
const GOLD = new URL('../../../../shared/gold/', import.meta.url).pathname;
const CORPUS = new URL('../../../../shared/corpus/', import.meta.url).pathname;

type Marked = [
  quote: string,
  value: number,
  unit: string,
  kind: string,
  qualifier: string | null,
  period: string | null,
  optional?: string,
];
const marks: { documents: Record<string, Marked[]> } = JSON.parse(
  readFileSync(new URL('../../marks/seed-figures.json', import.meta.url), 'utf8'),
);

function fileOf(document: string): string {
  const folder = ['leicester', 'leicestershire'].find(name => existsSync(`${SEEDS}${name}/${document}`));
  return folder ? `${SEEDS}${folder}/${document}` : `${CORPUS}${document}`;
}

it('the figures of the five seeds stay found, with kind, qualifier and period', async () => {
  const tallies: Tallies = new Map();
  for (const [document, figures] of Object.entries(marks.documents)) {
    const gold = normalizeGold(document, {
      document,
      figures: figures.map(([quote, value, unit, kind, qualifier, period, optional]) => ({
        ...{ quote, value, unit, kind, qualifier, period, optional: optional !== undefined },
        ...(unit === 'ratio' && { denominator: 5 }),
      })),
    });
    addAll(tallies, compareDocument(gold, await findIn(fileOf(document))).tallies);
  }
  const { figures, kind, qualifier, period } = scores(tallies);
  expect(figures?.f1).toBeGreaterThanOrEqual(0.98);
  expect(kind?.f1).toBeGreaterThanOrEqual(0.98);
  expect(qualifier?.f1).toBeGreaterThanOrEqual(0.98);
  expect(period?.f1).toBeGreaterThanOrEqual(0.9);
}, 60_000);

describe.skipIf(!existsSync(GOLD))('marked documents beside the project', () => {
  it('stay at or above the scores they had', async () => {
    const tallies: Tallies = new Map();
    for (const name of readdirSync(GOLD).filter(each => each.endsWith('.json'))) {
      const gold: Gold = normalizeGold(name, JSON.parse(readFileSync(GOLD + name, 'utf8')));
      addAll(tallies, compareDocument(gold, await findIn(fileOf(gold.document))).tallies);
    }
    const all = scores(tallies);
    expect(all.figures?.precision).toBeGreaterThanOrEqual(0.97);
    expect(all.figures?.recall).toBeGreaterThanOrEqual(0.97);
    expect(all['figures sure']?.precision).toBeGreaterThanOrEqual(0.95);
    const floors = {
      period: 0.92,
      kind: 0.95,
      qualifier: 0.97,
      measure: 0.85,
      items: 0.98,
      resolutions: 0.95,
      caveats: 0.95,
      ratings: 0.95,
      themes: 0.85,
    };
    for (const [slot, floor] of Object.entries(floors))
      expect(all[slot]?.f1, slot).toBeGreaterThanOrEqual(floor);
  }, 60_000);
});
