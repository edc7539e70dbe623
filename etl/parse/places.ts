import { type Row, rows, type Vocabulary } from '../vocabulary.ts';

/** A phrase that the papers of one council, or of a few, hold; `weight` 2 suffices, less needs company. */
export interface Sign {
  councils: string[];
  phrase: string;
  place: 'any' | 'front' | 'title';
  weight: number;
}

/** The councils and committees of the seeds, indexed by every name they go by. */
export interface Places {
  councils: Map<string, Row>;
  councilNames: Map<string, string>;
  hosts: Map<string, string>;
  committees: Map<string, Row[]>;
  committeeIds: Map<string, Row>;
  /** Every name of a committee, made comparable. */
  aliases: { name: string; row: Row }[];
  signs: Sign[];
  /** Matches any sign, so that a text without one is read once. */
  anySign: RegExp;
}

const compiled = new WeakMap<Vocabulary, Places>();

/** Gives the index of councils and committees, built once for a vocabulary. */
export function findPlaces(vocabulary: Vocabulary): Places {
  const known = compiled.get(vocabulary);
  if (known) return known;
  const places = compile(vocabulary);
  compiled.set(vocabulary, places);
  return places;
}

/** Makes a name comparable: lower case, `&` as `and`, no punctuation, no leading article. */
export function normalizeName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/['’‘`´]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/^ ?(?:the )?/, '')
    .trim();
}

/** Makes a key that is safe in an address: lower-case letters, digits and hyphens, at most 60. */
export function slug(text: string): string {
  // What is a key already stays as it is.
  if (/^[a-z0-9]{1,60}$/.test(text)) return text;
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, '-');
  const short = words.replace(/^-|-$/g, '').slice(0, 60).replace(/-$/, '');
  return short || 'x';
}

function compile(vocabulary: Vocabulary): Places {
  const places: Places = {
    councils: new Map(),
    councilNames: new Map(),
    hosts: new Map(),
    committees: new Map(),
    committeeIds: new Map(),
    aliases: [],
    signs: [],
    anySign: /(?!)/,
  };
  for (const row of rows(vocabulary, 'councils')) {
    const id = row.council_id!;
    places.councils.set(id, row);
    places.councilNames.set(normalizeName(row.name ?? id), id);
    for (const host of split(row.hosts)) places.hosts.set(host.toLowerCase(), id);
    if (row.site) places.hosts.set(row.site.replace(/^https?:\/\//, '').replace(/\/.*$/, ''), id);
  }
  for (const row of rows(vocabulary, 'committees')) {
    places.committeeIds.set(row.committee_id!, row);
    for (const name of [row.name!, ...split(row.former_names), ...split(row.aliases)]) {
      const key = normalizeName(name);
      places.committees.set(key, [...(places.committees.get(key) ?? []), row]);
      places.aliases.push({ name: key, row });
    }
  }
  for (const row of rows(vocabulary, 'council_signs')) {
    const place = row.place === 'front' || row.place === 'title' ? row.place : 'any';
    places.signs.push({
      councils: split(row.council_id),
      phrase: row.sign!,
      place,
      weight: Number(row.weight ?? 1),
    });
  }
  const phrases = places.signs.map(({ phrase }) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (phrases.length > 0) places.anySign = new RegExp(phrases.join('|'));
  return places;
}

function split(cell: string | null | undefined): string[] {
  return cell
    ? cell
        .split('|')
        .map(part => part.trim())
        .filter(Boolean)
    : [];
}
