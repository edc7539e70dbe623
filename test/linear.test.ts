import { expect, it } from 'vitest';
import { expectLinear } from './linear.ts';

it('expectLinear(run, make) tells linear from quadratic time', () => {
  const text = (pieces: number) => 'a'.repeat(pieces);
  expectLinear(hashed, text);
  expect(() => expectLinear(words => /a+b/.test(words), text)).toThrow(/to be less than 11/);
});

/** Looks at every character thirty times, and keeps nothing. */
function hashed(words: string): number {
  let hash = 0;
  for (let round = 0; round < 30; round++) {
    for (let at = 0; at < words.length; at++) hash = (hash * 31 + words.charCodeAt(at)) | 0;
  }
  return hash;
}
