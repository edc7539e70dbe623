import { existsSync } from 'node:fs';
import { type InputFile, listInputs } from '../inputs.ts';
import { countWorkers, type Reader, startReaders } from '../thread.ts';
import { type BuildOptions, chooseInputs } from './options.ts';

/** What a build that reads every file begins with: the files, and threads that start while all else is loaded. */
export interface Begun {
  files: InputFile[];
  readers: Reader[];
}

/** Lists the files and starts threads to read them with; null where an earlier build may say that few are to be read. */
export function begin(options: BuildOptions): Begun | null {
  if ((!options.full || options.keepInputs) && existsSync(options.db)) return null;
  const files = listInputs(chooseInputs(options, undefined).input);
  return { files, readers: startReaders(countWorkers(files, options.workers) - 1) };
}
