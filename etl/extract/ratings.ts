import type { Item, Rating, Span } from '../model.ts';
import { rows, type Vocabulary } from '../vocabulary.ts';
import { flagsOf, makeFlags } from '../words.ts';
import { CUE, findCues } from './cues.ts';
import { lexicon } from './figures/lexicon.ts';
import { findSpeaker, isQuestion } from './figures/speakers.ts';
import { keyOf } from './keys.ts';
import { firstFrom, spokenZone } from './spoken.ts';

interface Scales {
  judged: RegExp;
  coloured: RegExp;
  names: Map<string, { scale: string; rating: string }>;
}

const compiled = new WeakMap<Vocabulary, Scales>();
const INSPECTED = /(?:ofsted|cqc|inspect|regulator|judge?ment|judged|graded|rated|rating|ilacs)/;
const COMMISSION = /care quality commission/iu;
const COLOURED = /(?:rated|rating|rag|status|risk|indicator|measure|dashboard|flagged)/;
const JUDGING = /(?:judged|rated|graded|found|assessed|judgement|rating|grade|effectiveness|moved)$/;
const SHOWING = /(?:rated|status|rating|flagged|shown)$/;
/** What a word tells of a sentence: that it is of an inspection, or may be, or of a colour; that it may lead to a judgement, or a colour. */
const INSPECTS = 1;
const MAY_INSPECT = 2;
const COLOURS = 4;
const JUDGES = 8;
const SHOWS = 16;
const telling = makeFlags((_stem, _capitals, printed) => {
  const word = printed.toLowerCase();
  return (
    (INSPECTED.test(word) ? INSPECTS : 0) |
    (word.endsWith('care') ? MAY_INSPECT : 0) |
    (COLOURED.test(word) ? COLOURS : 0) |
    (JUDGING.test(word) ? JUDGES : 0) |
    (SHOWING.test(word) ? SHOWS : 0)
  );
});
const VAGUE =
  /(?:^|[^\p{L}])(?:a number of|some|many|several|any|most|other)\s(?:\p{L}+\s)?(?:schools|settings|providers|homes|councils|authorities)(?!\p{L})/iu;
/** `schools that had been rated as outstanding` and `a good or outstanding rating` say nothing of anyone in particular. */
const GENERIC_BEFORE =
  /(?:(?:that|which|who)\s(?:had|have|has|were|was|are|is)\s(?:\p{L}{2,12}\s){0,2}(?:been\s)?(?:\p{L}{2,10}\s){0,3}|\b(?:or|if|be|become|becoming|achieve|achieving|a number of|all|any|get|getting to|to|not|move to)\s(?:an?\s)?)$/iu;
const GENERIC_AFTER =
  /^['’”]?\s(?:or|practice|practices|schools?|rating|progress|work|relationship|attendance|news|outcome|outcomes|example|quality|level|place|idea|to(?!\sbe\sgood)|that|job|start|behaviour|teaching|education|provision)(?!\p{L})/iu;
const JUDGED =
  '(?:(?:judged|rated|graded|found|assessed)\\s(?!as\\s|to\\sbe\\s)[^.;,]{1,50}\\s(?:to\\sbe|as)|(?:judged|rated|graded)\\s(?:the|it|its|both|this)(?:\\s[^.;,\\s]{1,20}){0,4}(?=\\s(?:good|outstanding|inadequate|requires)[\\s,.;])|rated|judged|graded|judgement\\s(?:of|was)|rating\\s(?:of|was)|grade\\s(?:of|was)|found\\sto\\sbe|effectiveness\\s(?:was|is|of)|moved\\sto)\\s(?:as\\s|to\\sbe\\s|overall\\s|a\\s|an\\s)?';
const CLAUSE_END = /[.;|?!](?:\s|$)|\s(?:whereas|although|but)\s|,\s(?:and|but|which|whereas)\s/iu;

/** Finds inspection judgements and red-amber-green statuses, with what they are about and who said them. */
export function findRatings(
  item: Item,
  document: { document_id: string; text: string; council_id: string },
  spans: Span[],
  vocabulary: Vocabulary,
): Rating[] {
  const found: Rating[] = [];
  const { flags, all } = findCues(item, document.text, spans, vocabulary);
  if ((all & CUE.rating) === 0) return found;
  const { judged, coloured, names } = scales(vocabulary);
  for (let i = 0; i < spans.length; i++) {
    if ((flags[i]! & CUE.rating) === 0) continue;
    const span = spans[i]!;
    const said = bitsOf(item, document.text, span.char_start, span.char_end);
    const sentence = document.text.slice(span.char_start, span.char_end).replace(/\s/g, ' ');
    const mayBeJudged = (said & JUDGES) !== 0 || /['‘“"]/.test(sentence);
    const mayBeColoured = (said & (COLOURS | SHOWS)) === (COLOURS | SHOWS);
    const matches: RegExpMatchArray[] = [];
    if (mayBeJudged && isInspected(item, document.text, spans, i, said))
      matches.push(...sentence.matchAll(judged));
    if (mayBeColoured) matches.push(...sentence.matchAll(coloured));
    for (const match of matches) {
      const name = names.get(match.groups!.name!.toLowerCase());
      const at = match.index! + match[0].toLowerCase().lastIndexOf(match.groups!.name!.toLowerCase());
      const isQuoted = /['‘“"]$/.test(sentence.slice(0, at));
      const lead = sentence.slice(0, isQuoted ? at - 1 : match.index);
      if (
        !name ||
        (!isQuoted && (GENERIC_BEFORE.test(lead) || VAGUE.test(lead))) ||
        GENERIC_AFTER.test(sentence.slice(at + match.groups!.name!.length))
      )
        continue;
      found.push(rating(item, document, span, sentence, match.index!, at, name, vocabulary));
    }
  }
  return found;
}

/** Gives what the words of a stretch of an item tell. */
function bitsOf(item: Item, text: string, char_start: number, char_end: number): number {
  const zone = spokenZone(item, text, { char_start, char_end });
  const flags = flagsOf(telling, zone);
  let bits = 0;
  for (
    let at = firstFrom(zone.starts, char_start);
    at < zone.starts.length && zone.starts[at]! < char_end;
    at++
  )
    bits |= flags[zone.forms[at]!]!;
  return bits;
}

/** Whether a sentence, or the one before, is of an inspection. */
function isInspected(item: Item, text: string, spans: Span[], index: number, said: number): boolean {
  const { char_start, char_end } = spans[index]!;
  const from = index > 0 ? spans[index - 1]!.char_start : char_start;
  const bits = said | bitsOf(item, text, from, char_start);
  if ((bits & INSPECTS) !== 0) return true;
  if ((bits & MAY_INSPECT) === 0) return false;
  const sentence = text.slice(char_start, char_end).replace(/\s/g, ' ');
  return COMMISSION.test(sentence) || COMMISSION.test(text.slice(from, char_start));
}

function rating(
  item: Item,
  document: { document_id: string; text: string; council_id: string },
  span: Span,
  sentence: string,
  from: number,
  at: number,
  name: { scale: string; rating: string },
  vocabulary: Vocabulary,
): Rating {
  const rest = sentence.slice(at);
  const end = CLAUSE_END.exec(rest)?.index ?? rest.length;
  const isPart = from > 0 && name.scale === 'rag';
  const char_start =
    span.char_start +
    (isPart
      ? clauseStart(sentence, from)
      : Math.max(0, at - (/['‘“"]/.test(sentence[at - 1] ?? '') ? 1 : at - from)));
  const char_end = Math.min(span.char_end, span.char_start + at + end);
  const subject = subjectOf(sentence, from);
  const identity = `${document.document_id}\n${name.scale}\n${span.char_start + at}`;
  const isAsked = isQuestion(document.text, item, span.char_start);
  return {
    rating_id: keyOf('g', identity),
    item_id: item.item_id,
    ...name,
    subject,
    council_id: councilIn(sentence, document.council_id, vocabulary),
    speaker: isAsked
      ? 'public'
      : (findSpeaker(sentence, { char_start: 0, char_end: sentence.length }, at, lexicon(vocabulary))
          ?.speaker ?? null),
    quote: document.text.slice(char_start, char_end),
    char_start,
    char_end,
  };
}

function clauseStart(sentence: string, from: number): number {
  const lead = sentence.slice(0, from);
  const cut = Math.max(lead.lastIndexOf(', '), lead.lastIndexOf('; '), lead.lastIndexOf(' that ') + 4);
  return cut > 4 ? cut + 1 : 0;
}

/** The words before the judgement, without the verb that leads to it. */
function subjectOf(sentence: string, from: number): string | null {
  const lead = sentence
    .slice(Math.max(0, from - 140), from)
    .replace(/^.*(?:[;.]|\swhereas|\sthat)\s/iu, '')
    .replace(
      /(?:\s(?:has|had|have|been|was|were|is|are|being|received|states?|stated|as|judged|rated|graded|found|to|be|both|the|a|an|of|LCC)){1,12}\s?$/iu,
      '',
    )
    .trim();
  return lead.length > 3 ? lead : null;
}

function councilIn(sentence: string, own: string, vocabulary: Vocabulary): string | null {
  const named = rows(vocabulary, 'councils').filter(row => row.name && sentence.includes(row.name));
  if (named.length === 1) return named[0]!.council_id ?? own;
  return named.length === 0 ? own : null;
}

function scales(vocabulary: Vocabulary): Scales {
  let found = compiled.get(vocabulary);
  if (!found) {
    const names = new Map<string, { scale: string; rating: string }>();
    const lists: Record<string, string[]> = { ofsted: [], rag: [] };
    for (const row of rows(vocabulary, 'rating_words')) {
      for (const word of (row.words ?? '').split('|')) {
        names.set(word.toLowerCase(), { scale: row.scale ?? '', rating: row.rating ?? '' });
        lists[row.scale ?? '']?.push(word.replaceAll(' ', '\\s'));
      }
    }
    const judged = lists.ofsted!.join('|') || '(?!)';
    const coloured = lists.rag!.join('|') || '(?!)';
    found = {
      names,
      judged: new RegExp(
        `(?<![\\p{L}])(?:(?:${JUDGED})['‘“"]?|(?=['‘“"])['‘“"])(?<name>${judged})(?!\\p{L})`,
        'giu',
      ),
      coloured: new RegExp(
        `(?<![\\p{L}])(?:rated|rag[\\s-]rated|status\\s(?:of|was|is)|rating\\s(?:of|was|is)|flagged|shown)\\s(?:as\\s|at\\s|to\\sbe\\s)?['‘“"]?(?<name>${coloured})(?!\\p{L})`,
        'giu',
      ),
    };
    compiled.set(vocabulary, found);
  }
  return found;
}
