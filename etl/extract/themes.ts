import type { Item, ItemTheme } from '../model.ts';
import { rows, type Vocabulary } from '../vocabulary.ts';
import { type Words, words } from '../words.ts';
import { findOffices } from './offices.ts';
import { compilePhrases, nextPhrase, type Phrases, searchFor } from './phrases.ts';
import { compileProcedure, findProcedure, type Procedure } from './procedure.ts';
import { spokenWords } from './spoken.ts';

interface Term {
  theme: string;
  term: string;
  weight: number;
}

/** The terms, with what was met of them in the item that is read. */
interface Engine {
  /** Phrases by the places of their terms. */
  phrases: Phrases<number>;
  terms: Term[];
  weights: Float64Array;
  /** The places of the terms in the order of the alphabet; the same for the same words. */
  ranks: Int32Array;
  /** The place of each term's theme, by that of the term; -1 for one that says nothing. */
  themeOf: Int32Array;
  themes: string[];
  /** How often each term was met; a mention in the title or the opening words counts as several. */
  times: Float64Array;
  /** What each term brought: its weight, damped by how often it was met. */
  worths: Float64Array;
  /** The sum of what the terms of each theme brought, and the part of it that those of the title did. */
  scores: Float64Array;
  titles: Float64Array;
  procedure: Procedure;
  settings: Record<string, number>;
}

/** Weight from which a term of the title names the item's subject rather than a word that goes with it. */
const STRONG = 3;

/** How many terms are told of a theme. */
const MOST_TERMS = 8;

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
  const title = words(item.title);
  const procedure = findProcedure(item, title, engine.procedure);
  if (procedure?.kind === 'procedure') return [onlyProcedure(item, procedure.phrase)];
  const met = scoreThemes(item, title, text, engine);
  const best = bestOf(engine.scores);
  if (procedure && !hasSubstance(item, text, best, settings)) return [onlyProcedure(item, procedure.phrase)];
  if (best < settings.least_score!) return [];
  const chosen = choose(engine, best);
  const sum = chosen.reduce((total, theme) => total + engine.scores[theme]!, 0);
  return chosen.map(theme => ({
    item_id: item.item_id,
    theme_id: engine.themes[theme]!,
    weight: Math.round((engine.scores[theme]! / sum) * 1000) / 1000,
    terms: strongest(engine, met, theme),
  }));
}

function bestOf(scores: Float64Array): number {
  let best = 0;
  for (let theme = 0; theme < scores.length; theme++) if (scores[theme]! > best) best = scores[theme]!;
  return best;
}

/** Gives the themes whose scores are near enough to the best, best first. */
function choose({ scores, titles, themes, settings }: Engine, best: number): number[] {
  const chosen: number[] = [];
  for (let theme = 0; theme < scores.length; theme++) {
    const score = scores[theme]!;
    const least = titles[theme]! > 0 ? settings.least_title_share! : settings.least_share!;
    const share = score >= settings.sure_score! ? Math.min(settings.sure_share!, least) : least;
    if (score > 0 && score >= settings.least_score! && score >= best * share) chosen.push(theme);
  }
  if (chosen.length > 1)
    chosen.sort((a, b) => scores[b]! - scores[a]! || themes[a]!.localeCompare(themes[b]!));
  return chosen.slice(0, settings.most_themes!);
}

/** Gives the words of the terms of a theme that brought most, most first. */
function strongest(engine: Engine, met: number[], theme: number): string[] {
  const { themeOf, terms } = engine;
  const top: number[] = [];
  for (const term of met) {
    if (themeOf[term] !== theme) continue;
    let at = top.length;
    while (at > 0 && isStronger(engine, term, top[at - 1]!)) at--;
    if (at === MOST_TERMS) continue;
    if (top.length < MOST_TERMS) top.push(term);
    for (let i = top.length - 1; i > at; i--) top[i] = top[i - 1]!;
    top[at] = term;
  }
  return top.map(term => terms[term]!.term);
}

function isStronger({ worths, ranks }: Engine, a: number, b: number): boolean {
  return worths[a]! > worths[b]! || (worths[a] === worths[b] && ranks[a]! < ranks[b]!);
}

function onlyProcedure({ item_id }: Item, phrase: string): ItemTheme {
  return { item_id, theme_id: 'governance', weight: 1, terms: [phrase] };
}

/** Scores every theme that a term of the item speaks for, and gives the terms in the order in which they were met. */
function scoreThemes(item: Item, title: Words, text: string, engine: Engine): number[] {
  const { settings } = engine;
  const met: number[] = [];
  countTerms(engine, met, item.title, title, settings.title_boost!, title.forms.length);
  const titled = item.title_basis === 'stated' ? met.length : 0;
  let lead = settings.lead_words!;
  for (const zone of spokenWords(item, text)) {
    countTerms(engine, met, text, zone, settings.lead_boost!, lead);
    lead -= zone.forms.length;
  }
  for (const span of item.agenda) countTerms(engine, met, text, words(text, span), 1, 0);
  sumScores(engine, met, titled);
  return met;
}

/** Counts the terms of a stretch, each once, in its first words `boost` times. */
function countTerms(
  { phrases, themeOf, times }: Engine,
  met: number[],
  text: string,
  zone: Words,
  boost: number,
  boosted: number,
): void {
  const { forms } = zone;
  const offices = findOffices(text, zone);
  const search = searchFor(phrases, zone);
  for (let from = nextPhrase(search, forms, 0); from >= 0; from = nextPhrase(search, forms, search.to)) {
    if (offices.has(from)) continue;
    const { values, last } = search;
    const worth = from < boosted ? boost : 1;
    for (let at = search.first; at < last; at++) {
      const term = values[at]!;
      if (themeOf[term]! < 0) continue;
      if (times[term] === 0) met.push(term);
      times[term]! += worth;
    }
  }
}

/** Sums the terms that were met by theme, and leaves the table of their times empty for the next item. */
function sumScores(engine: Engine, met: number[], titled: number): void {
  const { weights, themeOf, times, worths, scores, titles } = engine;
  scores.fill(0);
  titles.fill(0);
  for (let i = 0; i < met.length; i++) {
    const term = met[i]!;
    const theme = themeOf[term]!;
    const weight = weights[term]!;
    const worth = weight * Math.log2(1 + times[term]!);
    times[term] = 0;
    worths[term] = worth;
    scores[theme]! += worth;
    if (i < titled && weight >= STRONG) titles[theme]! += worth;
  }
}

function hasSubstance(item: Item, text: string, best: number, settings: Record<string, number>): boolean {
  if (best < settings.substance_score!) return false;
  const count = spokenWords(item, text).reduce((sum, { forms }) => sum + forms.length, 0);
  return count >= settings.substance_words!;
}

function engineOf(vocabulary: Vocabulary): Engine {
  const found = engines.get(vocabulary);
  if (found) return found;
  const list = rows(vocabulary, 'theme_terms');
  const alphabet = [...new Set(list.map(row => row.term ?? ''))].sort((a, b) => a.localeCompare(b));
  const ranks = new Map(alphabet.map((term, rank) => [term, rank]));
  const terms: Term[] = list.map(row => ({
    theme: row.theme_id ?? '',
    term: row.term ?? '',
    weight: Number(row.weight ?? 1),
  }));
  const themes = [...new Set(terms.map(({ theme }) => theme))].filter(theme => theme !== SILENT);
  const engine: Engine = {
    phrases: compilePhrases<number>(
      terms.map(({ term }, place) => ({ phrase: term, value: place })),
      (a, b) => terms[a]!.theme === terms[b]!.theme,
    ),
    terms,
    weights: Float64Array.from(terms, ({ weight }) => weight),
    ranks: Int32Array.from(terms, ({ term }) => ranks.get(term)!),
    themeOf: Int32Array.from(terms, ({ theme }) => themes.indexOf(theme)),
    themes,
    times: new Float64Array(terms.length),
    worths: new Float64Array(terms.length),
    scores: new Float64Array(themes.length),
    titles: new Float64Array(themes.length),
    procedure: compileProcedure(rows(vocabulary, 'procedural_titles')),
    settings: Object.fromEntries(
      rows(vocabulary, 'theme_settings').map(row => [row.setting ?? '', Number(row.value)]),
    ),
  };
  engines.set(vocabulary, engine);
  return engine;
}
