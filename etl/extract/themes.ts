import type { Item, ItemTheme } from '../model.ts';
import { rows, type Vocabulary } from '../vocabulary.ts';
import { type Words, words } from '../words.ts';
import { findOffices } from './offices.ts';
import { compilePhrases, findPhrases, type Phrases } from './phrases.ts';
import { compileProcedure, findProcedure, type Procedure } from './procedure.ts';
import { spokenWords } from './spoken.ts';

interface Term {
  theme: string;
  term: string;
  weight: number;
}

/** How often a term was met, a mention in the title or the opening words counting as several. */
interface Count {
  all: number;
  isTitle: boolean;
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
  /** The part of the score that terms of the title brought. */
  title: number;
  terms: string[];
}

/** Weight from which a term of the title names the item's subject rather than a word that goes with it. */
const STRONG = 3;

/** Theme of the terms that name a body or a department, and so say nothing of the subject. */
const SILENT = '-';

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
    .filter(({ score, title }) => {
      const share = title > 0 ? settings.least_title_share! : settings.least_share!;
      return score >= settings.least_score! && score >= best * share;
    })
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
  const counts = new Map<Term, Count>();
  const count = (zoneText: string, zone: Words, isTitle: boolean, boost: (at: number) => number) => {
    const offices = findOffices(zoneText, zone);
    for (const { from, ends } of findPhrases(terms, zone)) {
      if (offices.has(from)) continue;
      for (const term of ends) {
        if (term.theme === SILENT) continue;
        const sum = counts.get(term);
        if (!sum) counts.set(term, { all: boost(from), isTitle });
        else sum.all += boost(from);
      }
    }
  };
  count(item.title, words(item.title), item.title_basis === 'stated', () => settings.title_boost!);
  const lead = settings.lead_words!;
  let before = 0;
  for (const zone of spokenWords(item, text)) {
    count(text, zone, false, at => (before + at < lead ? settings.lead_boost! : 1));
    before += zone.stems.length;
  }
  for (const span of item.agenda) count(text, words(text, span), false, () => 1);
  return sumScores(counts);
}

function sumScores(counts: Map<Term, Count>): Score[] {
  const byTheme = new Map<string, { score: number; title: number; terms: [string, number][] }>();
  for (const [{ theme, term, weight }, { all, isTitle }] of counts) {
    const sum = byTheme.get(theme) ?? { score: 0, title: 0, terms: [] };
    const worth = weight * Math.log2(1 + all);
    sum.score += worth;
    if (isTitle && weight >= STRONG) sum.title += worth;
    sum.terms.push([term, worth]);
    byTheme.set(theme, sum);
  }
  return [...byTheme]
    .map(([theme, { score, title, terms }]) => ({
      theme,
      score,
      title,
      terms: terms.sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([term]) => term),
    }))
    .sort((a, b) => b.score - a.score || a.theme.localeCompare(b.theme));
}

function hasSubstance(item: Item, text: string, best: number, settings: Record<string, number>): boolean {
  if (best < settings.substance_score!) return false;
  const count = spokenWords(item, text).reduce((sum, { stems }) => sum + stems.length, 0);
  return count >= settings.substance_words!;
}

function engineOf(vocabulary: Vocabulary): Engine {
  const found = engines.get(vocabulary);
  if (found) return found;
  const engine = {
    terms: compilePhrases<Term>(
      rows(vocabulary, 'theme_terms').map(row => ({
        phrase: row.term ?? '',
        value: { theme: row.theme_id ?? '', term: row.term ?? '', weight: Number(row.weight ?? 1) },
      })),
      (a, b) => a.theme === b.theme,
    ),
    procedure: compileProcedure(rows(vocabulary, 'procedural_titles')),
    settings: Object.fromEntries(
      rows(vocabulary, 'theme_settings').map(row => [row.setting ?? '', Number(row.value)]),
    ),
  };
  engines.set(vocabulary, engine);
  return engine;
}
