import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import type { Origin } from './model.ts';
import { normalizeVocabulary, type Vocabulary } from './vocabulary.ts';

/** A file to read: where it is, what it is called in the database, and how it looked when it was listed. */
export interface InputFile {
  file: string;
  path: string;
  size: number;
  modified: number;
  /** Size and time of its side file, so that a changed origin is noticed. */
  side: string;
}

const ROOT = new URL('..', import.meta.url).pathname;

/** Lists the documents below each folder, recursively, by path; throws one line naming a folder that is missing or holds none. */
export async function listInputs(folders: string[]): Promise<InputFile[]> {
  const files: InputFile[] = [];
  for (const folder of folders) {
    const found = await listFolder(folder);
    if (found.length === 0) throw new Error(`no documents: ${folder}: the folder holds no file to read`);
    files.push(...found);
  }
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.file < b.file ? -1 : 1));
  return files;
}

/** Reads the origin beside a document, `{}` where there is none; throws one line naming a side file that is not a JSON object. */
export async function readOrigin(file: string): Promise<Origin> {
  const side = sideOf(file);
  const text = await readFile(side, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new Error(`invalid origin: ${side}: ${error.message}`);
  });
  if (text === null) return {};
  try {
    const origin: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof origin === 'object' && origin !== null && !Array.isArray(origin)) {
      const strings = Object.entries(origin).filter(([, value]) => typeof value === 'string');
      return Object.fromEntries(strings) as Origin;
    }
  } catch {}
  throw new Error(`invalid origin: ${side}: not a JSON object`);
}

/** Reads every table of `seeds/*.csv`. */
export async function readVocabulary(): Promise<Vocabulary> {
  const folder = join(ROOT, 'seeds');
  const names = (await readdir(folder)).filter(name => extname(name) === '.csv').sort();
  const files = names.map(async name => ({
    stem: basename(name, '.csv'),
    text: await readFile(join(folder, name), 'utf8'),
  }));
  return normalizeVocabulary(await Promise.all(files));
}

/** Gives a fingerprint of the rules, the vocabularies and the official series: what was extracted under another is extracted anew. */
export async function fingerprintRules(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['etl', 'seeds']) {
    for (const file of await walk(join(ROOT, folder))) {
      const path = relative(ROOT, file);
      if (path.startsWith(join('seeds', 'minutes') + sep) || path.startsWith(join('etl', 'harvest')))
        continue;
      hash
        .update(path)
        .update('\0')
        .update(await readFile(file))
        .update('\0');
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** Gives a fingerprint of one file by its name, size and time. */
export async function fingerprintFile(file: string): Promise<string> {
  const seen = await stat(file).catch(() => {
    throw new Error(`missing file: ${file}`);
  });
  return `${file}:${seen.size}:${seen.mtimeMs}`;
}

async function listFolder(folder: string): Promise<InputFile[]> {
  const known = await stat(folder).catch(() => null);
  if (!known?.isDirectory()) throw new Error(`missing folder: ${folder}`);
  const all = await walk(folder);
  const names = new Set(all);
  const files: InputFile[] = [];
  for (const file of all) {
    const extension = extname(file).toLowerCase();
    if (['.json', '.ndjson', '.csv', '.tmp', '.part'].includes(extension)) continue;
    const seen = await stat(file);
    const side = sideOf(file);
    const sideSeen = names.has(side) ? await stat(side) : null;
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

async function walk(folder: string): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await walk(path)));
    else if (entry.isFile()) files.push(path);
  }
  return files.sort();
}

function sideOf(file: string): string {
  return join(dirname(file), `${basename(file, extname(file))}.json`);
}
