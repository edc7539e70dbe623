import type { Declaration, Item, Span } from '../model.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { CUE, findCues } from './cues.ts';
import { keyOf } from './keys.ts';

const DECLARED = /\bdeclared\b(?=[^.;]{0,100}\b[Ii]nterests?\b)/;
const LEAD = /^[\s·•(]{0,10}(?:[a-z\d]{1,3}[.)]\s{1,5})?/i;
const ADVERB = /\s(?:also|both|each|all|then|further|again)$/;
const NAME = /^\p{Lu}[\p{L}'’.-]*(?:[ \u00a0](?:\p{Lu}[\p{L}'’.-]*|de|van|von|of|the)){0,6}$/u;
/** Words that begin like a name and are nobody's. */
const NOBODY =
  /^(?:no|none|nobody|all|any|it|he|she|they|members?|officers?|councillors?|those|some|there|committee|commission|panel|board)\b(?!\s\p{Lu})/iu;

/** Finds who declared an interest in the sentences of an item, one row a person, with the sentence; who declared none is left out. */
export function findDeclarations(
  item: Item,
  text: string,
  document_id: string,
  spans: Span[],
  vocabulary: Vocabulary,
): Declaration[] {
  const found: Declaration[] = [];
  const { flags, all } = findCues(item, text, spans, vocabulary);
  if ((all & CUE.declaration) === 0) return found;
  for (let index = 0; index < spans.length; index++) {
    if ((flags[index]! & CUE.declaration) === 0) continue;
    const { char_start, char_end } = spans[index]!;
    const quote = text.slice(char_start, char_end);
    const met = DECLARED.exec(quote);
    if (!met || met.index > 200) continue;
    for (const person of personsOf(quote.slice(0, met.index)))
      found.push({
        declaration_id: keyOf('d', `${document_id} ${char_start} ${person}`),
        item_id: item.item_id,
        person,
        quote,
        char_start,
        char_end,
      });
  }
  return found;
}

/** Gives the names in the words before the verb; none where anything else stands there. */
function personsOf(subject: string): string[] {
  const plain = subject.replace(/\s+/g, ' ').trim().replace(LEAD, '').replace(ADVERB, '');
  const persons = plain
    .split(/,? and |, /)
    .map(part => part.replace(/^The /, '').trim())
    .filter(part => part !== '');
  return persons.every(person => NAME.test(person) && !NOBODY.test(person)) ? persons : [];
}
