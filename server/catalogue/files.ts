import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PagePlan, Theme } from '../context.ts';

/** The files of `queries/`, paired but not yet typed by a database. */
export interface Declared {
  charts: { name: string; sql: string; spec: Record<string, unknown> }[];
  queries: { name: string; sql: string }[];
  pages: Record<string, PagePlan>;
  theme: Theme;
  /** Changes whenever a file does. */
  fingerprint: string;
}

const specEnding = '.vl.json';
const noTheme: Theme = { config: {}, pictureFont: 'sans-serif', council: {}, others: [] };

/** Reads the folder; throws one line naming the file on an orphan or on broken JSON. */
export async function readQueries(folder: string): Promise<Declared> {
  const texts = await readFolder(folder);
  const pages = await readFolder(join(folder, 'pages'));
  const stems = (ending: string) =>
    [...texts.keys()].filter(file => file.endsWith(ending)).map(file => file.slice(0, -ending.length));
  for (const name of stems('.sql')) refuseOrphan(texts, name, specEnding, '.sql');
  for (const name of stems(specEnding)) refuseOrphan(texts, name, '.sql', specEnding);
  const hash = createHash('sha256');
  for (const [file, text] of [...texts, ...pages]) hash.update(`${file}\0${text}\0`);
  return {
    charts: stems('.sql').map(name => ({
      name: checkName(name),
      sql: texts.get(`${name}.sql`)!,
      spec: parseJson(texts, `${name}${specEnding}`, {}) as Record<string, unknown>,
    })),
    queries: [...pages]
      .filter(([file]) => file.endsWith('.sql'))
      .map(([file, sql]) => ({ name: checkName(file.slice(0, -4)), sql })),
    pages: parseJson(texts, 'pages.json', {}) as Record<string, PagePlan>,
    theme: { ...noTheme, ...(parseJson(texts, 'theme.json', {}) as Partial<Theme>) },
    fingerprint: hash.digest('hex').slice(0, 12),
  };
}

async function readFolder(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = entries.filter(entry => entry.isFile()).map(entry => entry.name);
  const texts = await Promise.all(files.sort().map(file => readFile(join(folder, file), 'utf8')));
  return new Map(files.map((file, index) => [file, texts[index]!]));
}

function refuseOrphan(texts: Map<string, string>, name: string, missing: string, present: string): void {
  if (!texts.has(name + missing))
    throw new Error(`orphan chart: queries/${name}${present} has no ${name}${missing}`);
}

function checkName(name: string): string {
  if (/^[a-z][a-z0-9-]{0,79}$/.test(name)) return name;
  throw new Error(`invalid name: queries/${name}.sql (small letters, digits and hyphens)`);
}

function parseJson(texts: Map<string, string>, file: string, otherwise: unknown): unknown {
  const text = texts.get(file);
  if (text === undefined) return otherwise;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`invalid JSON: queries/${file}: ${(cause as Error).message}`, { cause });
  }
}
