import type { Group, Summary } from './scorecard.ts';

const ORDER = [
  'items',
  'item numbers',
  'completeness',
  'dates',
  'councils',
  'committees',
  'resolutions',
  'owner',
  'due',
  'figures',
  'figures sure',
  'period',
  'since',
  'kind',
  'qualifier',
  'measure',
  'denominator',
  'indicator',
  'ratings',
  'caveats',
  'themes',
];

/** Writes the comparison as text: scores of all, by council and by document, then every miss and false find with its words. */
export function printReport(summary: Summary): string {
  const { all, councils, tiers, documents, misses, absent } = summary;
  const parts = [
    `${all.documents} documents compared${absent.length > 0 ? `, ${absent.length} marked ones not in the database: ${absent.join(', ')}` : ''}`,
    table(all),
    ...tiers.map(group => `${group.name} (${group.documents})\n${table(group)}`),
    ...councils.map(group => `${group.name} (${group.documents})\n${table(group)}`),
    `By document (F1)\n${documents.map(line).join('\n')}`,
    `Misses and false finds\n${misses
      .toSorted((a, b) => ORDER.indexOf(a.slot) - ORDER.indexOf(b.slot))
      .map(({ document, slot, problem, marked, found, words }) => {
        const quote = words.replace(/\s{1,20}/g, ' ').slice(0, 160);
        return `  ${slot.padEnd(13)} ${problem.padEnd(7)} marked ${marked || '–'}, found ${found || '–'} · ${document}\n    “${quote}”`;
      })
      .join('\n')}`,
  ];
  return parts.join('\n\n');
}

function table({ slots }: Group): string {
  const head = `  ${'slot'.padEnd(14)}${['right', 'false', 'missed', 'P', 'R', 'F1'].map(name => name.padStart(8)).join('')}`;
  const lines = ORDER.filter(slot => slots[slot]).map(slot => {
    const { hit, extra, missed, precision, recall, f1 } = slots[slot]!;
    const counts = [hit, extra, missed].map(n => String(n).padStart(8)).join('');
    return `  ${slot.padEnd(14)}${counts}${[precision, recall, f1].map(share).join('')}`;
  });
  return [head, ...lines].join('\n');
}

function line({ name, slots }: Group): string {
  const scores = ['items', 'resolutions', 'figures', 'period', 'kind', 'measure'].map(slot =>
    slots[slot] ? `${slot} ${share(slots[slot].f1).trim()}` : '',
  );
  return `  ${name.padEnd(46)} ${scores.filter(score => score !== '').join('  ')}`;
}

function share(score: number | null): string {
  return (score === null ? '–' : score.toFixed(3)).padStart(8);
}
