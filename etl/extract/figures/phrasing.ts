/** Words of hedging and of order that a name can do without wherever they stand. */
const LOOSE = new Set(
  'also only just already currently now nearly almost approximately further additional'.split(' '),
);
/** Words that a name does not begin with. */
const STARTS = new Set(
  `a an the some it they them these those such there that which who where when while whereas although though if as because and
  or but having had has have been being be is are was were would by to at of from about around over up out another with – - —`.split(
    /\s+/,
  ),
);
/** Words that a name does not end with; the first of them do where it goes on after the number. */
const LINKS =
  'of for in to with and or among between across who that which had has have was were is are would be been'.split(
    ' ',
  );
const ENDS = new Set([
  ...LINKS,
  ...'a an the by at from roughly just nearly almost some about around per but as than – - —'.split(' '),
]);
/** What is longer stands at no edge. */
const LONGEST_EDGE = Math.max(...[...STARTS, ...ENDS].map(word => word.length));
const CLUMSY = new Set([...ENDS].filter(word => !LINKS.includes(word)));
const MARKER = /^[\s·•*▪●–-]*(?:\d{1,2}\.\d{1,2}\.?\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s?)?/iu;
const IN_MARKER = ' ·•*▪●–-';
/** How far into a stretch the stop or bracket of a list marker may stand. */
const LONGEST_MARKER = 8;
const SEPARATOR = /[\s“”‘]/;
/** 1 at the codes of what stands between words; of signs past them a white space or a quotation mark does. */
const SEPARATORS = Uint8Array.from({ length: 128 }, (_, code) =>
  /[\s()"%,;:]/.test(String.fromCharCode(code)) ? 1 : 0,
);
/** What is longer is no loose word, nor an edge. */
const LONGEST_LOOSE = Math.max(...[...LOOSE].map(word => word.length));
/** 1 at the first letters of loose words. */
const LOOSE_LETTERS = Uint8Array.from({ length: 128 }, (_, code) =>
  [...LOOSE].some(word => word.charCodeAt(0) === (code | 32)) ? 1 : 0,
);
const COMMA = 44;

/** Gives the words of a stretch without its list marker and loose words, one space between any two; commas stay. */
export function phraseOf(said: string): string {
  const { length } = said;
  let phrase = '';
  let run = -1;
  let end = 0;
  for (let at = markerEnd(said); at < length; at++) {
    const from = at;
    while (at < length && !isSeparator(said.charCodeAt(at))) at++;
    if (at === from || isLoose(said, from, at)) continue;
    // Words that stand one space apart are taken together.
    if (run >= 0 && from === end + 1 && said.charCodeAt(end) === 32) {
      end = at;
    } else {
      if (run >= 0) phrase = joined(phrase, said, run, end);
      run = from;
      end = at;
    }
    if (said.charCodeAt(at) === COMMA && said.charCodeAt(at + 1) === 32) end = at + 1;
  }
  return run < 0 ? phrase : joined(phrase, said, run, end);
}

function joined(phrase: string, said: string, from: number, to: number): string {
  return phrase === '' ? said.slice(from, to) : `${phrase} ${said.slice(from, to)}`;
}

/** Gives a phrase without the joining and helping words at its start and end; some stay at the end where it goes on. */
export function withoutEdges(phrase: string, goesOn: boolean): string {
  let from = 0;
  while (from < phrase.length) {
    const space = phrase.indexOf(' ', from);
    const end = space < 0 ? phrase.length : space;
    if (!isBareWord(STARTS, phrase, from, end)) break;
    from = end + 1;
  }
  return trimmedEnd(phrase.slice(from), goesOn ? CLUMSY : ENDS);
}

/** Gives a phrase without the joining and helping words at its end. */
export function withoutEnd(phrase: string): string {
  return trimmedEnd(phrase, ENDS);
}

function trimmedEnd(phrase: string, ends: Set<string>): string {
  let to = phrase.length;
  while (to > 0) {
    const start = phrase.lastIndexOf(' ', to - 1) + 1;
    if (!isBareWord(ends, phrase, start, to)) break;
    to = Math.max(0, start - 1);
  }
  if (phrase.charCodeAt(to - 1) === COMMA) to--;
  return phrase.slice(0, to);
}

/** Whether a word is one of some short ones, but for its comma. */
function isBareWord(words: Set<string>, phrase: string, from: number, to: number): boolean {
  const end = phrase.charCodeAt(to - 1) === COMMA ? to - 1 : to;
  return end - from <= LONGEST_EDGE && words.has(phrase.slice(from, end).toLowerCase());
}

/** Gives the last words of a phrase. */
export function lastWords(words: string, count: number): string {
  let at = words.length;
  for (let i = 0; i < count && at > 0; i++) at = words.lastIndexOf(' ', at - 1);
  return at < 0 ? words : words.slice(at + 1);
}

/** Gives the first words of a phrase. */
export function firstWords(words: string, count: number): string {
  let at = -1;
  for (let i = 0; i < count; i++) {
    at = words.indexOf(' ', at + 1);
    if (at < 0) return words;
  }
  return words.slice(0, at);
}

/** Where a list marker ends, as `(ii)` or `· 3.`: most stretches begin with none. */
function markerEnd(said: string): number {
  let at = 0;
  while (at < said.length && mayMark(said, at)) at++;
  const code = said.charCodeAt(at);
  if (code === 111 && said.charCodeAt(at + 1) === 32) return at + 2;
  return code > 127 || hasStop(said, at) ? MARKER.exec(said)![0].length : at;
}

function mayMark(said: string, at: number): boolean {
  const code = said.charCodeAt(at);
  return (code < 48 || code > 122) && IN_MARKER.includes(said[at]!);
}

/** Whether a stop or a closing bracket stands near after a place. */
function hasStop(said: string, from: number): boolean {
  const to = Math.min(said.length, from + LONGEST_MARKER);
  for (let at = from; at < to; at++) {
    const code = said.charCodeAt(at);
    if (code === 46 || code === 41) return true;
  }
  return false;
}

function isLoose(said: string, from: number, to: number): boolean {
  const code = said.charCodeAt(from);
  if (to - from > LONGEST_LOOSE || code > 127 || LOOSE_LETTERS[code] === 0) return false;
  return LOOSE.has(said.slice(from, to).toLowerCase());
}

function isSeparator(code: number): boolean {
  return code < 128 ? SEPARATORS[code] === 1 : code > 0x1fff && SEPARATOR.test(String.fromCharCode(code));
}
