import type { Span } from '../../model.ts';
import { CUE, type Cues } from '../cues.ts';
import { joinLines } from '../lines.ts';
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
  { flags, all }: Cues,
  itemText: string,
  words: ResolutionWords,
): Undertaking[] {
  const found: Undertaking[] = [];
  if ((all & (CUE.agreement | CUE.promise | CUE.action)) === 0) return found;
  const { promised, agreed, passive, action } = patternsOf(words);
  let director: string | undefined;
  for (let index = 0; index < sentences.length; index++) {
    const flag = flags[index]!;
    const delivers = (flag & CUE.delivery) !== 0;
    const agrees = delivers && (flag & CUE.agreement) !== 0;
    const intends = delivers && (flag & CUE.promise) !== 0;
    const acts = (flag & CUE.action) !== 0;
    if (!agrees && !intends && !acts) continue;
    const { char_start, char_end } = withoutMarker(text, sentences[index]!);
    if (char_end - char_start > 900 || char_end - char_start < 20) continue;
    const plain = joinLines(text.slice(char_start, char_end));
    const met =
      ((agrees || intends) && (flag & CUE.officer) !== 0 ? promised.exec(plain) : null) ??
      (agrees ? agreed.exec(plain) : null) ??
      (intends ? passive.exec(plain) : null) ??
      (acts ? action.exec(plain) : null);
    if (!met || past.test(met[0])) continue;
    let owner = met.groups?.owner?.replace(/^(?:the|a|an) /i, '') ?? null;
    if (owner && /^(?:Strategic )?Director$/i.test(owner)) {
      director ??= findDirector(itemText);
      owner = director || owner;
    }
    found.push({ char_start, char_end, owner });
  }
  return found;
}

function patternsOf(words: ResolutionWords): Patterns {
  const found = patterns.get(words);
  if (found) return found;
  const { officers, deliver, recipients, matters } = words;
  const owner = `(?<owner>(?:[A-Z][A-Za-z’'-]+ ){0,4}(?:${officers})(?: (?:of|for) [A-Z][A-Za-z’'&-]+(?:,? (?:and |& |of |for )?[A-Z][A-Za-z’'&-]+){0,7})?)`;
  const will = '(?:would|could|will|can|should)';
  const body = `(?:all )?(?:${recipients}|the (?:[A-Z&][A-Za-z’'&,]* |and |of ){1,12}(?:Committee|Commission|Board|Panel))`;
  const agrees = '(?:agreed|undertook|offered|committed|promised|agrees)';
  const result: Patterns = {
    promised: new RegExp(
      `\\b${owner} (?:also |further |then )?(?:${agrees} to (?:[a-z]+ly )?(?:${deliver})\\b|(?:would|will) (?:${deliver})(?: [^.]{0,60}?)? (?:(?:to |with |back to )?${body}|the service|(?:${matters}))\\b)`,
    ),
    agreed: new RegExp(
      `(?:\\b${owner} (?:also |further )?agreed that|\\b[Ii]t was (?:also |further |therefore )?agreed that) [^.]{3,220}? ${will} (?:also )?(?:be )?(?:${deliver})\\b`,
    ),
    passive: new RegExp(
      `\\b(?:would|will) (?:also |then )?be (?:${deliver})(?: [^.]{0,40}?)? (?:to|with|for) ${body}\\b|\\b(?:written|further|detailed|additional|full) (?:${matters})(?: [^.]{0,80}?)? (?:would|will) be (?:${deliver})\\b|\\bthis would be (?:re-?circulated|circulated)\\b|\\bwould follow up\\b`,
    ),
    action: new RegExp(
      `^(?:Action|ACTION)(?:s|S| [Pp]oints?| POINTS?)?\\s?:\\s?(?:[Tt]hat )?(?:[Tt]he )?${owner}`,
    ),
  };
  patterns.set(words, result);
  return result;
}

const office =
  /\b(?:Strategic |Corporate |Executive |Interim )?Director (?:of|for) [A-Z][A-Za-z’'&-]+(?:,? (?:and |& )?[A-Z][A-Za-z’'&-]+){0,6}/g;
/** The longest word that may stand before `Director` in the name of an office. */
const LONGEST_RANK = 'Corporate '.length;

/** Gives the one director whose full office a text names, or '' where it names none or several: a bare `Director` is that one. */
function findDirector(text: string): string {
  let named = '';
  let from = 0;
  for (;;) {
    const at = text.indexOf('Director ', from);
    if (at < 0) return named;
    office.lastIndex = Math.max(from, at - LONGEST_RANK);
    const met = office.exec(text);
    if (!met) return named;
    const plain = met[0].replace(/\s+/g, ' ');
    if (named !== '' && plain !== named) return '';
    named = plain;
    from = office.lastIndex;
  }
}

/** A bullet or number before the sentence is not part of it. */
function withoutMarker(text: string, { char_start, char_end }: Span): Span {
  const opening = text.slice(char_start, Math.min(char_end, char_start + 40));
  const marker = /^(?:[·•●▪*–-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])[\s\u00a0]{1,20}/.exec(opening);
  return { char_start: char_start + (marker?.[0].length ?? 0), char_end };
}
