import type { DateBasis, Document } from '../model.ts';
import type { CouncilFound } from './council.ts';
import { cleanCommittee } from './heading.ts';
import { normalizeName, type Places, slug } from './places.ts';

/** Words in which a body speaks of itself; what follows them is its name. */
const OWN =
  /\b(?:minutes of (?:the|a) (?:last |previous )?meeting of the|members (?:of|to) the|(?:a|any) future|next meeting of the)\s+(.{5,120})/gi;

/** How far into a text its own name is looked for. */
const MOST_TEXT = 100_000;

/** A committee as a document shows it. */
export interface CommitteeFound {
  committee_id: string;
  /** The name it goes by in this document. */
  name: string;
  basis: DateBasis;
  is_listed: boolean;
}

/**
 * Names the committee: as its origin says; as the heading prints it; else by a listed name or short name of this
 * council's committees where the text speaks of itself by it, if it is the only one. Joint and unknown committees keep their printed name.
 */
export function findCommittee(
  document: Document,
  printed: string | null,
  council: CouncilFound,
  places: Places,
): CommitteeFound {
  const { origin } = document;
  if (origin.committee) return known(origin.committee, 'supplied', council, places);
  if (printed) return known(printed, 'stated', council, places);
  const mentioned = findMentioned(document.text, council, places);
  if (mentioned) return { ...mentioned, basis: 'inferred' };
  const committee_id = `${council.council_id}-unknown`;
  return { committee_id, name: 'Unknown committee', basis: 'unknown', is_listed: false };
}

function known(words: string, basis: DateBasis, council: CouncilFound, places: Places): CommitteeFound {
  const byId = places.committeeIds.get(words);
  const name = byId?.name ?? cleanCommittee(words);
  const row =
    byId ?? places.committees.get(normalizeName(name))?.find(row => row.council_id === council.council_id);
  if (row) return { committee_id: row.committee_id!, name: tidy(name), basis, is_listed: true };
  return { committee_id: `${council.council_id}-${slug(name)}`, name: tidy(name), basis, is_listed: false };
}

/** Printed minutes shout: a name all in capitals is shown in the listed or usual case. */
function tidy(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name
    .toLowerCase()
    .replace(/(?<![\w’'])(?!(?:and|of|the|for|in|on)\b)[a-z]/g, letter => letter.toUpperCase());
}

function findMentioned(text: string, council: CouncilFound, places: Places): CommitteeFound | null {
  const found = new Map<string, string>();
  const own = [...text.slice(0, MOST_TEXT).matchAll(OWN)].map(match => `${normalizeName(match[1]!)} `);
  for (const { name, row } of places.aliases) {
    if (row.council_id !== council.council_id) continue;
    if (name.split(' ').length > 2 && own.some(mention => mention.startsWith(`${name} `)))
      found.set(row.committee_id!, row.name!);
  }
  const only = found.size === 1 ? [...found][0]! : null;
  return only && { committee_id: only[0], name: only[1], basis: 'inferred', is_listed: true };
}
