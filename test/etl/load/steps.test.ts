import { describe, expect, it } from 'vitest';
import { readStep, takeNext } from '../../../etl/load/steps.ts';
import { SETTLING, WRITE } from '../../../etl/load/tables.ts';

const steps = SETTLING.map(readStep);

describe('readStep(name)', () => {
  it('knows what a file changes, and the stretches it is run for', () => {
    const { changes, stretches, names } = readStep('lists-words');
    expect([...changes].sort()).toEqual([
      'figure_masks',
      'figure_postings',
      'told_here',
      'told_times',
      'told_vocabulary',
      'told_words',
    ]);
    expect(stretches).toBe('day');
    expect(names.has('day_stretches')).toBe(true);
    expect([...readStep('councils-areas').changes]).toContain('councils');
    expect([...readStep('meeting-pairs').changes]).toContain('body');
    expect([...readStep('texts').changes].sort()).toEqual(['documents', 'hidden_texts', 'items']);
  });

  it.each(steps.filter(step => step.name !== WRITE))('sees every statement of $name', ({ sql, changes }) => {
    const code = sql.replace(/--.*/g, '').replace(/'[^']*'/g, "''");
    for (const statement of code.split(';').filter(one => one.trim() !== '')) {
      const words = statement.trim().split(/\s+/);
      if (words[0] === 'set') continue;
      if (`${words[0]} ${words[1]}` === 'create temp') continue;
      const changed = [...changes].some(name => statement.includes(name));
      expect(changed, statement).toBe(true);
    }
    for (const [, name] of code.matchAll(/\bwork\.(\w+)/g)) expect(changes).toContain(name);
  });
});

describe('takeNext(left, running)', () => {
  const step = (name: string, names: string, changes: string) => ({
    name,
    sql: '',
    stretches: null,
    names: new Set(`${names} ${changes}`.split(' ')),
    changes: new Set(changes.split(' ')),
    fills: new Set<string>(),
  });
  const [a, b, c] = [step('a', 'x', 'y'), step('b', 'y', 'z'), step('c', 'x', 'v')];

  it('takes what waits for nothing that runs or stands before it', () => {
    const left = [a, b, c];
    expect(takeNext(left, [])).toBe(a);
    expect(takeNext(left, [a])).toBe(c);
    expect(takeNext(left, [a, c])).toBeNull();
    expect(takeNext(left, [c])).toBe(b);
    expect(left).toEqual([]);
    expect(takeNext([c, a], [step('d', 'v', 'w')])).toBe(a);
  });

  it('lets nothing pass a step that changes what it reads, though none of the two runs', () => {
    expect(takeNext([a, b], [step('d', 'y', 'w')])).toBeNull();
  });

  it('writes when nothing else runs', () => {
    expect(takeNext([readStep(WRITE)], [a])).toBeNull();
    expect(takeNext([readStep(WRITE), c], [b])).toBeNull();
  });
});
