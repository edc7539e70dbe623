import { type Row, rows, type Vocabulary } from '../vocabulary.ts';
import { normalizeSite, toSlug } from './address.ts';
import type { Options } from './options.ts';

/** A committee to follow: the site's number for it, and the key and name it has here. */
export interface Target {
  number: string;
  committee_id: string;
  /** Name for people and for joining former names; null until the site says it. */
  name: string | null;
}

/** A council and where it publishes. */
export interface Site {
  council_id: string;
  council: string;
  url: URL;
  /** The committees asked for; a name that the seeds lack stays to be looked up on the site. */
  targets: Target[];
  wanted: string[];
}

/** Finds a council's site and the committees asked for; throws one line where neither the seeds nor the options say. */
export function findSite(options: Options, vocabulary: Vocabulary): Site {
  const council = rows(vocabulary, 'councils').find(row => isNamed(row, options.council));
  const council_id =
    council?.council_id ??
    toSlug(options.council.replace(/ (?:city|county|borough|district)? ?council$/i, ''));
  if (council_id === '') throw new Error(`invalid --council: ${options.council}`);
  const address = options.site ?? council?.site;
  if (!address) throw new Error(`unknown council: ${options.council}: give its address with --site`);
  const names = new Map(rows(vocabulary, 'committees').map(row => [row.committee_id, row.name]));
  const known = rows(vocabulary, 'modern_gov')
    .filter(row => row.council_id === council_id)
    .map(row => ({ ...row, name: row.name ?? names.get(row.committee_id ?? '') ?? null }) as Row);
  const chosen = options.committees.map(wanted => ({ wanted, rows: chooseRows(wanted, known) }));
  const targets =
    chosen.length > 0
      ? chosen.flatMap(({ wanted, rows }) => rows.map(toTarget).concat(unlisted(wanted, rows, council_id)))
      : known.filter(row => row.is_default && isValid(row, options)).map(toTarget);
  const wanted = chosen
    .filter(({ wanted, rows }) => rows.length === 0 && !/^\d+$/.test(wanted))
    .map(choice => choice.wanted);
  if (targets.length + wanted.length === 0 && !options.isList)
    throw new Error(
      `missing --committee: no committee of ${options.council} is in seeds/modern-gov.csv; --list shows those of its site`,
    );
  return {
    council_id,
    council: council?.name ?? options.council,
    url: normalizeSite(address),
    targets: unique(targets),
    wanted,
  };
}

/** Picks the site's committees that go by a name, its initials or the key it would have here. */
export function matchCommittees<T extends { name: string }>(
  wanted: string,
  council_id: string,
  seen: T[],
): T[] {
  const slug = toSlug(wanted);
  const exact = seen.filter(({ name }) => toSlug(name) === slug || `${council_id}-${toSlug(name)}` === slug);
  return exact.length > 0 ? exact : seen.filter(({ name }) => slug.length > 3 && toSlug(name).includes(slug));
}

function chooseRows(wanted: string, known: Row[]): Row[] {
  const slug = toSlug(wanted);
  return known.filter(
    row => row.number === wanted || row.committee_id === wanted || toSlug(row.name ?? '') === slug,
  );
}

function unlisted(wanted: string, rows: Row[], council_id: string): Target[] {
  if (rows.length > 0 || !/^\d{1,10}$/.test(wanted)) return [];
  return [{ number: wanted, committee_id: `${council_id}-${wanted}`, name: null }];
}

function toTarget(row: Row): Target {
  return { number: row.number ?? '', committee_id: row.committee_id ?? '', name: row.name ?? null };
}

function unique(targets: Target[]): Target[] {
  return [...new Map(targets.map(target => [target.number, target])).values()];
}

function isNamed(row: Row, words: string): boolean {
  const names = [row.council_id, row.name, ...(row.aliases ?? '').split('|')];
  return names.some(name => name && toSlug(name) === toSlug(words));
}

/** Tells whether a committee sat under this number at any time asked for. */
function isValid(row: Row, options: Options): boolean {
  return (
    !(row.valid_to && options.since && row.valid_to < options.since) &&
    !(row.valid_from && row.valid_from > options.until)
  );
}
