import type { DateBasis, Document } from '../model.ts';
import { normalizeName, type Places, type Sign, slug } from './places.ts';

/** The weight of signs that names a council. */
const ENOUGH = 2;
/** How far into a text signs are looked for. */
const MOST_TEXT = 200_000;

/** A council as a document shows it, with the rule that named it. */
export interface CouncilFound {
  council_id: string;
  name: string;
  basis: DateBasis;
  is_listed: boolean;
  evidence: string | null;
}

const NAMED =
  /^(?:the )?((?:[A-Z][\w’'-]+(?: (?:and|upon|of|on|the|&) | )){1,5}(?:(?:City|County|Borough|District|Metropolitan|Royal|London|Unitary) ){0,3}Council)$/;

/**
 * Names the council of a document: as its origin says; else as a line of its head prints it; else by signs that only one
 * council's papers carry (a venue, a web address, a body's short name). Signs of two councils cancel out.
 */
export function findCouncil(document: Document, front: string, titles: string, places: Places): CouncilFound {
  const { origin } = document;
  if (origin.council) return known(origin.council, 'supplied', `origin: ${origin.council}`, places);
  const host = findHost(document.source_url, places);
  if (host) return known(host, 'stated', `address: ${document.source_url}`, places);
  const printed = findPrinted(front, places);
  if (printed) return printed;
  const signs = findSigns(
    { any: document.text.slice(0, MOST_TEXT), front: front.slice(0, MOST_TEXT), title: titles },
    places,
  );
  if (signs) return known(signs.council_id, 'inferred', signs.evidence, places);
  return {
    council_id: 'unknown',
    name: 'Unknown council',
    basis: 'unknown',
    is_listed: false,
    evidence: null,
  };
}

/** Looks a council up by key or name; one that the seeds lack goes by its own name. */
export function known(name: string, basis: DateBasis, evidence: string, places: Places): CouncilFound {
  const council_id = places.councils.has(name) ? name : places.councilNames.get(normalizeName(name));
  if (council_id) {
    return { council_id, name: places.councils.get(council_id)!.name!, basis, is_listed: true, evidence };
  }
  return {
    council_id: slug(name.replace(/ (?:city|county|borough|district)? ?council$/i, '')),
    name,
    basis,
    is_listed: false,
    evidence,
  };
}

function findHost(url: string | null, places: Places): string | null {
  const host = url ? /^https?:\/\/([^/?#:]+)/i.exec(url)?.[1]?.toLowerCase() : undefined;
  return (host && places.hosts.get(host)) ?? null;
}

function findPrinted(front: string, places: Places): CouncilFound | null {
  const lines = front
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .slice(0, 40);
  for (const [index, line] of lines.entries()) {
    if (!/council/i.test(line + (lines[index + 1] ?? ''))) continue;
    const pair = `${line} ${lines[index + 1] ?? ''}`;
    for (const words of [line, pair, line.split(/ [-–|] /).at(-1)!]) {
      if (words.length > 80) continue;
      const listed = places.councilNames.get(normalizeName(words));
      if (listed) return known(listed, 'stated', `head: ${words}`, places);
    }
    for (const words of [line, line.split(/ [-–|] /).at(-1)!]) {
      const own = NAMED.exec(titleCase(words));
      if (own && !/^County Council$/i.test(words)) return known(own[1]!, 'stated', `head: ${words}`, places);
    }
  }
  return null;
}

function titleCase(line: string): string {
  if (line.length > 80 || line !== line.toUpperCase()) return line;
  return line
    .toLowerCase()
    .replace(/(?<![\w’'])(?!(?:and|upon|of|on|the)\b)[a-z]/g, letter => letter.toUpperCase());
}

/** The head decides if it can, else the whole text; a sign that several councils share speaks for each, against none. */
function findSigns(
  words: Record<Sign['place'], string>,
  places: Places,
): { council_id: string; evidence: string } | null {
  const { anySign } = places;
  const hasSign = anySign.test(words.front) || anySign.test(words.title) || anySign.test(words.any);
  return hasSign ? weighSigns(words, places) : null;
}

function weighSigns(
  words: Record<Sign['place'], string>,
  places: Places,
): { council_id: string; evidence: string } | null {
  for (const zone of ['front', 'any'] as const) {
    const scores = new Map<string, { weight: number; phrases: string[]; own: boolean }>();
    for (const sign of places.signs) {
      const where = zone === 'front' || sign.place === 'front' ? 'front' : sign.place;
      if (!hasPhrase(words[where], sign.phrase)) continue;
      for (const council_id of sign.councils) {
        const score = scores.get(council_id) ?? { weight: 0, phrases: [], own: false };
        score.weight += sign.weight;
        score.phrases.push(sign.phrase);
        score.own ||= sign.councils.length === 1;
        scores.set(council_id, score);
      }
    }
    const own = [...scores].filter(([, score]) => score.own);
    if (own.length > 1) return null;
    const [only] = own;
    if (only && only[1].weight >= ENOUGH) {
      return { council_id: only[0], evidence: `signs of one council only: ${only[1].phrases.join('; ')}` };
    }
  }
  return null;
}

/** Tells whether a phrase stands in a text as whole words: `in Leicester` is not in `in Leicestershire`. */
function hasPhrase(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (!/^[A-Za-z]{2}/.test(text.slice(at + phrase.length - 1, at + phrase.length + 1))) return true;
  }
  return false;
}
