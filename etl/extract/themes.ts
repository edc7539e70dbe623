import type { Item, ItemTheme } from '../model.ts';
import { rows, type Vocabulary } from '../vocabulary.ts';
import { type Words, words } from '../words.ts';
import { compilePhrases, findPhrases, type Phrases } from './phrases.ts';
import { compileProcedure, findProcedure, type Procedure } from './procedure.ts';

interface Term {
  theme: string;
  term: string;
  weight: number;
}

interface Engine {
  terms: Phrases<Term>;
  procedure: Procedure;
  settings: Record<string, number>;
}

/** A theme with what spoke for it: the sum of its terms' weights, each damped by how often it was met. */
export interface Score {
  theme: string;
  score: number;
  terms: string[];
}

const engines = new WeakMap<Vocabulary, Engine>();

/**
 * Gives the one to three themes of an item with their shares, summing to 1, and the words that decided, strongest
 * first; `governance` alone marks procedure. An item that no theme's terms speak for gets none.
 */
export function findThemes(item: Item, text: string, vocabulary: Vocabulary): ItemTheme[] {
  const engine = engineOf(vocabulary);
  const { settings } = engine;
  const procedure = findProcedure(item, engine.procedure);
  const only = (terms: string[]): ItemTheme[] => [
    { item_id: item.item_id, theme_id: 'governance', weight: 1, terms },
  ];
  if (procedure?.kind === 'procedure') return only([procedure.phrase]);
  const scores = scoreThemes(item, text, vocabulary);
  const best = scores[0]?.score ?? 0;
  if (procedure && !hasSubstance(item, text, best, settings)) return only([procedure.phrase]);
  if (best < settings.least_score!) return [];
  const chosen = scores
    .filter(({ score }) => score >= settings.least_score! && score >= best * settings.least_share!)
    .slice(0, settings.most_themes!);
  const sum = chosen.reduce((total, { score }) => total + score, 0);
  return chosen.map(({ theme, score, terms }) => ({
    item_id: item.item_id,
    theme_id: theme,
    weight: Math.round((score / sum) * 1000) / 1000,
    terms: terms.slice(0, 8),
  }));
}

/** Gives every theme that a term of the item speaks for, best first. */
export function scoreThemes(item: Item, text: string, vocabulary: Vocabulary): Score[] {
  const { terms, settings } = engineOf(vocabulary);
  const counts = new Map<Term, number>();
  const count = (zone: Words, boost: (at: number) => number) => {
    for (const { from, ends } of findPhrases(terms, zone)) {
      for (const term of ends) counts.set(term, (counts.get(term) ?? 0) + boost(from));
    }
  };
  count(words(item.title), () => settings.title_boost!);
  const lead = settings.lead_words!;
  let before = 0;
  for (const span of item.minutes) {
    const zone = words(text, span);
    count(zone, at => (before + at < lead ? settings.lead_boost! : 1));
    before += zone.stems.length;
  }
  for (const span of item.agenda) count(words(text, span), () => 1);
  return sumScores(counts);
}

function sumScores(counts: Map<Term, number>): Score[] {
  const byTheme = new Map<string, { score: number; terms: [string, number][] }>();
  for (const [{ theme, term, weight }, count] of counts) {
    const sum = byTheme.get(theme) ?? { score: 0, terms: [] };
    const worth = weight * Math.log2(1 + count);
    sum.score += worth;
    sum.terms.push([term, worth]);
    byTheme.set(theme, sum);
  }
  return [...byTheme]
    .map(([theme, { score, terms }]) => ({
      theme,
      score,
      terms: terms.sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([term]) => term),
    }))
    .sort((a, b) => b.score - a.score || a.theme.localeCompare(b.theme));
}

function hasSubstance(item: Item, text: string, best: number, settings: Record<string, number>): boolean {
  if (best < settings.substance_score!) return false;
  let count = 0;
  for (const span of item.minutes) count += words(text, span).stems.length;
  return count >= settings.substance_words!;
}

function engineOf(vocabulary: Vocabulary): Engine {
  const found = engines.get(vocabulary);
  if (found) return found;
  const engine = {
    terms: compilePhrases(
      rows(vocabulary, 'theme_terms').map(row => ({
        phrase: row.term ?? '',
        value: { theme: row.theme_id ?? '', term: row.term ?? '', weight: Number(row.weight ?? 1) },
      })),
    ),
    procedure: compileProcedure(rows(vocabulary, 'procedural_titles')),
    settings: Object.fromEntries(
      rows(vocabulary, 'theme_settings').map(row => [row.setting ?? '', Number(row.value)]),
    ),
  };
  engines.set(vocabulary, engine);
  return engine;
}
