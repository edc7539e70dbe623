import type { Row } from '../api.ts';
import { groupBy } from './page.ts';
import type { ThemeRow } from './themes.ts';
import { formatAmount, formatCount, formatDay } from './words.ts';

/** A stretch of a sentence, with where it leads. */
interface Words {
  text: string;
  href?: string;
}

/** One question of the front page with its answer in a sentence. */
export interface Glance {
  question: string;
  answer: Words[];
}

/** Gives the front page's five answers, each from rows of its own query; a question without rows is left out. */
export function glancesOf(found: {
  themes: ThemeRow[];
  movers: Row[];
  waiting: Row[];
  coverage: Row[];
  fresh: Row | undefined;
}): Glance[] {
  return [
    { question: 'They talk most about', answer: mostOf(found.themes) },
    { question: 'They differ most on', answer: widestOf(found.themes) },
    { question: 'What moved', answer: movedOf(found.movers) },
    { question: 'Still waiting', answer: waitingOf(found.waiting) },
    { question: 'How fresh, how complete', answer: freshnessOf(found.coverage, found.fresh) },
  ].filter(({ answer }) => answer.length > 0);
}

function mostOf(themes: ThemeRow[]): Words[] {
  const cells = themes.flatMap(({ label, cells: own }) =>
    own.filter(({ is_listed }) => is_listed).map(cell => ({ ...cell, label })),
  );
  const parts = [...groupBy(cells, 'council')].map(([council, own]) => {
    const [first] = own.sort((a, b) => Number(b.share) - Number(a.share));
    if (!first?.share) return [];
    return [
      { text: `${council}: ` },
      { text: lowered(first.label), href: String(first.href) },
      { text: `, ${share(first)} of its items` },
    ];
  });
  return sentence(parts);
}

function widestOf(themes: ThemeRow[]): Words[] {
  const parts = themes
    .filter(({ gap }) => gap > 0)
    .slice(0, 2)
    .map(({ label, theme_id, cells }) => [
      { text: lowered(label), href: `/themes?theme=${theme_id}` },
      {
        text: `: ${cells
          .filter(({ is_listed }) => is_listed)
          .map(cell => `${String(cell.council).toLowerCase()} ${share(cell)}`)
          .join(', ')}`,
      },
    ]);
  return opened(sentence(parts));
}

function movedOf(movers: Row[]): Words[] {
  const parts = movers.slice(0, 2).map(row => {
    const amount = (value: unknown) => formatAmount(Number(value), String(row.unit), null, row.decimals);
    const verb = Number(row.value) > Number(row.previous) ? 'up' : 'down';
    return [
      { text: lowered(row.indicator), href: String(row.href) },
      {
        text: ` in the ${String(row.council).toLowerCase()}, ${verb} from ${amount(row.previous)} to ${amount(row.value)} in a year`,
      },
    ];
  });
  return opened(sentence(parts));
}

function waitingOf(waiting: Row[]): Words[] {
  const words: Record<string, string> = { open: 'open', overdue: 'overdue', answered: 'came back' };
  const unknown = waiting.find(row => row.state === 'unknown');
  const known = waiting
    .filter(row => row !== unknown)
    .map(row => [
      { text: `${row.requests} ${words[String(row.state)] ?? row.state}`, href: String(row.href) },
    ]);
  const rest = unknown
    ? [
        {
          text: `${formatCount(unknown.requests, 'request')} whose later minutes were not read`,
          href: String(unknown.href),
        },
      ]
    : [];
  return sentence([...known, rest], ', ');
}

function freshnessOf(coverage: Row[], fresh: Row | undefined): Words[] {
  const dated = coverage.filter(row => row.is_listed && row.newest);
  const newest = [...groupBy(dated, 'council')].map(([council, own]) => {
    const [last] = own.sort((a, b) => String(b.newest).localeCompare(String(a.newest)));
    return [
      { text: `newest ${council.toLowerCase()} minutes ` },
      { text: formatDay(last?.newest), href: String(last?.href) },
    ];
  });
  const incomplete = Number(fresh?.truncated ?? 0) + Number(fresh?.lost ?? 0);
  const lacking = [
    {
      text: `${incomplete} of ${formatCount(fresh?.items, 'item')} incomplete as published`,
      href: '/sources',
    },
  ];
  return fresh ? opened(sentence([...newest, lacking], ', ')) : [];
}

function share(cell: Row): string {
  return `${Math.round(Number(cell.share))}%`;
}

/** Gives a label as it stands in a sentence; an abbreviation at its start keeps its capitals. */
function lowered(label: unknown): string {
  const words = String(label);
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

function sentence(parts: Words[][], between = '; '): Words[] {
  const filled = parts.filter(part => part.length > 0);
  return filled.flatMap((part, index) => [...part, { text: index + 1 < filled.length ? between : '.' }]);
}

function opened([first, ...rest]: Words[]): Words[] {
  if (!first) return [];
  return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest];
}
