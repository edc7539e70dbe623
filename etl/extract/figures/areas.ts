import { type Row, rows, type Vocabulary } from '../../vocabulary.ts';
import type { Lexicon } from './lexicon.ts';
import { anywhere, type Phrases } from './phrases.ts';

/** The area a figure is for, as code or words, and whether it is another than the committee's own council. */
export interface Area {
  area: string | null;
  isOther: boolean;
  rule: string;
  words: string;
}

interface Places {
  names: Phrases;
  codes: Map<string, string | null>;
}

const compiled = new WeakMap<Vocabulary, Places>();
const SUFFIX =
  /\s(?:(?:City|County|Borough|District|Metropolitan|Unitary)\s){0,2}Council$|\s(?:City|County)$/u;
/** What the figure is set beside is not what it measures: `5 points below the national average`. */
const COMPARED =
  /(?:below|above|than|exceed(?:s|ed|ing)|behind|ahead of|in line with|similar to|worse than|better than|lower than|higher than)\s(?:the\s|that of\s|in\s|both\s|our\s){0,3}(?:[a-zA-Z-]{2,20}\s){0,3}(?:average|figure|rate|level|neighbours|authorities|councils|England|nationally)(?![a-zA-Z])/gi;
/** `than the England average of 13%`: the number itself is the nation's. */
const BESIDE =
  /(?:^|[^a-zA-Z])(england|national|regional|statistical neighbours?)(?:[’']s?)?(?:\s(?:average|figure|rate|level|median|mean))?\s(?:of|was|is|at|stood at)\s(?:[a-zA-Z]{2,12}\s){0,2}$/i;
/** Without one of these no place is named. */
const PLACED =
  /(?:in|across|for|of|within|by)\s[A-Z]|nation|england|region|neighbour|other |across the|world|uk/i;
const PREPOSITION = /(?:in|across|for|of|within|by)\s$/i;
const ENGLAND =
  /(?:^|[^a-zA-Z])(?:nationally|national (?:average|figure|rate|level)|across (?:england|the country)|in england|england(?:’s|'s)? average)(?![a-zA-Z])/i;

/** Says which area the words of a clause measure: a named one, several joined, the nation, or else the council’s own. */
export function areaOf(
  words: string,
  lead: string,
  council: { council_id: string; council_name: string },
  vocabulary: Vocabulary,
  lexicon: Lexicon,
): Area {
  const { names, codes } = places(vocabulary);
  const listed = rows(vocabulary, 'councils').find(row => row.council_id === council.council_id);
  const own =
    listed?.gss_code ?? codes.get((council.council_name ?? '').replace(SUFFIX, '').toLowerCase()) ?? null;
  if (!PLACED.test(words)) return { area: own, isOther: false, rule: 'the council’s own', words: '' };
  const beside = BESIDE.exec(lead);
  if (beside)
    return {
      area: /england|national/i.test(beside[1]!) ? 'E92000001' : beside[1]!.toLowerCase(),
      isOther: true,
      rule: 'named beside the number',
      words: beside[1]!,
    };
  const clause = words.replace(COMPARED, ' ');
  const joined =
    /(?:in|across|for|of|within)\s((?:[A-Z][a-zA-Z]+(?:,\s|\sand\s|\s&\s)){1,4}[A-Z][a-zA-Z]+)/.exec(
      clause,
    )?.[1];
  const members = joined?.split(/,\s|\sand\s|\s&\s/u) ?? [];
  if (members.length > 1 && members.filter(name => codes.has(name.toLowerCase())).length > 1)
    return {
      area: joined!.replace(/\s{1,3}/g, ' '),
      isOther: false,
      rule: 'several areas together',
      words: joined!,
    };
  if (ENGLAND.test(clause)) {
    return {
      area: 'E92000001',
      isOther: true,
      rule: 'named in the clause',
      words: ENGLAND.exec(clause)![0].trim(),
    };
  }
  const elsewhere = lexicon.otherArea.exec(clause);
  if (elsewhere)
    return {
      area: elsewhere[1].toLowerCase(),
      isOther: true,
      rule: 'named in the clause',
      words: elsewhere[1],
    };
  const first = names
    .all(clause)
    .find(({ index }) => PREPOSITION.test(clause.slice(Math.max(0, index - 8), index)));
  if (first) {
    const code = codes.get(first[1].toLowerCase()) ?? null;
    if (code !== null && own !== null && code !== own)
      return { area: code, isOther: true, rule: 'named in the clause', words: first[1] };
  }
  return { area: own, isOther: false, rule: 'the council’s own', words: '' };
}

function places(vocabulary: Vocabulary): Places {
  let found = compiled.get(vocabulary);
  if (!found) {
    const codes = new Map<string, string | null>();
    for (const row of [...rows(vocabulary, 'areas'), ...rows(vocabulary, 'councils')]) {
      for (const name of namesOf(row)) codes.set(name.toLowerCase(), row.gss_code ?? null);
    }
    found = { codes, names: anywhere([...codes.keys()].filter(name => name.length > 3)) };
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
