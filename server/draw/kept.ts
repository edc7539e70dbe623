import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Row } from '../api.ts';
import type { Theme } from '../context.ts';
import type { Drawable } from './thread.ts';

/** Pictures drawn beforehand, by the print of all they were drawn from but the code. */
export type Pictures = ReadonlyMap<string, string>;

interface File {
  /** Print of the code that drew them. */
  code: string;
  /** Print of what else they were drawn from. */
  source: string;
  pictures: Record<string, string>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Gives the print of a picture: two of the same print are the same, if the same code draws them. */
export function printOf(chart: Drawable, rows: Row[], theme: Theme, width: number): string {
  return createHash('sha1')
    .update(JSON.stringify([chart, rows, theme, width]))
    .digest('base64url');
}

/** Gives the pictures kept beside a database; none where this code did not draw them, or they cannot be read. */
export async function readPictures(database: string): Promise<Pictures> {
  const file = await readOurs(database);
  return new Map(file ? Object.entries(file.pictures) : []);
}

/** Tells whether the pictures kept beside a database were drawn from the same, by this code. */
export async function isKept(database: string, source: string): Promise<boolean> {
  return (await readOurs(database))?.source === source;
}

async function readOurs(database: string): Promise<File | null> {
  const text = await readFile(nameOf(database), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const file = JSON.parse(text) as File | null;
    return file?.code === (await printCode()) ? file : null;
  } catch {
    return null;
  }
}

/** Keeps pictures beside a database, whole or not at all. */
export async function writePictures(database: string, source: string, pictures: Pictures): Promise<void> {
  const file: File = { code: await printCode(), source, pictures: Object.fromEntries(pictures) };
  const fresh = `${nameOf(database)}.${process.pid}`;
  try {
    await writeFile(fresh, JSON.stringify(file));
    await rename(fresh, nameOf(database));
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}

/** Gives the print of all that draws: this room's files and the versions of the packages. */
async function printCode(): Promise<string> {
  const folder = join(root, 'server/draw');
  const files = (await readdir(folder)).sort().map(file => join(folder, file));
  const texts = [join(root, 'package-lock.json'), join(root, 'server/draw.ts'), ...files].map(file =>
    readFile(file).catch(() => ''),
  );
  const hash = createHash('sha1');
  for (const text of await Promise.all(texts)) hash.update(text);
  return hash.digest('base64url');
}

function nameOf(database: string): string {
  return `${database}.pictures`;
}
