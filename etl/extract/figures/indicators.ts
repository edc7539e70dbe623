import { rows, type Vocabulary } from '../../vocabulary.ts';
import { LETTERS, type Pattern, pattern, type Stretch } from '../patterns.ts';
import type { Candidate } from './candidate.ts';

interface Definition {
  indicator_id: string;
  kinds: string[];
  /** Each must be found in the figure's own words. */
  needs: Pattern[];
  /** Each must be found there or around. */
  context: Pattern[];
  excluded: Pattern | null;
  reason: string;
}

/** Definitions by their unit. */
const compiled = new WeakMap<Vocabulary, Map<string, Definition[]>>();

/** Joins a figure to the indicator whose definition it meets, and says why it joined, or why a near one was refused. */
export function indicatorOf(
  candidate: Candidate,
  vocabulary: Vocabulary,
): { id: string | null; reason: string | null } {
  const near = definitions(vocabulary).get(candidate.unit);
  if (near === undefined) return { id: null, reason: null };
  const { words } = candidate;
  let refusal: string | null = null;
  for (const definition of near) {
    if (!meetsAll(definition.needs, words, null)) continue;
    if (!meetsAll(definition.context, words, candidate)) {
      refusal ??= `Not ${definition.indicator_id}: its population is not named`;
      continue;
    }
    const why = refuse(definition, candidate);
    if (why === null) return { id: definition.indicator_id, reason: definition.reason };
    refusal = `Not ${definition.indicator_id}: ${why}`;
  }
  return { id: null, reason: refusal };
}

function meetsAll(needs: Pattern[], words: Stretch, candidate: Candidate | null): boolean {
  for (const need of needs)
    if (!need.test(words) && (candidate === null || !need.test(candidate.around))) return false;
  return true;
}

function refuse(definition: Definition, candidate: Candidate): string | null {
  const { words, around } = candidate;
  if (!definition.kinds.includes(candidate.kind)) return `a ${candidate.kind}, not the measure itself`;
  const excluded = definition.excluded?.exec(around) ?? definition.excluded?.exec(words);
  if (excluded) return `said of “${excluded[0].trim()}”, which its definition leaves out`;
  return candidate.isOtherArea ? 'it is another area’s' : null;
}

function definitions(vocabulary: Vocabulary): Map<string, Definition[]> {
  let found = compiled.get(vocabulary);
  if (!found) {
    found = new Map();
    for (const row of rows(vocabulary, 'indicator_definitions')) {
      const unit = row.unit ?? '';
      const definition = {
        indicator_id: row.indicator_id ?? '',
        kinds: (row.kinds ?? '').split('|'),
        needs: all(row.measure),
        context: all(row.population),
        excluded: row.excluded ? anyOf(row.excluded) : null,
        reason: row.reason ?? '',
      };
      found.set(unit, [...(found.get(unit) ?? []), definition]);
    }
    compiled.set(vocabulary, found);
  }
  return found;
}

/** `complaint + stage 1|stage one` needs both words, either spelling of the second. */
function all(words: string | null | undefined): Pattern[] {
  return (words ?? '')
    .split('+')
    .map(each => each.trim())
    .filter(each => each !== '')
    .map(anyOf);
}

/** A word stands for all that begin with it: `contribut` finds `contributed`. */
function anyOf(words: string): Pattern {
  const list = words
    .split('|')
    .map(word =>
      word
        .trim()
        .replace(/[.*+?^${}()[\]\\]/g, '\\$&')
        .replace(/[\s-]+/g, '[\\s-]{1,3}'),
    )
    .join('|');
  return pattern(new RegExp(`(?<![${LETTERS}\\d])(?:${list})`, 'i'));
}
