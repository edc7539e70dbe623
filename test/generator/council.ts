import { readFileSync } from 'node:fs';
import { random } from './random.ts';

/** An invented council with the body whose minutes it publishes, and the manner in which it does. */
export interface Council {
  index: number;
  name: string;
  committee: string;
  site: string;
  layout: LayoutName;
}

export const LAYOUTS = ['clean', 'wrapped', 'stripped', 'pipe', 'printed', 'pages'] as const;
export type LayoutName = (typeof LAYOUTS)[number];

const PLACES = readFileSync(new URL('./phrases/places.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map(line => line.split('\t'));
const part = (name: string) => PLACES.filter(([kind]) => kind === name).map(([, text]) => text ?? '');
const [STARTS, ENDS, KINDS, COMMITTEES] = ['start', 'end', 'kind', 'committee'].map(part) as [
  string[],
  string[],
  string[],
  string[],
];

/** Gives the council with the number `index`, its name unlike every other's; `layout` overrides the one it would use. */
export function councilAt(index: number, seed: number, layout?: LayoutName): Council {
  const chance = random(seed, 'council', index);
  const start = STARTS[index % STARTS.length] ?? '';
  const end = ENDS[Math.floor(index / STARTS.length) % ENDS.length] ?? '';
  const round = Math.floor(index / (STARTS.length * ENDS.length));
  const side = ['', 'North ', 'South ', 'East ', 'West ', 'Mid ', 'Upper ', 'Lower '];
  const first = round < side.length ? (side[round] ?? '') : `${side[round % side.length]}${moreStart(round)}`;
  const place = `${first}${start}${end}`;
  return {
    index,
    name: `${place} ${KINDS[index % KINDS.length]}`,
    committee: chance.pick(COMMITTEES),
    site: `https://democracy.${place.toLowerCase().replaceAll(' ', '')}.example`,
    layout: layout ?? LAYOUTS[index % LAYOUTS.length] ?? 'clean',
  };
}

function moreStart(round: number): string {
  return `${STARTS[Math.floor(round / 8) % STARTS.length]}ley and `;
}
