const LONGEST = 350;
const NOISE = [
  '\u0000',
  '\ufffd',
  '|',
  '<td>',
  '</p>',
  '\r',
  '\u00a0',
  '…',
  '\ud800',
  '(',
  '12.',
  'Minutes:',
];

/** A small generator of numbers from a seed, so that a failure comes back with its seed. */
function numbersFrom(seed: number): (below: number) => number {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return below => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

/** Makes a damaged document of real ones: a piece, cut, its lines shuffled, repeated, mixed, noised or nested in tags. */
export function mutate(sources: string[], seed: number): string {
  const next = numbersFrom(seed);
  const piece = () => {
    const source = sources[next(sources.length)]!;
    const from = next(3) === 0 ? 0 : next(source.length);
    return source.slice(from, from + 100 + next(LONGEST));
  };
  let text = piece();
  for (let times = next(3); times >= 0; times--) text = change(text, next, piece);
  return text.slice(0, 3 * LONGEST);
}

function change(text: string, next: (below: number) => number, piece: () => string): string {
  const lines = text.split('\n');
  const at = next(text.length + 1);
  switch (next(7)) {
    case 0:
      return text.slice(0, at) + text.slice(at + next(200));
    case 1:
      return lines
        .map(line => ({ line, place: next(1000) }))
        .sort((a, b) => a.place - b.place)
        .map(({ line }) => line)
        .join('\n');
    case 2:
      return `${text}\n${lines.slice(next(lines.length)).join('\n').slice(0, LONGEST)}`;
    case 3:
      return `${text.slice(0, at)}\n${piece()}`;
    case 4:
      return text.slice(0, at) + NOISE[next(NOISE.length)]!.repeat(1 + next(5)) + text.slice(at);
    case 5:
      return `<div>${'<div class="mgItemTable"><table class="mgItemTable"><tr><td class="mgItemNumberCell">'.repeat(next(4))}${text}`;
    default:
      return text.replaceAll('\n', next(2) === 0 ? ' ' : '\n\n');
  }
}
