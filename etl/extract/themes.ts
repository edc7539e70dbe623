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
  /** Whether it names a body or a department, and so says nothing of the subject. */
  isSilent: boolean;
  /** Its place among all terms. */
  place: number;
  /** Its place in the order of the alphabet; the same for the same words. */
  rank: number;
}

/** The terms of an item in the order in which they were met, those of its title first. */
interface Counts {
  met: Term[];
  titled: number;
  /** How often each term was met, by its place; a mention in the title or the opening words counts as several. */
  times: Float64Array;
}

interface Engine {
  terms: Phrases<Term>;
  times: Float64Array;
  procedure: Procedure;
  settings: Record<string, number>;
}

interface Met {
  term: Term;
  worth: number;
}

/** A theme with what spoke for it: the sum of its terms' weights, each damped by how often it was met. */
interface Score {
  theme: string;
  score: number;
  /** The part of the score that terms of the title brought. */
  title: number;
  /** Each term with what it brought, in the order in which they were met. */
  terms: Met[];
}

/** Weight from which a term of the title names the item's subject rather than a word that goes with it. */
const STRONG = 3;

/** Theme of the terms that are silent. */
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
  const scores = scoreThemes(item, title, text, engine);
  const best = scores[0]?.score ?? 0;
  if (procedure && !hasSubstance(item, text, best, settings)) return [onlyProcedure(item, procedure.phrase)];
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
    terms: strongest(terms).slice(0, 8),
  }));
}

function strongest(terms: Met[]): string[] {
  return terms.sort((a, b) => b.worth - a.worth || a.term.rank - b.term.rank).map(({ term }) => term.term);
}

function onlyProcedure({ item_id }: Item, phrase: string): ItemTheme {
  return { item_id, theme_id: 'governance', weight: 1, terms: [phrase] };
}

/** Gives every theme that a term of the item speaks for, best first. */
function scoreThemes(item: Item, title: Words, text: string, { terms, times, settings }: Engine): Score[] {
  const counts: Counts = { met: [], titled: 0, times };
  countTerms(counts, terms, item.title, title, settings.title_boost!, title.forms.length);
  if (item.title_basis === 'stated') counts.titled = counts.met.length;
  let lead = settings.lead_words!;
  for (const zone of spokenWords(item, text)) {
    countTerms(counts, terms, text, zone, settings.lead_boost!, lead);
    lead -= zone.forms.length;
  }
  for (const span of item.agenda) countTerms(counts, terms, text, words(text, span), 1, 0);
  return sumScores(counts);
}

/** Counts the terms of a stretch, each once, in its first words `boost` times. */
function countTerms(
  counts: Counts,
  terms: Phrases<Term>,
  text: string,
  zone: Words,
  boost: number,
  boosted: number,
): void {
  const { times, met } = counts;
  const { forms } = zone;
  const offices = findOffices(text, zone);
  const search = searchFor(terms, zone);
  for (let from = nextPhrase(search, forms, 0); from >= 0; from = nextPhrase(search, forms, search.to)) {
    if (offices.has(from)) continue;
    const worth = from < boosted ? boost : 1;
    for (const term of search.met) {
      if (term.isSilent) continue;
      if (times[term.place] === 0) met.push(term);
      times[term.place]! += worth;
    }
  }
}

/** Sums the terms that were met by theme, and leaves the table of their times empty for the next item. */
function sumScores({ met, titled, times }: Counts): Score[] {
  const scores: Score[] = [];
  for (let i = 0; i < met.length; i++) {
    const term = met[i]!;
    const { theme, weight, place } = term;
    let sum = scores.find(score => score.theme === theme);
    if (!sum) {
      sum = { theme, score: 0, title: 0, terms: [] };
      scores.push(sum);
    }
    const worth = weight * Math.log2(1 + times[place]!);
    times[place] = 0;
    sum.score += worth;
    if (i < titled && weight >= STRONG) sum.title += worth;
    sum.terms.push({ term, worth });
  }
  return scores.sort((a, b) => b.score - a.score || a.theme.localeCompare(b.theme));
}

function hasSubstance(item: Item, text: string, best: number, settings: Record<string, number>): boolean {
  if (best < settings.substance_score!) return false;
  const count = spokenWords(item, text).reduce((sum, { forms }) => sum + forms.length, 0);
  return count >= settings.substance_words!;
}

function engineOf(vocabulary: Vocabulary): Engine {
  const found = engines.get(vocabulary);
  if (found) return found;
  const terms = rows(vocabulary, 'theme_terms');
  const alphabet = [...new Set(terms.map(row => row.term ?? ''))].sort((a, b) => a.localeCompare(b));
  const ranks = new Map(alphabet.map((term, rank) => [term, rank]));
  const engine = {
    terms: compilePhrases<Term>(
      terms.map((row, place) => ({
        phrase: row.term ?? '',
        value: {
          theme: row.theme_id ?? '',
          term: row.term ?? '',
          weight: Number(row.weight ?? 1),
          isSilent: row.theme_id === SILENT,
          place,
          rank: ranks.get(row.term ?? '')!,
        },
      })),
      (a, b) => a.theme === b.theme,
    ),
    times: new Float64Array(terms.length),
    procedure: compileProcedure(rows(vocabulary, 'procedural_titles')),
    settings: Object.fromEntries(
      rows(vocabulary, 'theme_settings').map(row => [row.setting ?? '', Number(row.value)]),
    ),
  };
  engines.set(vocabulary, engine);
  return engine;
}
