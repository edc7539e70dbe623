import type { Item, Mention, Span } from '../model.ts';
import { rows, type Vocabulary } from '../vocabulary.ts';
import { keyOf } from './keys.ts';
import { compilePhrases, nextPhrase, type Phrases, type Search, searchFor } from './phrases.ts';
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
  let at = 0;
  for (const zone of spokenWords(item, place.text)) {
    const { forms } = zone;
    const search = searchFor(names, zone);
    for (let from = nextPhrase(search, forms, 0); from >= 0; from = nextPhrase(search, forms, search.to)) {
      const name = nameMet(search, isCapital(place.text.charCodeAt(zone.starts[from]!)));
      if (name === undefined || councils.get(name.body) === place.council_id) continue;
      const start = zone.starts[from]!;
      while (at < sentences.length && sentences[at]!.char_end <= start) at++;
      const span = sentences[at];
      if (!span || span.char_start > start || isFound(found, span, name)) continue;
      found.push({
        mention_id: keyOf('m', `${place.document_id}|${span.char_start}|${name.body}`),
        item_id: item.item_id,
        body_id: name.body,
        quote: place.text.slice(span.char_start, span.char_end),
        char_start: span.char_start,
        char_end: span.char_end,
      });
    }
  }
  return found;
}

/** Whether a body was found in a sentence, the last of those that bodies were found in. */
function isFound(found: Mention[], { char_start }: Span, { body }: Name): boolean {
  for (let at = found.length - 1; at >= 0 && found[at]!.char_start === char_start; at--)
    if (found[at]!.body_id === body) return true;
  return false;
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

/** Gives the body that the words met name, as they begin with a capital or not. */
function nameMet({ values, first, last }: Search<Name>, isCapital: boolean): Name | undefined {
  for (let at = first; at < last; at++) if (isCapital || !values[at]!.isProper) return values[at];
  return undefined;
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}
