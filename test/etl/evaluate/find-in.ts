import { readFileSync } from 'node:fs';
import type { FoundDocument, FoundFigure } from '../../../etl/evaluate/found.ts';
import { type Score, scoreOf, type Tallies } from '../../../etl/evaluate/tally.ts';
import { readOrigin } from '../../../etl/inputs.ts';
import { run } from '../../../etl/pipeline.ts';
import { vocabulary } from '../extract/item.ts';

/** Runs the whole road on a file and gives what was found, as the database would. */
export async function findIn(file: string): Promise<FoundDocument> {
  const path = file.slice(file.lastIndexOf('/') + 1);
  const findings = await run(
    { path, bytes: readFileSync(file), origin: readOrigin(file).origin },
    vocabulary,
  );
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

/** Gives the scores of each slot. */
export function scores(tallies: Tallies): Record<string, Score> {
  return Object.fromEntries([...tallies].map(([slot, tally]) => [slot, scoreOf(tally)]));
}
