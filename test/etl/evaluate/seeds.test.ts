import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareDocument } from '../../../etl/evaluate/document.ts';
import type { FoundDocument, FoundFigure } from '../../../etl/evaluate/found.ts';
import { type Gold, normalizeGold } from '../../../etl/evaluate/gold.ts';
import { addAll, type Score, scoreOf, type Tallies } from '../../../etl/evaluate/tally.ts';
import { readOrigin } from '../../../etl/inputs.ts';
import { run } from '../../../etl/pipeline.ts';
import { vocabulary } from '../extract/item.ts';

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

/** Runs the whole road on a file and gives what was found, as the database would. */
async function findIn(file: string): Promise<FoundDocument> {
  const path = file.slice(file.lastIndexOf('/') + 1);
  const findings = await run({ path, bytes: readFileSync(file), origin: await readOrigin(file) }, vocabulary);
  const [meeting] = findings.parsed.meetings;
  const themesOf = (id: string) => findings.item_themes.filter(t => t.item_id === id).map(t => t.theme_id);
  return {
    path,
    text: findings.parsed.document.text,
    council_id: meeting?.council_id ?? null,
    council: meeting?.council_name ?? null,
    committee: meeting?.committee_name ?? null,
    meeting_date: meeting?.meeting_date ?? null,
    items: (meeting?.items ?? []).map(i => ({
      ...i,
      number: i.item_number,
      is_part: i.parent_id !== null,
      themes: themesOf(i.item_id),
    })),
    figures: findings.figures.map((f): FoundFigure => ({ ...f, printed: f.evidence.value?.words ?? '' })),
    ratings: findings.ratings,
    resolutions: findings.resolutions,
    caveats: findings.caveats,
  };
}

function scores(tallies: Tallies): Record<string, Score> {
  return Object.fromEntries([...tallies].map(([slot, tally]) => [slot, scoreOf(tally)]));
}

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
      measure: 0.83,
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
