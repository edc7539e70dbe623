import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Found } from './patterns.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
/** Commands, which run when they are loaded; what they do stands in the rooms behind them. */
const COMMANDS = /^(?:main|evaluate|publish|harvest|worker|read\/reader|evaluate\/scorecard)\.ts$/;

/** Gives every regular expression that the code of the ETL makes while it is loaded and reads the seeds, with the line that makes it. */
export async function madePatterns(): Promise<Found[]> {
  const found = new Map<string, Found>();
  const Native = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Native, {
    construct(target, [source, flags], self) {
      const made = Reflect.construct(target, [source, flags], self === watched ? Native : self) as RegExp;
      const place = placeOf(new Error().stack ?? '');
      if (place) found.set(String(made), { place, pattern: made });
      return made;
    },
  });
  const watched = globalThis.RegExp;
  try {
    await readSeeds();
  } finally {
    globalThis.RegExp = Native;
  }
  return [...found.values()];
}

async function readSeeds(): Promise<void> {
  const modules = readdirSync(join(ROOT, 'etl'), { recursive: true, encoding: 'utf8' }).filter(
    file => file.endsWith('.ts') && !file.endsWith('.d.ts') && !COMMANDS.test(file),
  );
  for (const file of modules) await import(join(ROOT, 'etl', file));
  const { readVocabulary } = await import('../../etl/inputs.ts');
  const { run } = await import('../../etl/pipeline.ts');
  const vocabulary = await readVocabulary();
  const folder = join(ROOT, 'seeds/minutes');
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (path.endsWith('.txt'))
      await run({ path, bytes: readFileSync(join(folder, path)), origin: {} }, vocabulary);
}

/** Gives the file and line of the ETL that asked; empty where a library did. */
function placeOf(stack: string): string {
  const [caller = ''] = stack.split('\n').slice(2);
  const [, file, line] = /\(?(?:file:\/\/)?([^()\s]+\.ts):(\d+):\d+\)?$/.exec(caller) ?? [];
  const place = file ? relative(ROOT, file) : '';
  return place.startsWith('etl/') ? `${place}:${line}` : '';
}
