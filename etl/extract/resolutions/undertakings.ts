import type { Span } from '../../model.ts';
import type { ResolutionWords } from './words.ts';

/** Something promised in discussion, with who promised it in the text's words; null where the text does not say. */
export interface Undertaking extends Span {
  owner: string | null;
}

interface Patterns {
  promised: RegExp;
  agreed: RegExp;
  passive: RegExp;
  action: RegExp;
}

const patterns = new WeakMap<ResolutionWords, Patterns>();
const past = /\b(?:had|has|have) (?:previously |already )?been (?:provided|circulated|agreed)\b/;

/**
 * Finds the undertakings in a sentence list: `The Director agreed to provide …`, `it was agreed that details could be
 * provided`, `a written answer would be circulated to Members`.
 */
export function findUndertakings(
  text: string,
  sentences: Span[],
  itemText: string,
  words: ResolutionWords,
): Undertaking[] {
  const { promised, agreed, passive, action } = patternsOf(words);
  const found: Undertaking[] = [];
  for (const sentence of sentences) {
    const { char_start, char_end } = sentence;
    if (char_end - char_start > 900 || char_end - char_start < 20) continue;
    const plain = text.slice(char_start, char_end).replace(/\s+/g, ' ');
    if (!/agree|undert|offer|commit|promis|would|will|action/i.test(plain)) continue;
    const met = promised.exec(plain) ?? agreed.exec(plain) ?? passive.exec(plain) ?? action.exec(plain);
    if (!met || past.test(met[0])) continue;
    found.push({
      char_start,
      char_end,
      owner: met.groups?.owner ? cleaned(met.groups.owner, itemText) : null,
    });
  }
  return found;
}

function patternsOf(words: ResolutionWords): Patterns {
  const found = patterns.get(words);
  if (found) return found;
  const { officers, deliver, recipients } = words;
  const owner = `(?<owner>(?:[A-Z][A-Za-z’'-]+ ){0,4}(?:${officers})(?: (?:of|for) [A-Z][A-Za-z’'&-]+(?:,? (?:and |& |of |for )?[A-Z][A-Za-z’'&-]+){0,7})?)`;
  const will = '(?:would|could|will|can|should)';
  const result: Patterns = {
    promised: new RegExp(
      `\\b${owner} (?:also |further |then )?(?:(?:agreed|undertook|offered|committed|promised|agrees) to (?:${deliver})|(?:would|will) (?:${deliver})(?: [^.]{0,60})? (?:to |with |back to )?(?:${recipients}|the service)\\b)`,
      'i',
    ),
    agreed: new RegExp(
      `(?:\\b${owner} (?:also |further )?agreed that|\\bit was (?:also |further |therefore )?agreed that) [^.]{3,220}? ${will} (?:also )?(?:be )?(?:${deliver})\\b`,
      'i',
    ),
    passive: new RegExp(
      `\\b(?:would|will) (?:also |then )?be (?:${deliver})(?: [^.]{0,40}?)? (?:to|with|for) (?:all )?(?:${recipients})\\b|\\bthis would be (?:re-?circulated|circulated)\\b|\\bwould follow up\\b`,
      'i',
    ),
    action: new RegExp(`^action(?:s| points?)?\\s?:\\s?(?:that )?(?:the )?${owner}`, 'i'),
  };
  patterns.set(words, result);
  return result;
}

/** A bare `Director` becomes the one director whose full office the text names. */
function cleaned(owner: string, text: string): string {
  const bare = owner.replace(/^(?:the|a|an) /i, '');
  if (!/^(?:Strategic )?Director$/i.test(bare)) return bare;
  const offices = text.matchAll(
    /\b((?:Strategic |Corporate |Executive |Interim )?Director (?:of|for) [A-Z][A-Za-z’'&-]+(?:,? (?:and |& )?[A-Z][A-Za-z’'&-]+){0,6})/g,
  );
  const named = new Set([...offices].map(met => met[1]!.replace(/\s+/g, ' ')));
  return named.size === 1 ? [...named][0]! : bare;
}
