/** What one place of a pattern takes: a lower-case letter, or the kinds of characters of a class. */
export interface Place {
  type: 'place';
  /** The one letter that fits, in lower case, or null. */
  letter: string | null;
  hasLetters: boolean;
  hasAllLetters: boolean;
  hasDigits: boolean;
  hasSpaces: boolean;
  /** Other characters that fit; null where they cannot be listed. */
  others: string | null;
}

/** A regular expression as a tree, as far as its words matter; letters are in lower case. */
export type Tree =
  | Place
  | { type: 'sequence'; parts: Tree[] }
  | { type: 'choice'; options: Tree[] }
  | { type: 'repeat'; body: Tree; least: number; most: number }
  /** `^` and `$`, which are `before` and `after`, or a word boundary. */
  | { type: 'edge'; side: 'before' | 'after' | 'both' }
  | { type: 'look'; side: 'before' | 'after'; isNegative: boolean; body: Tree };

/** Anything, of any length: what the tree does not follow, such as a backreference. */
const UNKNOWN: Tree = {
  type: 'repeat',
  least: 0,
  most: Number.POSITIVE_INFINITY,
  body: placeWithout(noMembers()),
};

/** Reads the source of a regular expression as a tree. */
export function readTree({ source }: RegExp): Tree {
  const reader = { source, at: 0 };
  return readChoice(reader);
}

interface Reader {
  source: string;
  at: number;
}

function readChoice(reader: Reader): Tree {
  const options = [readSequence(reader)];
  while (reader.source[reader.at] === '|') {
    reader.at++;
    options.push(readSequence(reader));
  }
  return options.length === 1 ? options[0]! : { type: 'choice', options };
}

function readSequence(reader: Reader): Tree {
  const parts: Tree[] = [];
  while (reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at]!)) {
    parts.push(readRepeat(reader, readAtom(reader)));
  }
  return sequenceOf(spell(parts));
}

function sequenceOf(parts: Tree[]): Tree {
  return parts.length === 1 ? parts[0]! : { type: 'sequence', parts };
}

const MOST_OPTIONAL = 3;

/** Spells out words with letters that may be left out: `scores?` is a choice of two words. */
function spell(parts: Tree[]): Tree[] {
  const spelt: Tree[] = [];
  for (let from = 0; from < parts.length; ) {
    let to = from;
    while (isLetter(parts[to]) || isOptionalLetter(parts[to])) to++;
    const word = parts.slice(from, to);
    const optional = word.filter(isOptionalLetter).length;
    if (optional === 0 || optional > MOST_OPTIONAL) spelt.push(...parts.slice(from, Math.max(to, from + 1)));
    else spelt.push({ type: 'choice', options: spellings(word).map(sequenceOf) });
    from = Math.max(to, from + 1);
  }
  return spelt;
}

function spellings(word: Tree[]): Tree[][] {
  let all: Tree[][] = [[]];
  for (const part of word) {
    const without = part.type === 'repeat' ? all : [];
    all = all.map(each => each.concat(part.type === 'repeat' ? part.body : part)).concat(without);
  }
  return all;
}

function isOptionalLetter(tree: Tree | undefined): boolean {
  return tree?.type === 'repeat' && tree.least === 0 && tree.most === 1 && isLetter(tree.body);
}

/** Whether a tree is one plain letter. */
export function isLetter(tree: Tree | undefined): tree is Place & { letter: string } {
  return tree?.type === 'place' && tree.letter !== null;
}

function readRepeat(reader: Reader, body: Tree): Tree {
  const quantifier = /(?:[?*+]|\{(\d+)(?:(,)(\d+)?)?\})\??/y;
  quantifier.lastIndex = reader.at;
  const met = quantifier.exec(reader.source);
  if (!met) return body;
  reader.at = quantifier.lastIndex;
  const sign = met[0][0]!;
  const least = sign === '{' ? Number(met[1]) : sign === '+' ? 1 : 0;
  const bound = met[3] === undefined ? (met[2] ? Number.POSITIVE_INFINITY : least) : Number(met[3]);
  const most = sign === '{' ? bound : sign === '?' ? 1 : Number.POSITIVE_INFINITY;
  return { type: 'repeat', body, least, most };
}

function readAtom(reader: Reader): Tree {
  const sign = reader.source[reader.at++]!;
  if (sign === '(') return readGroup(reader);
  if (sign === '[') return readClass(reader);
  if (sign === '^') return { type: 'edge', side: 'before' };
  if (sign === '$') return { type: 'edge', side: 'after' };
  const members = noMembers();
  if (sign === '.') return placeWithout(members);
  if (sign !== '\\') {
    addSign(members, sign);
    return placeOf(members);
  }
  const next = reader.source[reader.at]!;
  if (next === 'b') {
    reader.at++;
    return { type: 'edge', side: 'both' };
  }
  if (/[\dkB]/.test(next)) {
    const reference = /\\(?:k<[^>]+>|\d+|B)/y;
    reference.lastIndex = --reader.at;
    reader.at += reference.exec(reader.source)![0].length;
    return UNKNOWN;
  }
  readEscape(reader, members);
  return placeOf(members);
}

const GROUP = /\?(?::|(<?)(=|!)|<[a-zA-Z]\w*>)/y;

function readGroup(reader: Reader): Tree {
  GROUP.lastIndex = reader.at;
  const met = GROUP.exec(reader.source);
  if (met) reader.at = GROUP.lastIndex;
  const body = readChoice(reader);
  reader.at++;
  if (!met?.[2]) return body;
  return { type: 'look', side: met[1] ? 'before' : 'after', isNegative: met[2] === '!', body };
}

/** The characters of a class, as it is read. */
interface Members {
  letters: Set<string>;
  hasAllLetters: boolean;
  hasDigits: boolean;
  hasSpaces: boolean;
  others: string;
  /** Whether it takes characters that are not listed here. */
  isOpen: boolean;
}

function noMembers(): Members {
  return {
    letters: new Set(),
    hasAllLetters: false,
    hasDigits: false,
    hasSpaces: false,
    others: '',
    isOpen: false,
  };
}

function readClass(reader: Reader): Tree {
  const members = noMembers();
  const isNegative = reader.source[reader.at] === '^';
  if (isNegative) reader.at++;
  while (reader.source[reader.at] !== ']') {
    const range = /([^\\\]])-([^\\\]])/y;
    range.lastIndex = reader.at;
    const met = range.exec(reader.source);
    if (met) addRange(members, met[1]!);
    else readMember(reader, members);
    if (met) reader.at = range.lastIndex;
  }
  reader.at++;
  return isNegative ? placeWithout(members) : placeOf(members);
}

/** `a-z`, `A-Z` and `0-9` are the only ranges told apart. */
function addRange(members: Members, first: string): void {
  if (/[a-z]/i.test(first)) members.hasAllLetters = true;
  else if (/\d/.test(first)) members.hasDigits = true;
  else members.isOpen = true;
}

function readMember(reader: Reader, members: Members): void {
  const sign = reader.source[reader.at++]!;
  if (sign === '\\') readEscape(reader, members);
  else addSign(members, sign);
}

function addSign(members: Members, sign: string): void {
  if (/[a-z]/i.test(sign)) members.letters.add(sign.toLowerCase());
  else if (/\d/.test(sign)) members.hasDigits = true;
  else if (/\s/.test(sign)) members.hasSpaces = true;
  else members.others += sign;
}

function readEscape(reader: Reader, members: Members): void {
  const sort = /u([\da-fA-F]{4})|[pP]\{[A-Za-z]+\}|([\s\S])/y;
  sort.lastIndex = reader.at;
  const [all, code, sign] = sort.exec(reader.source)!;
  reader.at = sort.lastIndex;
  if (code) addSign(members, String.fromCharCode(Number.parseInt(code, 16)));
  else if (sign === 'd') members.hasDigits = true;
  else if (sign === 's') members.hasSpaces = true;
  else if (sign === 'w' || all === 'p{L}') members.hasAllLetters = true;
  else if (sign !== undefined && /[nrtfv]/.test(sign)) members.hasSpaces = true;
  else if (sign !== undefined && !/[a-zA-Z]/.test(sign)) addSign(members, sign);
  else members.isOpen = members.hasAllLetters = members.hasDigits = members.hasSpaces = true;
  if (sign === 'w') members.hasDigits = members.isOpen = true;
}

function placeOf({ letters, hasAllLetters, hasDigits, hasSpaces, others, isOpen }: Members): Place {
  const isLetter =
    letters.size === 1 && !hasAllLetters && !hasDigits && !hasSpaces && others === '' && !isOpen;
  return {
    type: 'place',
    letter: isLetter ? [...letters][0]! : null,
    hasLetters: hasAllLetters || letters.size > 0,
    hasAllLetters,
    hasDigits,
    hasSpaces,
    others: isOpen ? null : others,
  };
}

/** `[^a-zA-Z]` takes no letter; a few letters left out leave the others in. */
function placeWithout({ hasAllLetters, hasDigits, hasSpaces, isOpen }: Members): Place {
  return {
    type: 'place',
    letter: null,
    hasLetters: isOpen || !hasAllLetters,
    hasAllLetters: false,
    hasDigits: isOpen || !hasDigits,
    hasSpaces: isOpen || !hasSpaces,
    others: null,
  };
}
