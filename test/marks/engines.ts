import { stemsOf, words } from '../../etl/words.ts';
import type { Marked } from './marks.ts';

/** An engine for themes: what it learns from one half of the marks, and the themes it then gives an item. */
export type Engine = (train: Marked[]) => (item: Marked) => string[];

/** The engine to be beaten: a theme for each item whose text holds one of its terms, at most three, most terms first. */
export function keywordEngine(terms: { theme_id: string; term: string; weight: number }[]): Engine {
  const strong = terms.filter(({ weight }) => weight >= 3);
  return () => item => {
    const text = textOf(item).toLowerCase();
    const counts = new Map<string, number>();
    for (const { theme_id, term } of strong) {
      if (text.includes(term.toLowerCase())) counts.set(theme_id, (counts.get(theme_id) ?? 0) + 1);
    }
    const best = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 3);
    return best.length > 0 ? best.map(([theme]) => theme) : ['governance'];
  };
}

interface Trainable {
  addDocument(tokens: string[], label: string): void;
  train(): void;
  getClassifications(tokens: string[]): { label: string; value: number }[];
}

/** A classifier of natural, trained on the stems; a theme is given while it has `share` of the best one's value. */
export function trainedEngine(make: () => Trainable, share: number): Engine {
  return train => {
    const classifier = make();
    for (const item of train) for (const theme of item.themes) classifier.addDocument(tokensOf(item), theme);
    classifier.train();
    return item => {
      const ranked = classifier.getClassifications(tokensOf(item));
      const best = ranked[0]?.value ?? 0;
      return ranked
        .filter(({ value }) => value >= best * share)
        .slice(0, 3)
        .map(({ label }) => label);
    };
  };
}

/** The distinct stems of title and opening: more of them and natural's product of chances underflows to nought. */
function tokensOf({ item, text }: Marked): string[] {
  const first = item.minutes[0] ?? { char_start: 0, char_end: 0 };
  return [...new Set([...stemsOf(words(item.title)), ...stemsOf(words(text, first)).slice(0, 40)])];
}

/** The title stands three times, as it says most. */
function textOf({ item, text }: Marked): string {
  const spoken = [...item.agenda, ...item.minutes].map(span => text.slice(span.char_start, span.char_end));
  return [item.title, item.title, item.title, ...spoken].join('\n');
}
