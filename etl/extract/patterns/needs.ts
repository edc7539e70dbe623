import { isLetter, type Place, type Tree } from './tree.ts';

/**
 * Something that must stand in a text, or at its edge, for a pattern to match: a word by its letters, bounded where it
 * begins or ends there; or any digit; or a sign such as `£`.
 */
export type Need =
  | { type: 'word'; letters: string; begins: boolean; ends: boolean }
  | { type: 'digit' }
  | { type: 'sign'; sign: string };

type Look = Extract<Tree, { type: 'look' }>;
type Repeat = Extract<Tree, { type: 'repeat' }>;

/** Needs of which at least one must be met; null where nothing can be said. */
export type Needs = Need[] | null;

/**
 * Gives what a text must hold for a pattern to match anywhere in it: of the parts that every match has, the one that
 * fewest texts will have. After R. Cox, “Regular Expression Matching with a Trigram Index” (2012), with words for trigrams.
 */
export function needsOf(tree: Tree): Needs {
  return held(tree, false, false);
}

/** Gives what must stand first in a text, spaces apart, for a pattern with `^` to match; null for one without. */
export function firstNeedsOf(tree: Tree): Needs {
  return isHeldAtStart(tree) ? first(tree, () => null, false) : null;
}

/** Gives what must stand last in a text, spaces apart, for a pattern with `$` to match; null for one without. */
export function lastNeedsOf(tree: Tree): Needs {
  const needs = firstNeedsOf(mirror(tree));
  return needs?.map(need => (need.type === 'word' ? mirrorWord(need) : need)) ?? null;
}

function mirrorWord(need: Need & { type: 'word' }): Need {
  return { ...need, letters: [...need.letters].reverse().join(''), begins: need.ends, ends: need.begins };
}

function mirrorRepeat(tree: Repeat): Repeat {
  return { ...tree, body: mirror(tree.body) };
}

function mirror(tree: Tree): Tree {
  switch (tree.type) {
    case 'sequence':
      return { ...tree, parts: tree.parts.map(mirror).reverse() };
    case 'choice':
      return { ...tree, options: tree.options.map(mirror) };
    case 'repeat':
      return mirrorRepeat(tree);
    case 'look':
      return { ...tree, side: tree.side === 'after' ? 'before' : 'after', body: mirror(tree.body) };
    case 'edge':
      return tree.side === 'both' ? tree : { ...tree, side: tree.side === 'after' ? 'before' : 'after' };
    default:
      return tree;
  }
}

function isHeldAtStart(tree: Tree): boolean {
  if (tree.type === 'edge') return tree.side === 'before';
  if (tree.type === 'choice') return tree.options.every(isHeldAtStart);
  return tree.type === 'sequence' && tree.parts.length > 0 && isHeldAtStart(tree.parts[0]!);
}

function partsOf(tree: Tree): Tree[] {
  return tree.type === 'sequence' ? tree.parts : [tree];
}

/** Whether no letter can follow what comes before `tree`, given whether none can follow where `tree` is empty. */
function isBounded(tree: Tree, after: boolean): boolean {
  switch (tree.type) {
    case 'place':
      return !tree.hasLetters;
    case 'sequence':
      return tree.parts.reduceRight((bounded, part) => isBounded(part, bounded), after);
    case 'choice':
      return tree.options.every(option => isBounded(option, after));
    case 'repeat':
      return tree.least > 0 ? isBounded(tree.body, after) : after && isBounded(tree.body, after);
    case 'edge':
      return true;
    default:
      return after || (tree.side === 'after' && isBoundary(tree));
  }
}

/** Whether no letter can follow one round of a repeat: neither that of another round nor one of what comes after. */
function isBoundedAgain({ body, most }: Repeat, after: boolean): boolean {
  return after && (most === 1 || isBounded(body, after));
}

/** `(?![a-zA-Z])` lets no letter follow; `(?=\s|,)` lets only others follow. */
function isBoundary({ isNegative, body }: Look): boolean {
  if (!isNegative) return isBounded(body, false);
  return body.type === 'place' && body.hasAllLetters;
}

/** What must stand first: `next` gives it for what follows, and is asked where the tree can be empty or a space. */
function first(tree: Tree, next: () => Needs, bounded: boolean): Needs {
  switch (tree.type) {
    case 'place':
      return firstOfPlace(tree, next);
    case 'sequence':
      return firstOfParts(tree.parts, 0, next, bounded);
    case 'choice':
      return union(tree.options.map(option => first(option, next, bounded)));
    case 'repeat': {
      const repeated = first(tree.body, next, isBoundedAgain(tree, bounded));
      return tree.least > 0 ? repeated : union([repeated, next()]);
    }
    default:
      return next();
  }
}

function firstOfParts(parts: Tree[], from: number, next: () => Needs, bounded: boolean): Needs {
  if (from === parts.length) return next();
  const ends = (at: number) => parts.slice(at).reduceRight((after, part) => isBounded(part, after), bounded);
  if (isLetter(parts[from])) {
    const { letters, to } = run(parts, from);
    return [{ type: 'word', letters, begins: true, ends: ends(to) }];
  }
  return first(parts[from]!, () => firstOfParts(parts, from + 1, next, bounded), ends(from + 1));
}

function firstOfPlace(place: Place, next: () => Needs): Needs {
  if (place.letter !== null) return [{ type: 'word', letters: place.letter, begins: true, ends: false }];
  if (place.hasLetters || place.others === null) return null;
  const needs: Need[] = [...place.others].map(sign => ({ type: 'sign', sign }));
  if (place.hasDigits) needs.push({ type: 'digit' });
  return place.hasSpaces ? union([needs, next()]) : needs;
}

function run(parts: Tree[], from: number): { letters: string; to: number } {
  let letters = '';
  let to = from;
  for (let part = parts[to]; isLetter(part); part = parts[++to]) letters += part.letter;
  return { letters, to };
}

/** What must stand somewhere: `begun` and `ended` say whether no letter can stand right before and right after the tree. */
function held(tree: Tree, begun: boolean, ended: boolean): Needs {
  switch (tree.type) {
    case 'choice':
      return union(tree.options.map(option => held(option, begun, ended)));
    case 'repeat':
      return tree.least > 0
        ? held(tree.body, isBoundedAgain(mirrorRepeat(tree), begun), isBoundedAgain(tree, ended))
        : null;
    case 'place':
    case 'sequence':
      return heldOfParts(partsOf(tree), begun, ended);
    default:
      return null;
  }
}

function heldOfParts(parts: Tree[], begun: boolean, ended: boolean): Needs {
  const begins = (at: number) =>
    parts
      .slice(0, at)
      .map(mirror)
      .reduce((before, part) => isBounded(part, before), begun);
  const ends = (at: number) => parts.slice(at).reduceRight((after, part) => isBounded(part, after), ended);
  let best: Needs = null;
  for (let at = 0; at < parts.length; at++) {
    const from = at;
    const part = parts[at]!;
    let needs: Needs;
    if (isLetter(part)) {
      const { letters, to } = run(parts, from);
      needs = [{ type: 'word', letters, begins: begins(from), ends: ends(to) }];
      at = to - 1;
    } else {
      needs = part.type === 'place' ? null : held(part, begins(from), ends(from + 1));
    }
    if (commonness(needs) < commonness(best)) best = needs;
  }
  return best;
}

const COMMON = new Set(
  'a an the of to in and for by on at with was were had that is from or as be it'.split(' '),
);

/** A rough measure of how many texts meet one of the needs: short words and parts of words are met often. */
function commonness(needs: Needs): number {
  if (needs === null) return Number.POSITIVE_INFINITY;
  return needs.reduce((sum, need) => {
    if (need.type !== 'word') return sum + 1;
    const { letters, begins, ends } = need;
    if (letters === 's') return Number.POSITIVE_INFINITY;
    if (begins && ends) return sum + (COMMON.has(letters) ? 1 : 1 / letters.length ** 2);
    return sum + (begins ? 2 : 4) / letters.length ** 2;
  }, 0);
}

function union(all: Needs[]): Needs {
  if (all.some(needs => needs === null)) return null;
  const distinct = new Map((all as Need[][]).flat().map(need => [JSON.stringify(need), need]));
  return [...distinct.values()];
}
