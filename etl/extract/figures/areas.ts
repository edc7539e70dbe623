import { type Row, rows, type Vocabulary } from '../../vocabulary.ts';
import { type Piece, pattern, stretchOf } from '../patterns.ts';
import type { Lexicon } from './lexicon.ts';
import { anywhere, type PhrasesAnywhere } from './phrases.ts';

/** The area a figure is for, as code or words, and whether it is another than the committee's own council. */
export interface Area {
  area: string | null;
  isOther: boolean;
  rule: string;
  words: string;
}

interface Places {
  names: PhrasesAnywhere;
  codes: Map<string, string | null>;
  /** Codes of the councils met, by key and name. */
  own: Map<string, string | null>;
}

const compiled = new WeakMap<Vocabulary, Places>();
const SUFFIX =
  /\s(?:(?:City|County|Borough|District|Metropolitan|Unitary)\s){0,2}Council$|\s(?:City|County)$/u;
/** What the figure is set beside is not what it measures: `5 points below the national average`. */
const COMPARED = pattern(
  /(?:below|above|than|exceed(?:s|ed|ing)|behind|ahead of|in line with|similar to|worse than|better than|lower than|higher than)\s(?:the\s|that of\s|in\s|both\s|our\s){0,3}(?:[a-zA-Z-]{2,20}\s){0,3}(?:average|figure|rate|level|neighbours|authorities|councils|England|nationally)(?![a-zA-Z])/gi,
);
/** `than the England average of 13%`: the number itself is the nation's. */
const BESIDE = pattern(
  /(?:^|[^a-zA-Z])(england|national|regional|statistical neighbours?)(?:[’']s?)?(?:\s(?:average|figure|rate|level|median|mean))?\s(?:of|was|is|at|stood at)\s(?:[a-zA-Z]{2,12}\s){0,2}$/i,
);
/** Without one of these no place is named. */
const PLACED = pattern(
  /(?:in|across|for|of|within|by)\s[A-Z]|nation|england|region|neighbour|other |across the|world|uk/i,
);
const PREPOSITION = /(?:in|across|for|of|within|by)\s$/i;
const SUBJECT_AFTER =
  /^,?\s(?:(?:and|&)\s)?(?:writing|maths|mathematics|tests?|scores?|ages?|skills|books?|levels?)(?![a-z])/i;
const ENGLAND = pattern(
  /(?:^|[^a-zA-Z])(?:nationally|national (?:average|figure|rate|level)|across (?:england|the country)|in england|england(?:’s|'s)? average)(?![a-zA-Z])/i,
);

const JOINED = /(?:in|across|for|of|within)\s((?:[A-Z][a-zA-Z]+(?:,\s|\sand\s|\s&\s)){1,4}[A-Z][a-zA-Z]+)/;
const JOINTS = /,\s|\sand\s|\s&\s/u;
const NATION = 'E92000001';

/** Says which area the words of a clause measure: a named one, several joined, the nation, or else the council’s own. */
export function areaOf(
  clause: Piece,
  lead: Piece,
  own: string | null,
  vocabulary: Vocabulary,
  lexicon: Lexicon,
): Area {
  const places = placesOf(vocabulary);
  const area = PLACED.test(clause) ? namedArea(clause, lead, places, own, lexicon) : null;
  return area ?? { area: own, isOther: false, rule: 'the council’s own', words: '' };
}

function namedArea(
  clause: Piece,
  lead: Piece,
  { names, codes }: Places,
  own: string | null,
  lexicon: Lexicon,
): Area | null {
  const beside = BESIDE.exec(lead)?.[1];
  if (beside !== undefined) {
    const isNation = /england|national/i.test(beside);
    return other(isNation ? NATION : beside.toLowerCase(), 'named beside the number', beside);
  }
  const measured = COMPARED.fits(clause)
    ? stretchOf(clause.text.replace(COMPARED.regex, ' '), 0, undefined, clause.words)
    : clause;
  const joined = JOINED.exec(measured.text)?.[1];
  const members = joined?.split(JOINTS).filter(name => codes.has(name.toLowerCase())) ?? [];
  if (members.length > 1)
    return {
      area: joined!.replace(/\s{1,3}/g, ' '),
      isOther: false,
      rule: 'several areas together',
      words: joined!,
    };
  const nation = ENGLAND.exec(measured);
  if (nation) return other(NATION, 'named in the clause', nation[0].trim());
  const elsewhere = lexicon.otherArea.exec(measured);
  if (elsewhere) return other(elsewhere[1].toLowerCase(), 'named in the clause', elsewhere[1]);
  const first = names.all(measured).find(match => isPlace(measured.text, match.index, match[1]));
  const code = first ? (codes.get(first[1].toLowerCase()) ?? null) : null;
  return code !== null && own !== null && code !== own ? other(code, 'named in the clause', first![1]) : null;
}

/** `the standard in reading, writing and maths` names no council, whatever its capitals. */
function isPlace(text: string, index: number, name: string): boolean {
  return (
    name[0] !== name[0]!.toLowerCase() &&
    PREPOSITION.test(text.slice(Math.max(0, index - 8), index)) &&
    !SUBJECT_AFTER.test(text.slice(index + name.length, index + name.length + 24))
  );
}

function other(area: string, rule: string, words: string): Area {
  return { area, isOther: true, rule, words };
}

/** Gives the code of a council's own area, or null where none is known. */
export function ownArea(
  { council_id, council_name }: { council_id: string; council_name: string },
  vocabulary: Vocabulary,
): string | null {
  const { codes, own } = placesOf(vocabulary);
  const key = `${council_id}\n${council_name}`;
  let code = own.get(key);
  if (code === undefined) {
    const listed = rows(vocabulary, 'councils').find(row => row.council_id === council_id);
    code = listed?.gss_code ?? codes.get((council_name ?? '').replace(SUFFIX, '').toLowerCase()) ?? null;
    own.set(key, code);
  }
  return code;
}

function placesOf(vocabulary: Vocabulary): Places {
  let found = compiled.get(vocabulary);
  if (!found) {
    const codes = new Map<string, string | null>();
    for (const row of [...rows(vocabulary, 'areas'), ...rows(vocabulary, 'councils')]) {
      for (const name of namesOf(row)) codes.set(name.toLowerCase(), row.gss_code ?? null);
    }
    found = { codes, own: new Map(), names: anywhere([...codes.keys()].filter(name => name.length > 3)) };
    compiled.set(vocabulary, found);
  }
  return found;
}

function namesOf(row: Row): string[] {
  const name = row.name ?? '';
  return [name, name.replace(SUFFIX, ''), ...(row.aliases ?? '').split('|')].filter(
    each => each.length > 3 && each !== 'County Council',
  );
}
