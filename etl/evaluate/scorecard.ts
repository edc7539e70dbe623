import type { Gold } from './gold.ts';
import type { Miss } from './misses.ts';
import { addAll, type Score, scoreOf, type Tallies } from './tally.ts';

/** One marked document and how what was found in it compares. */
export interface Compared {
  gold: Gold;
  tallies: Tallies;
  misses: Miss[];
}

/** Scores of a group of documents, by slot. */
export interface Group {
  name: string;
  documents: number;
  slots: Record<string, Score>;
}

/** The whole comparison, ready to print or to keep. */
export interface Summary {
  all: Group;
  councils: Group[];
  tiers: Group[];
  documents: Group[];
  misses: Miss[];
  /** Marked documents that the database does not hold. */
  absent: string[];
}

/** Adds up the comparisons over all documents, by council, by tier and by document. */
export function summarize(compared: Compared[], absent: string[]): Summary {
  const by = (key: (gold: Gold) => string) => {
    const groups = new Map<string, Compared[]>();
    for (const each of compared) {
      const name = key(each.gold);
      groups.set(name, [...(groups.get(name) ?? []), each]);
    }
    return [...groups].map(([name, list]) => group(name, list)).sort((a, b) => (a.name < b.name ? -1 : 1));
  };
  return {
    all: group('all', compared),
    councils: by(gold => gold.council ?? 'unknown'),
    tiers: by(gold => gold.tier),
    documents: by(gold => gold.document),
    misses: compared.flatMap(({ misses }) => misses),
    absent,
  };
}

const HEADER = 'measured_on,documents,slot,hits,extras,missed,precision,recall,f1';

/**
 * Gives the scorecard as CSV: a row for each slot of all documents, of each council and of each tier, or with a
 * `label` of all documents under that name; rows of `earlier` that were measured on something else stay.
 */
export function toScorecard({ all, councils, tiers }: Summary, label?: string, earlier = ''): string {
  const groups = label === undefined ? [all, ...councils, ...tiers] : [{ ...all, name: label }];
  const quoted = ({ name }: Group) => `"${name.replaceAll('"', '""')}"`;
  const kept = earlier
    .split('\n')
    .slice(1)
    .filter(line => line !== '' && !groups.some(each => line.startsWith(`${quoted(each)},`)));
  const rows = groups.flatMap(each =>
    Object.entries(each.slots).map(([slot, { hit, extra, missed, precision, recall, f1 }]) => {
      const scores = [precision, recall, f1].map(score => (score === null ? '' : score.toFixed(4)));
      return [quoted(each), each.documents, slot, hit, extra, missed, ...scores].join(',');
    }),
  );
  const lines = label === undefined ? [...rows, ...kept] : [...kept, ...rows];
  return `${[HEADER, ...lines].join('\n')}\n`;
}

function group(name: string, compared: Compared[]): Group {
  const tallies: Tallies = new Map();
  for (const each of compared) addAll(tallies, each.tallies);
  const slots = Object.fromEntries([...tallies].map(([slot, tally]) => [slot, scoreOf(tally)]));
  return { name, documents: compared.length, slots };
}
