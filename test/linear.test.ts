import { expect, it } from 'vitest';
import { expectLinear } from './linear.ts';

it('expectLinear(run, make) tells linear from quadratic time', () => {
  const text = (pieces: number) => 'a'.repeat(pieces);
  expectLinear(words => words.replaceAll('a', 'bc').split('b').length, text);
  expect(() => expectLinear(words => /a+b/.test(words), text)).toThrow(/to be less than 9/);
});
