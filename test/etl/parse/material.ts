import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readVocabulary } from '../../../etl/inputs.ts';
import type { Document, Origin, Parsed } from '../../../etl/model.ts';
import { parse } from '../../../etl/parse.ts';
import { read } from '../../../etl/read.ts';

export const vocabulary = await readVocabulary();
export const ROOT = new URL('../../..', import.meta.url).pathname;
export const INPUT = join(ROOT, 'test/input/documents');

/** Reads and parses a text or bytes under a file name. */
export async function parseText(
  content: string | Uint8Array,
  path = 'a.txt',
  origin: Origin = {},
): Promise<Parsed> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return parse(await read({ path, bytes, origin }), vocabulary);
}

/** Lists the seeds and the golden documents as files. */
export function listDocuments(): string[] {
  const seeds = ['leicester', 'leicestershire'].flatMap(council => {
    const folder = join(ROOT, 'seeds/minutes', council);
    return readdirSync(folder)
      .filter(name => name.endsWith('.txt'))
      .map(name => join(folder, name));
  });
  return seeds.concat(readdirSync(INPUT).map(name => join(INPUT, name)));
}

/** Reads and parses a file without its side file. */
export async function parseFile(file: string): Promise<Parsed> {
  return parseText(readFileSync(file), file.slice(file.lastIndexOf('/') + 1));
}

/** Throws where a parsed document breaks a promise: full cover, spans in order and in bounds, no silent emptiness. */
export function checkPromises({ document, parts, meetings, issues }: Parsed): void {
  let at = 0;
  for (const part of parts) {
    if (part.char_start !== at || part.char_end <= at) throw new Error(`gap or overlap at ${at}`);
    at = part.char_end;
  }
  if (at !== document.text.length) throw new Error(`cover ends at ${at} of ${document.text.length}`);
  const ids = new Set<string>();
  for (const item of meetings.flatMap(meeting => meeting.items)) {
    if (ids.has(item.item_id)) throw new Error(`key twice: ${item.item_id}`);
    ids.add(item.item_id);
    if (item.text !== document.text.slice(item.char_start, item.char_end))
      throw new Error('text is not the slice');
    if (item.title === '' || item.char_start >= item.char_end) throw new Error(`empty item: ${item.item_id}`);
    checkSpans(document, item.char_start, item.char_end, [...item.minutes, ...item.agenda]);
  }
  for (const part of parts)
    if (part.item_id !== null && !ids.has(part.item_id)) throw new Error('part of no item');
  const silent =
    meetings.every(meeting => meeting.items.length === 0) && issues.length + document.issues.length === 0;
  if (silent) throw new Error('a silently empty document');
}

function checkSpans(
  { text }: Document,
  from: number,
  to: number,
  spans: { char_start: number; char_end: number }[],
) {
  let end = from;
  for (const span of [...spans].sort((a, b) => a.char_start - b.char_start)) {
    if (span.char_start < end || span.char_end > to || span.char_start >= span.char_end)
      throw new Error('bad span');
    if (/^\s|\s$/.test(text.slice(span.char_start, span.char_start + 1)))
      throw new Error('span begins with space');
    end = span.char_end;
  }
}
