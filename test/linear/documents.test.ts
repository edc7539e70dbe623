import { describe, expect, it } from 'vitest';
import { readVocabulary } from '../../etl/inputs.ts';
import { toRows } from '../../etl/load/rows.ts';
import { run } from '../../etl/pipeline.ts';

const before = '1.  School places\n\nMinutes:\n\nIt was reported that ';

/** Documents whose one line never ends, made of so many pieces. */
const endless: [name: string, make: (pieces: number) => string][] = [
  ['a number', n => `${before}${'1'.repeat(n)} pupils of £${'1'.repeat(n)} had 58% in 2024-25.\n`],
  ['a word', n => `${before}58% of ${'aZy'.repeat(n)} pupils attended.\n`],
  ['amounts', n => `${before}58% of pupils ${'£11.1'.repeat(n)} attended in 2024-25.\n`],
  ['spaces', n => `${before}58%${' '.repeat(n)}of pupils attended.\n`],
  [
    'dashes after a committee',
    n => `Children Scrutiny Committee ${'- '.repeat(n)}Tuesday, 2 September 2025\n`,
  ],
  ['dashes as a title', n => `1.  ${'- '.repeat(n)}\n\nMinutes:\n\n58% of pupils attended.\n`],
  ['dates', n => `Minutes of ${'2 September 2025 - '.repeat(n)}\n`],
  ['letters', n => `1.  School\n\nMinutes:\n\nThe service was rated ${'a '.repeat(n)}good by Ofsted.\n`],
  ['labels', n => `1.  School\n\nMinutes:\n\n${'(a) '.repeat(n)}58% of pupils attended.\n`],
  [
    'statements',
    n => `${before}${'the timeliness of EHC plans had fallen to 58% in 2024-25, '.repeat(n)}.\n`,
  ],
  [
    'sentences',
    n =>
      `${before}${'The timeliness of EHC plans within 20 weeks had fallen. 58% of pupils attended in 2024-25. '.repeat(n)}\n`,
  ],
  ['glued numbers', n => `${before}${'It was said.5) That was all. It was said.8) '.repeat(n)}\n`],
  ['items', n => '1. School\n\nMinutes:\n\n58% of pupils attended.\n\n'.repeat(n)],
  ['cells', n => `${'| 1. | School places | 58% of pupils attended '.repeat(n)}|`],
  ['elements within elements', n => `<html><body>${'<div>'.repeat(n)}58% of pupils attended.`],
];

describe('a document that is one line without end is read in linear time', async () => {
  const vocabulary = await readVocabulary();
  it.each(endless)('made of %s', { timeout: 120_000 }, async (name, make) => {
    // What looks through a text once for each sentence is slow only where there are many.
    const many = name === 'sentences' ? 16 : 1;
    const path = name === 'elements within elements' ? 'x.html' : 'x.txt';
    const cost = async (length: number) => {
      const text = make(Math.ceil((length * 1_000) / make(1_000).length));
      let least = Infinity;
      for (let turn = 0; turn < 3; turn += 1) {
        const before = process.cpuUsage();
        await run({ path, bytes: Buffer.from(text), origin: {} }, vocabulary);
        const { user, system } = process.cpuUsage(before);
        least = Math.min(least, (user + system) / 1_000);
      }
      return least;
    };
    await cost(10_000);
    // Four times the text takes four times as long where time is linear, sixteen times where it is quadratic.
    const short = await cost(many * 25_000);
    expect((await cost(many * 100_000)) / Math.max(short, 15)).toBeLessThan(9);
  });
});

it('a document with more different words than are kept of many is put into rows in linear time', async () => {
  const vocabulary = await readVocabulary();
  const cost = async (count: number) => {
    const words = Array.from({ length: count }, (_, n) => `w${n}`);
    const items = Array.from(
      { length: 40 },
      (_, n) => `${n + 1}.  School Places\n\nMinutes:\n\n${58 + n}% of pupils attended.\n`,
    );
    const text = `${items.join('\n')}\n${words.join(' ')}.`;
    const before = process.cpuUsage();
    await run({ path: 'x.txt', bytes: Buffer.from(text), origin: {} }, vocabulary, one =>
      toRows(one, vocabulary),
    );
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
  const short = await cost(110_000);
  expect((await cost(220_000)) / short).toBeLessThan(6);
}, 120_000);
