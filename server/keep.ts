import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { readQueries } from './catalogue/files.ts';
import { normalizeConfig } from './config.ts';
import type { Config } from './context.ts';
import { isKept, writePictures } from './draw/kept.ts';

/**
 * Draws what the main pages show and keeps it beside the database, so that a server which starts has it at once; a part
 * of the build, since the server itself writes nothing. Nothing to do where what is kept was drawn from the same.
 */
async function main(): Promise<void> {
  const config = normalizeConfig(process.env);
  const source = await printSource(config);
  if (await isKept(config.database, source)) return;
  // Only a build that has changed waits for the rest to load.
  const [{ openContext }, { drawPages }] = await Promise.all([
    import('./open.ts'),
    import('./pages/pictures.ts'),
  ]);
  const context = await openContext(config, message => console.warn(message));
  const pictures = await drawPages(context);
  await context.database.close();
  await writePictures(config.database, source, pictures).catch((error: NodeJS.ErrnoException) => {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(String(error.code))) throw error;
    console.warn(`pictures are not kept: ${config.database} is in a folder that cannot be written to`);
  });
}

/** Gives the print of what the pages are drawn from: the charts' files and the database. */
async function printSource({ queries, database }: Config): Promise<string> {
  const [{ fingerprint }, { size, mtimeMs, ino }] = await Promise.all([
    readQueries(queries),
    stat(database).catch(cause => {
      throw new Error(`missing database: ${database} (npm run etl builds it)`, { cause });
    }),
  ]);
  return createHash('sha1').update([fingerprint, size, mtimeMs, ino].join(' ')).digest('base64url');
}

// A server without kept pictures draws them itself, and tells of what is wrong with the database.
main().catch((error: Error) => console.warn(`pictures are not kept: ${error.message}`));
