import { expect, it } from 'vitest';
import { filterForm } from '../../../server/pages/form.ts';
import type { Visit } from '../../../server/pages/page.ts';

/** Gives a visit to a build of so many councils, two committees each, with what is asked for. */
function visitOf(councils: number, asked: Record<string, string> = {}): Visit {
  const ids = Array.from({ length: councils }, (_, n) => `c${n}`);
  const known = {
    council: new Map(ids.map(id => [id, `Council ${id}`])),
    committee: new Map(ids.flatMap(id => ['a', 'b'].map(one => [`${id}-${one}`, `Committee ${one}`]))),
    theme: new Map([
      ['procedure', 'Procedure'],
      ['send', 'SEND'],
      ['governance', 'Procedure'],
    ]),
    indicator: new Map(),
  };
  return { build: { known }, filters: asked, query: new URLSearchParams(asked), path: '/x' } as never;
}

function choices(visit: Visit, name: 'council' | 'committee' | 'theme'): string[] {
  return (filterForm(visit, [name]).fields[0]?.options ?? []).map(({ text, value }) => value || text);
}

it('says “both” of two councils alone', () => {
  expect(choices(visitOf(2), 'council')[0]).toBe('Both councils');
  expect(choices(visitOf(3), 'council')[0]).toBe('All councils');
});

it('lists hundreds of committees only of the council that is asked for, and the one that is', () => {
  expect(choices(visitOf(3), 'committee')).toHaveLength(7);
  expect(choices(visitOf(60), 'committee')).toEqual(['All (choose a council first)']);
  expect(choices(visitOf(60, { committee: 'c9-b' }), 'committee').slice(1)).toEqual(['c9-b']);
  expect(choices(visitOf(60, { council: 'c7' }), 'committee')).toEqual(['All committees', 'c7-a', 'c7-b']);
});

it('offers one of two themes of the same name, or the one that is chosen as well', () => {
  expect(choices(visitOf(2), 'theme').slice(1)).toEqual(['procedure', 'send']);
  expect(choices(visitOf(2, { theme: 'governance' }), 'theme')).toContain('governance');
});

it('says whose a committee is where another has its name', () => {
  const [, ...texts] = (filterForm(visitOf(2), ['committee']).fields[0]?.options ?? []).map(
    ({ text }) => text,
  );
  expect(texts).toEqual([
    'Committee a (Council c0)',
    'Committee b (Council c0)',
    'Committee a (Council c1)',
    'Committee b (Council c1)',
  ]);
  const own = (filterForm(visitOf(60, { council: 'c7' }), ['committee']).fields[0]?.options ?? []).slice(1);
  expect(own.map(({ text }) => text)).toEqual(['Committee a', 'Committee b']);
});
