import { hash } from 'node:crypto';

/** Gives the key of a finding: the letter of its kind and the first 12 hex digits of the SHA-256 of what it is told by. */
export function keyOf(letter: string, identity: string): string {
  return letter + hash('sha256', identity).slice(0, 12);
}
