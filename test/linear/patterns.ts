import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';

/** A regular expression and where it stands. */
export interface Found {
  place: string;
  pattern: RegExp;
}

const ROOT = new URL('../..', import.meta.url).pathname;

/** Gives every regular expression that is written down in the code of a room. */
export function writtenPatterns(room: string): Found[] {
  return readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.startsWith('dist'))
    .flatMap(file => patternsIn(join(room, file), readFileSync(join(ROOT, room, file), 'utf8')));
}

/** Gives the files of a room that make regular expressions from texts. */
export function madeIn(room: string): string[] {
  return readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }).filter(
    file =>
      file.endsWith('.ts') &&
      !file.startsWith('dist') &&
      /\bRegExp\(/.test(readFileSync(join(ROOT, room, file), 'utf8')),
  );
}

/** Gives every regular expression that is written down in a text of TypeScript. */
export function patternsIn(place: string, code: string): Found[] {
  const found: Found[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { regex } = node as { regex?: { pattern: string; flags: string } };
    if (regex) found.push({ place, pattern: new RegExp(regex.pattern, regex.flags) });
    else Object.values(node).forEach(walk);
  };
  walk(parseAst(code, { lang: 'ts' }));
  return found;
}

const PIECE =
  /\\[pP]\{[^}]{1,40}\}|\\u[\da-f]{4}|\\.|\[(?:\\.|[^\]\\])+\]|\(\?(?:[:=!]|<[=!]|<\w+>)|\{\d+(?:,\d*)?\}|[A-Za-z ’']+|[^()|?*+{}^$]/giu;
const SAMPLES: Record<string, string> = {
  '\\d': '1',
  '\\s': ' ',
  '\\w': 'a',
  '\\S': 'a',
  '\\D': 'a',
  '\\W': ' ',
  '\\n': '\n',
  '\\t': '\t',
  '.': 'x',
};

/** Gives texts a pattern may choke on, as a beginning and what is repeated after it, made from what it looks for. */
export function pumpsOf({ source }: RegExp): [before: string, again: string][] {
  const pieces: string[] = [];
  for (const [piece] of source.matchAll(PIECE)) {
    if (/^\(|^\{|^\\[bB]$/.test(piece)) continue;
    if (piece.startsWith('[')) pieces.push(...samplesOf(piece));
    else pieces.push(SAMPLES[piece] ?? (/^\\[pP]/.test(piece) ? 'a' : plain(piece)));
  }
  const some =
    pieces.length > 24 ? pieces.filter((_, at) => at % Math.ceil(pieces.length / 24) === 0) : pieces;
  const pumps = new Map<string, [string, string]>();
  const add = (before: string, again: string) => again && pumps.set(`${before}\0${again}`, [before, again]);
  some.forEach((piece, at) => {
    add('', piece);
    add('', `${piece} `);
    add(pieces.slice(0, at).join('').slice(-60), piece);
    add('', piece + (some[at + 1] ?? ''));
  });
  for (const always of [' ', '\n', 'a', '1', 'A', 'aA', 'a ', '1,', ' \n', '(', '. ', '-', '<'])
    add('', always);
  return [...pumps.values()];
}

function samplesOf(group: string): string[] {
  const inside = group.replace(/^\[\^?|\]$/g, '');
  if (group.startsWith('[^')) return ['a', ' '].filter(one => !inside.includes(one));
  const first = /\\[pP]\{[^}]+\}|\\.|./u.exec(inside)?.[0] ?? 'a';
  const last = inside.at(-1) ?? 'a';
  return [...new Set([SAMPLES[first] ?? (/^\\[pP]/.test(first) ? 'a' : plain(first)), last])];
}

function plain(piece: string): string {
  return /^\\u/i.test(piece)
    ? String.fromCharCode(Number.parseInt(piece.slice(2), 16))
    : piece.replace(/^\\/, '');
}
