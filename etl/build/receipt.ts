import { statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { fingerprintLook, type Seen } from '../inputs.ts';
import { type BuildOptions, chooseInputs, type Inputs } from './options.ts';
import { type Summary, upToDate } from './summary.ts';

/** What a build leaves beside its database, so that a run with nothing to do ends without opening it. */
export interface Receipt {
  build_id: string;
  documents: number;
  inputs: Inputs;
  /** How everything that went in looked when it was listed; see `fingerprintLook`. */
  look: string;
}

/** Gives the receipt of the database at `db`; null where there is none, or it is another file's. */
async function readReceipt(db: string): Promise<Receipt | null> {
  try {
    const { file, ...receipt } = JSON.parse(await readFile(nameOf(db), 'utf8'));
    return file === identify(db) ? receipt : null;
  } catch {
    return null;
  }
}

/** How all that goes into a build looked when it was last looked at; looking at it again costs as much as all else here. */
export interface Look {
  inputs: Inputs;
  print: string;
  /** How each file looked. */
  seen: Seen;
}

/** Looks at all that goes into a build: gives the summary where nothing looks different since the last; null where a closer look is needed. */
export async function findUpToDate(
  options: BuildOptions,
): Promise<{ summary: Summary | null; look: Look | null }> {
  const receipt = options.full ? null : await readReceipt(options.db);
  if (receipt === null) return { summary: null, look: null };
  const inputs = chooseInputs(options, receipt.inputs);
  const seen: Seen = new Map();
  const look = { inputs, print: fingerprintLook(inputs.input, inputs.official, seen), seen };
  const isSame = look.print === receipt.look;
  return { summary: isSame ? upToDate(receipt.build_id, receipt.documents, options.db) : null, look };
}

/** Gives how the inputs of a build look, by the look that was taken at them where it was at these. */
export function takeLook(inputs: Inputs, look: Look | null): string {
  const isOfThese = look !== null && isDeepStrictEqual(look.inputs, inputs);
  return isOfThese ? look.print : fingerprintLook(inputs.input, inputs.official);
}

/** Leaves a receipt beside the database at `db`; where it cannot be written the next run looks closer. */
export async function writeReceipt(db: string, receipt: Receipt): Promise<void> {
  await writeFile(nameOf(db), JSON.stringify({ file: identify(db), ...receipt })).catch(() => {});
}

/** The file itself, not its name: a database put in its place has another number, size or time. */
function identify(db: string): string {
  const { ino, size, mtimeMs } = statSync(db);
  return `${ino}:${size}:${mtimeMs}`;
}

function nameOf(db: string): string {
  return `${db}.receipt`;
}
