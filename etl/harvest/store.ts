import { createHash } from 'node:crypto';
import { toSlug } from './address.ts';
import type { Entry, FileKept, Ledger } from './ledger.ts';
import type { Fetched, NewFile } from './meeting.ts';
import { parseMeeting } from './service.ts';
import type { World } from './world.ts';

/** What keeping a meeting came to; `items` names those whose minutes are not what they were. */
export interface Kept {
  outcome: 'new' | 'unchanged' | 'changed' | 'kept';
  files: FileKept[];
  versions: string[];
  items: string[];
}

/** What is said of a file in its `.json`. */
export interface OriginBase {
  council: string;
  committee: string | null;
  number: string;
}

const RANK = { service: 3, pages: 2, pdf: 1 };
const OWN = /^(?:\d{4}-\d{2}-\d{2}|undated)-[a-z0-9-]{1,120}\.(?:xml|html|pdf|docx|json)$/;

/**
 * Keeps a meeting's files: whole or not at all, each beside its origin, the earlier version put aside where it differs.
 * Minutes are never given up for an answer that has none, nor for a lesser source.
 */
export async function keepMeeting(
  world: World,
  ledger: Ledger,
  entry: Entry,
  fetched: Fetched,
  origin: OriginBase,
): Promise<Kept> {
  const before = entry.files;
  const isPoorer =
    fetched.minutes !== 'published' ||
    (entry.source && fetched.source && RANK[fetched.source] < RANK[entry.source]);
  if (entry.minutes === 'published' && before.length > 0 && isPoorer)
    return { outcome: 'kept', files: before, versions: [], items: [] };
  const files = fetched.files.map(file => ({ file, path: pathOf(file, fetched, entry) }));
  const dropped = before.filter(old => !files.some(({ path }) => path === old.path));
  const versions: string[] = [];
  for (const old of dropped) versions.push(await putAside(world, ledger, old.path, old.sha256));
  const kept: FileKept[] = [];
  const items: string[] = [];
  let isChanged = dropped.length > 0;
  for (const { file, path } of files) {
    const [sha256, print] = [hash(file.bytes), fingerprint(file)];
    const known = before.find(old => old.path === path);
    const existing = await world.disk.read(`${ledger.council_id}/${path}`);
    if (known?.print !== print) isChanged = true;
    else if (existing && hash(existing) === known.sha256) {
      kept.push(known);
      continue;
    }
    if (existing && hash(existing) !== sha256) {
      items.push(...changedItems(existing, file));
      versions.push(await putAside(world, ledger, path, hash(existing)));
    }
    const facts = toOrigin(file, fetched, origin, sha256, world.now());
    await world.disk.write(`${ledger.council_id}/${sideOf(path)}`, `${JSON.stringify(facts, null, 2)}\n`);
    await world.disk.write(`${ledger.council_id}/${path}`, file.bytes);
    await clearTwin(world, ledger, path, sha256);
    kept.push({ path, sha256, print });
  }
  const outcome = before.length === 0 ? 'new' : isChanged ? 'changed' : 'unchanged';
  return { outcome, files: kept, versions: versions.filter(path => path !== ''), items: [...new Set(items)] };
}

function pathOf(file: NewFile, fetched: Fetched, entry: Entry): string {
  const part = toSlug(file.part);
  const stem = `${fetched.date ?? 'undated'}-${entry.committee_id}-m${entry.number}`;
  return `${stem}${part === '' ? '' : `-${part}`}.${file.extension}`;
}

/** Clears away what a broken run left: half files, and files that the ledger does not know (put aside, not lost). */
export async function sweep(world: World, ledger: Ledger): Promise<void> {
  const known = new Set(Object.values(ledger.entries).flatMap(entry => entry.files.map(file => file.path)));
  for (const path of [...known]) known.add(sideOf(path));
  for (const folder of ['', '/.versions', '/.reports'])
    for (const name of await world.disk.list(`${ledger.council_id}${folder}`))
      if (name.endsWith('.part')) await world.disk.remove(`${ledger.council_id}${folder}/${name}`);
  for (const name of await world.disk.list(ledger.council_id)) {
    const path = `${ledger.council_id}/${name}`;
    if (OWN.test(name) && !known.has(name))
      await world.disk.move(path, `${ledger.council_id}/.versions/${name}`);
  }
}

/** Removes the files that a meeting no longer has; their versions have been put aside. */
export async function dropFiles(
  world: World,
  ledger: Ledger,
  before: FileKept[],
  after: FileKept[],
): Promise<void> {
  for (const { path } of before.filter(old => !after.some(file => file.path === old.path))) {
    await world.disk.remove(`${ledger.council_id}/${path}`);
    const isShared = after.some(file => sideOf(file.path) === sideOf(path));
    if (!isShared) await world.disk.remove(`${ledger.council_id}/${sideOf(path)}`);
  }
}

/** Removes what a broken run had put aside of this very file. */
async function clearTwin(world: World, ledger: Ledger, path: string, sha256: string): Promise<void> {
  const aside = `${ledger.council_id}/.versions/${path}`;
  const twin = await world.disk.read(aside);
  if (!twin || hash(twin) !== sha256) return;
  await world.disk.remove(aside);
  await world.disk.remove(sideOf(aside));
}

async function putAside(world: World, ledger: Ledger, path: string, sha256: string): Promise<string> {
  const bytes = await world.disk.read(`${ledger.council_id}/${path}`);
  if (!bytes) return '';
  const dot = path.lastIndexOf('.');
  const stem = `.versions/${path.slice(0, dot)}-${sha256.slice(0, 12)}`;
  const side = await world.disk.read(`${ledger.council_id}/${sideOf(path)}`);
  if (side) await world.disk.write(`${ledger.council_id}/${stem}.json`, side);
  await world.disk.write(`${ledger.council_id}/${stem}${path.slice(dot)}`, bytes);
  return `${stem}${path.slice(dot)}`;
}

function toOrigin(
  file: NewFile,
  fetched: Fetched,
  origin: OriginBase,
  sha256: string,
  now: number,
): Record<string, string> {
  const facts: Record<string, string | null | undefined> = {
    title: file.title,
    url: file.url,
    council: origin.council,
    committee: origin.committee,
    meeting_date: fetched.date,
    meeting_number: origin.number,
    kind: file.kind,
    item_number: file.item_number,
    item_title: file.item_title,
    source: fetched.source,
    accessed: new Date(now).toISOString().slice(0, 10),
    media_type: file.media_type,
    sha256,
  };
  return Object.fromEntries(Object.entries(facts).filter((fact): fact is [string, string] => !!fact[1]));
}

/** Names the items whose minutes differ between two answers of the service; none for other formats. */
function changedItems(before: Uint8Array, file: NewFile): string[] {
  if (file.extension !== 'xml') return [];
  const decode = (bytes: Uint8Array) => parseMeeting(new TextDecoder().decode(bytes))?.items ?? [];
  const old = new Map(decode(before).map(item => [item.key, item]));
  const changed = decode(file.bytes).filter(item => old.get(item.key)?.minutes !== item.minutes);
  const now = new Set(decode(file.bytes).map(item => item.key));
  return [...changed, ...[...old.values()].filter(item => !now.has(item.key))].map(item => item.label);
}

// A PDF made on demand differs each time in its dates and its identifier alone.
function fingerprint(file: NewFile): string {
  if (file.extension !== 'pdf') return hash(file.bytes);
  const text = new TextDecoder('latin1').decode(file.bytes);
  return hash(
    text.replace(/\/(?:CreationDate|ModDate)\s{0,3}\([^()]{0,60}\)|\/ID\s{0,3}\[[^\]]{0,200}\]/g, ''),
  );
}

function hash(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function sideOf(path: string): string {
  return path.replace(/\.[a-z]+$/, '.json');
}
