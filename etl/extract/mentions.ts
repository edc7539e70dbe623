import type { Item, Mention, Span } from '../model.ts';
import { rows, type Vocabulary } from '../vocabulary.ts';
import type { Words } from '../words.ts';
import { keyOf } from './keys.ts';
import { compilePhrases, nextPhrase, type Phrases, searchFor } from './phrases.ts';
import { spokenWords } from './spoken.ts';

interface Name {
  body: string;
  /** Whether a small first letter would make it another word: `Police` names a body, `the police` too, `Trust` not. */
  isProper: boolean;
}

const compiled = new WeakMap<Vocabulary, { names: Phrases<Name>; councils: Map<string, string> }>();

/**
 * Finds the bodies that an item names besides the council whose meeting it is, each with the sentence that names it,
 * once a sentence and body. `the City Council` in the city's own minutes is the council itself, so it is left out.
 */
export function findMentions(
  item: Item,
  place: { document_id: string; text: string; council_id: string },
  sentences: Span[],
  vocabulary: Vocabulary,
): Mention[] {
  const { names, councils } = compile(vocabulary);
  const found: Mention[] = [];
  const seen = new Set<string>();
  let at = 0;
  for (const zone of spokenWords(item, place.text)) {
    const { forms } = zone;
    const search = searchFor(names, zone);
    for (let from = nextPhrase(search, forms, 0); from >= 0; from = nextPhrase(search, forms, search.to)) {
      const name = search.met.find(({ isProper }) => !isProper || isUpper(place.text, zone, from));
      if (!name || councils.get(name.body) === place.council_id) continue;
      const start = zone.starts[from]!;
      while (at < sentences.length && sentences[at]!.char_end <= start) at++;
      const span = sentences[at];
      if (!span || span.char_start > start || seen.has(`${at} ${name.body}`)) continue;
      seen.add(`${at} ${name.body}`);
      found.push({
        mention_id: keyOf('m', `${place.document_id}|${span.char_start}|${name.body}`),
        item_id: item.item_id,
        body_id: name.body,
        quote: place.text.slice(span.char_start, span.char_end),
        ...span,
      });
    }
  }
  return found;
}

function compile(vocabulary: Vocabulary) {
  const found = compiled.get(vocabulary);
  if (found) return found;
  const names = compilePhrases(
    rows(vocabulary, 'body_names').map(row => ({
      phrase: row.name ?? '',
      value: { body: row.body_id ?? '', isProper: /^[A-Z]/.test(row.name ?? '') },
    })),
  );
  const councils = new Map(
    rows(vocabulary, 'bodies').flatMap(row =>
      row.body_id && row.council_id ? [[row.body_id, row.council_id] as const] : [],
    ),
  );
  const result = { names, councils };
  compiled.set(vocabulary, result);
  return result;
}

function isUpper(text: string, sentence: Words, at: number): boolean {
  const code = text.charCodeAt(sentence.starts[at]!);
  return code >= 65 && code <= 90;
}
