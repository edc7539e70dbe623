import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  type Stats,
  statSync,
} from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import { isMeetingDay } from './calendar.ts';
import type { Origin } from './model.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A file to read: where it is, what it is called in the database, and how it looked when it was listed. */
export interface InputFile {
  file: string;
  path: string;
  size: number;
  modified: number;
  /** Size and time of its side file, so that a changed origin is noticed. */
  side: string;
}

/** Letters past which no part of an origin is believed. */
const LONGEST = 2_000;

/** Bytes past which a file is not even looked into. */
const LARGEST = 256_000_000;

/** A database, and what stands beside one. */
const DATABASE = /\.duckdb(?:\.[^/\\]{0,80})?$/i;

const ROOT = new URL('..', import.meta.url).pathname;

/** How files looked a moment ago, by their names. */
export type Seen = Map<string, { size: number; mtimeMs: number }>;

/**
 * Lists the documents below each folder, recursively, by path, as they look or were `seen` a moment ago; throws one line
 * naming a folder that is missing or holds none.
 */
export function listInputs(folders: string[], seen: Seen = new Map()): InputFile[] {
  const files = folders.flatMap(folder => {
    const found = listFolder(folder, seen);
    if (found.length === 0) throw new Error(`no documents: ${folder}: the folder holds no file to read`);
    return found;
  });
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.file < b.file ? -1 : 1));
  return files;
}

/**
 * Reads the origin beside a document, `{}` where there is none, without what it cannot be; `fault` names in one line the
 * side file and what is wrong with it, null where nothing is.
 */
export function readOrigin(file: string): { origin: Origin; fault: string | null } {
  const side = sideOf(file);
  const invalid = (why: string, origin: Origin = {}) => ({
    origin,
    fault: `invalid origin: ${side}: ${why}`,
  });
  let text: string;
  try {
    text = Buffer.from(readDocument(side)).toString();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { origin: {}, fault: null };
    return invalid((error as Error).message);
  }
  try {
    const read: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) {
      const strings = Object.entries(read).filter(([, value]) => typeof value === 'string');
      const faults = strings.flatMap(([name, value]) => faultOf(name, value as string) ?? []);
      const origin = Object.fromEntries(strings.filter(([name, value]) => !faultOf(name, value as string)));
      return faults[0] === undefined ? { origin, fault: null } : invalid(faults[0], origin);
    }
  } catch {}
  return invalid('not a JSON object');
}

/** Says what is wrong with a text of an origin; null where nothing is. */
function faultOf(name: string, value: string): string | null {
  if (value.length > LONGEST) return `${name.slice(0, 40)} has more than ${LONGEST} letters`;
  if (name === 'meeting_date' && /^[+-]?\d+-\d+-\d+$/.test(value) && !isMeetingDay(value))
    return `its meeting_date is no day of a council: ${value.slice(0, 40)}`;
  return null;
}

/** Reads every table of `seeds/*.csv`. */
export async function readVocabulary(): Promise<Vocabulary> {
  const folder = join(ROOT, 'seeds');
  const names = readdirSync(folder).filter(name => extname(name) === '.csv');
  const files = names.sort().map(name => ({
    stem: basename(name, '.csv'),
    text: readFileSync(join(folder, name), 'utf8'),
  }));
  // Loaded only here, so that a build with nothing to do does not load a reader of tables.
  const { normalizeVocabulary } = await import('./vocabulary.ts');
  return normalizeVocabulary(files);
}

/** Gives a fingerprint of the rules, the vocabularies and the official series: what was extracted under another is extracted anew. */
export function fingerprintRules(): string {
  const hash = createHash('sha256');
  for (const path of listRules()) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(ROOT, path)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * Gives a fingerprint of all that goes into a build, by names, sizes and times alone: every file below the folders, the
 * official files, the rules. Where it is as before nothing was written since, unless within one tick of the file system's
 * clock and to the same size, or the time was set back; where it differs, contents decide.
 */
export function fingerprintLook(folders: string[], official: string[], looked: Seen = new Map()): string {
  const hash = createHash('sha256').update(JSON.stringify([folders, official]));
  const add = (file: string) => {
    const seen = lstatSync(file, { throwIfNoEntry: false });
    if (seen?.isFile()) looked.set(file, { size: seen.size, mtimeMs: seen.mtimeMs });
    hash.update(`${file}\0${seen?.size}\0${seen?.mtimeMs}\0`);
  };
  for (const path of listRules()) add(join(ROOT, path));
  for (const file of official) add(file);
  for (const folder of folders) if (isFolder(folder)) for (const file of walk(folder)) add(file);
  return hash.digest('hex').slice(0, 16);
}

/** Gives a fingerprint of one file by its name, size and time. */
export async function fingerprintFile(file: string): Promise<string> {
  const seen = await stat(file).catch(() => {
    throw new Error(`missing file: ${file}`);
  });
  return `${file}:${seen.size}:${seen.mtimeMs}`;
}

/** Files that decide what is made of a document, relative to the project; the minutes and what only fetches them left out. */
function listRules(): string[] {
  return ['etl', 'seeds']
    .flatMap(folder => walk(join(ROOT, folder), false))
    .map(file => relative(ROOT, file))
    .filter(
      path => !path.startsWith(join('seeds', 'minutes') + sep) && !path.startsWith(join('etl', 'harvest')),
    );
}

function listFolder(folder: string, looked: Seen): InputFile[] {
  const there = look(folder);
  if (there === null) throw new Error(`missing folder: ${folder}`);
  if (!there.isDirectory()) throw new Error(`no folder: ${folder} is a file: give the folder it is in`);
  const all = walk(folder);
  const names = new Set(all);
  const files: InputFile[] = [];
  for (const file of all) {
    const extension = extname(file).toLowerCase();
    if (['.json', '.ndjson', '.csv', '.tmp', '.part'].includes(extension) || DATABASE.test(file)) continue;
    // What has gone since, or has a name that is no text, is told of by whoever opens it.
    const seen = looked.get(file) ?? lstatSync(file, { throwIfNoEntry: false }) ?? { size: 0, mtimeMs: 0 };
    const side = sideOf(file);
    const sideSeen = names.has(side) ? (looked.get(side) ?? look(side)) : null;
    files.push({
      file,
      path: relative(folder, file).split(sep).join('/'),
      size: seen.size,
      modified: seen.mtimeMs,
      side: sideSeen ? `${sideSeen.size}:${sideSeen.mtimeMs}` : '',
    });
  }
  return files;
}

/**
 * Files below a folder in order of their names; those asked for one after another, as that costs far less than all at
 * once. Links, pipes and folders that cannot be listed stand among them, so that whoever opens them says so.
 */
function walk(folder: string, keepsOdd = true): string[] {
  const files: string[] = [];
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    for (const entry of listEntries(next)) {
      if (entry === null) files.push(next);
      else if (entry.name.startsWith('.')) continue;
      else if (entry.isDirectory()) folders.push(join(next, entry.name));
      else if (keepsOdd || entry.isFile()) files.push(join(next, entry.name));
    }
  }
  return files.sort();
}

/** What a folder holds; null alone where it cannot be listed. */
function listEntries(folder: string): (Dirent | null)[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [null];
  }
}

/** Reads a file whole; throws one line on what is no file, or grew too large to be a document, and waits for no pipe. */
export function readDocument(file: string): Uint8Array {
  const handle = openOnly(file);
  try {
    const seen = fstatSync(handle);
    if (!seen.isFile()) throw new Error('it is no file, but a pipe, a socket or a device');
    if (seen.size > LARGEST) throw new Error(`it has ${seen.size} bytes, more than ${LARGEST}`);
    return readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Gives the key of the document that a file holds, by its bytes; null where it cannot be read. */
export function identifyDocument(file: string): string | null {
  try {
    return createHash('sha256').update(readDocument(file)).digest('hex').slice(0, 12);
  } catch {
    return null;
  }
}

function openOnly(file: string): number {
  try {
    return openSync(file, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ELOOP') throw new Error('it is a link, and links are not followed', { cause });
    if (code === 'ENOENT' && file.includes('\ufffd'))
      throw new Error('its name is not in UTF-8: give it another', { cause });
    if (code === 'ENXIO') throw new Error('it is no file, but a pipe, a socket or a device', { cause });
    throw cause;
  }
}

function isFolder(path: string): boolean {
  return look(path)?.isDirectory() === true;
}

/** How a file looks now; null where it has gone since it was listed. */
function look(file: string): Stats | null {
  return statSync(file, { throwIfNoEntry: false }) ?? null;
}

function sideOf(file: string): string {
  return join(dirname(file), `${basename(file, extname(file))}.json`);
}
