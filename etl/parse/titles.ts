/** Words that only the main verb of a sentence can be; after `which`, `that` or `who` they belong to a clause. */
const AUXILIARY = new Set(
  'is are was were be been being has have had will would can could may might shall should must does do did'.split(
    ' ',
  ),
);
const REPORTING = new Set(
  (
    'considered noted declared agreed reported stated said welcomed thanked explained commented advised highlighted ' +
    'introduced presented outlined provided questioned expressed proposed seconded requested submitted attended ' +
    'invited confirmed came sent joined left gave received resolved drew felt thought took looked praised put replied'
  ).split(' '),
);
const PARTICIPLE_TAIL = new Set(['by', 'under', 'from', 'pursuant', 'in', 'to', 'on', 'at', 'for', 'of']);
const CLAUSE = new Set(['which', 'that', 'who', 'whom', 'where', 'what', 'how']);
const OPENER =
  /^(?:The|To|Members|Any|An?|This|That|Councillors?|Cllr|Dr|Mr|Mrs|Ms|Miss|Following|There|It|If|Please|Pursuant)$/;
const LINKING =
  /^(?:of|and|for|the|to|in|on|with|a|an|by|from|at|or|&|-|–|—|into|under|over|as|between|which|that|who|whose|where)$/i;
const BODY_START =
  /^(?:that|(?:resolved|agreed|noted|recommended)(?:$|[.:,;]|\s(?:that|to|unanimously|as|by|the)\b|\s?[-–—])|none\.?$|(?:decisions?|minutes) ?:$|(?:the|a|an) (?:chair|chairman|vice-chair|committee|commission|director|board|cabinet|lead|leader|chief|monitoring|deputy|members?|officers?)\b(?=.{60})|apologies (?:for absence )?(?:were|came)|\(?[a-z]\)|\(?[ivx]{1,6}[).]|\(?\d{1,3}[).]\s?|[-•·*o▪–]\s|\d{1,2}[.:]\d{2}\s?[ap]m|signed\b|yours\b|note:|n\.?b\.?\b)/i;
const FILE_TAIL =
  /\s{0,4}(?:,?\s(?:pdf|doc|docx|xls|xlsx|ppt|pptx|word|excel|html?|zip|rtf) icon)?\s{0,3}\b(?:PDF|DOCX?|XLSX?|PPTX?|RTF|ZIP|HTML?|CSV|TXT)\s\d{1,5}(?:\.\d{1,2})?\s?(?:KB|MB|GB|bytes)$/i;

const SIZE_END = /[Bbs]/;

/** Length from which a line may have been wrapped. */
const WRAPPED = 40;

/** Length beyond which a line cannot be a title. */
export const LONGEST_TITLE = 320;

/** Drops the size of the linked file (`pdf icon PDF 117 KB`) and the full stop that some councils end titles with. */
export function cleanTitle(text: string): string {
  const plain = text.replace(/\s{2,}|[^\S ]/g, ' ').trim();
  const title = hasFileTail(plain) ? plain.replace(FILE_TAIL, '') : plain;
  if (!/[.:]/.test(title.slice(-1))) return title.trim();
  return title.replace(/(?<![A-Z]\.?[A-Z])\s?[.:]$/, '').trim();
}

/** Tells whether a line ends in the size of a linked file, as only titles and lists of documents do. */
export function hasFileTail(text: string): boolean {
  return SIZE_END.test(text.slice(-1)) && FILE_TAIL.test(text.slice(-60));
}

/** Tells whether a line reads as a heading: no main verb, no list mark, no lead-in. */
export function isTitle(text: string): boolean {
  if (text.length > LONGEST_TITLE || !/[A-Za-z]{2}/.test(text)) return false;
  if (/[:;,]/.test(text.slice(-1)) || BODY_START.test(text)) return false;
  const words = cleanTitle(text);
  if (!/^[^a-z]{0,3}[A-Z0-9"'‘“(]/.test(words)) return false;
  if (/^["“]/.test(words) && words.length > 120) return false;
  return !hasMainVerb(words.split(' ')) && !/[a-z]{2}\. [A-Z]/.test(words);
}

/** Tells whether words hold a finite verb outside a relative clause, and so are a sentence. */
export function hasMainVerb(words: string[]): boolean {
  for (let index = 0; index < words.length; index++) {
    const word = plainWord(words[index]!, index);
    if (word === null || isMonth(word, words, index)) continue;
    if (CLAUSE.has(word) && index > 0) return false;
    if (AUXILIARY.has(word) && (index > 0 || word === 'is' || word === 'are')) return true;
    if (index === 0 || !REPORTING.has(word)) continue;
    const next = words[index + 1]?.toLowerCase() ?? '';
    if (next !== '' && !PARTICIPLE_TAIL.has(next)) return true;
  }
  return false;
}

/** In capitals the month of May looks like the verb: it stands beside a number. */
function isMonth(word: string, words: string[], index: number): boolean {
  return word === 'may' && (/\d$/.test(words[index - 1] ?? '') || /^\d/.test(words[index + 1] ?? ''));
}

/** A word in lower case without its punctuation; null for a name, which has a capital in mid-sentence. */
function plainWord(printed: string, index: number): string | null {
  const first = printed.charCodeAt(0);
  if (first >= 97 && first <= 122) {
    const last = printed.charCodeAt(printed.length - 1);
    return last >= 97 && last <= 122 ? printed : printed.replace(/[^A-Za-z'’-]+/g, '');
  }
  const word = printed.replace(/[^A-Za-z'’-]+/g, '');
  const isName = index > 0 && /^[A-Z]/.test(word) && word !== word.toUpperCase();
  return isName ? null : word.toLowerCase();
}

/**
 * Splits the head of an agenda item that was flattened onto one line into its title and what follows (the agenda's
 * sentence): the title ends where a capitalised sentence opens. Gives the length of the title; 0 where the line is a
 * sentence from its start, so that its title was lost.
 */
export function splitTitle(head: string): number {
  const words = [...head.slice(0, 2000).matchAll(/\S+/g)];
  for (let index = 0; index < words.length; index++) {
    const word = words[index]![0].replace(/^["'‘“(]+/, '');
    const before = words[index - 1]?.[0] ?? '';
    if (!/^[A-Z]/.test(word) || LINKING.test(before)) continue;
    const rest = words.slice(index, index + 40).map(match => match[0]);
    if (index === 0 ? opensSentence(rest, true) : opensSentence(rest, false)) return words[index]!.index;
  }
  return head.length;
}

/** Tells whether a line runs on from the one before it, as a title wrapped in mid-phrase does. */
export function continuesTitle(before: string, line: string): boolean {
  if (/^[a-z(&]/.test(line) || /[,&–-]$/.test(before) || LINKING.test(before.split(' ').at(-1)!)) return true;
  return before.length >= WRAPPED && !/^(?:To|The|Members|Any|An?) [a-z]|^(?:The|Members) /.test(line);
}

function opensSentence(words: string[], first: boolean): boolean {
  const opener = OPENER.test(words[0]!.replace(/[^\w]/g, ''));
  const end = words.findIndex(word => /[.:?]$/.test(word) && !/^(?:Dr|Mr|Mrs|Ms|No|St)\.$/.test(word));
  const sentence = end < 0 ? words : words.slice(0, end + 1);
  if (sentence.length < 3) return false;
  const plain = sentence.map(word => word.replace(/[.:?]$/, ''));
  if (opener && /^to$/i.test(words[0]!)) return /^[a-z]{2,}/.test(words[1] ?? '') && (!first || end > 0);
  const verb =
    hasMainVerb(plain) ||
    (opener &&
      plain.some(word =>
        /^(?:submits?|asks?|gives?|introduces?|presents?|invites?|provides?|reports?|attached|to|seeks?|updates?)$/.test(
          word,
        ),
      ));
  if (!verb) return false;
  if (opener) return first || end >= 0 || sentence.length > 6;
  return !first && /^[a-z]/.test(words[1] ?? '') && hasMainVerb(plain.slice(0, 8));
}
