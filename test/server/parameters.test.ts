import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { filterNames, formatQuery, readFilters } from '../../server/parameters.ts';
import type { Running } from './fixture.ts';
import { start } from './fixture.ts';

let site: Running;
beforeAll(async () => {
  site = await start();
});
afterAll(() => site.stop());

const known = {
  council: new Map([['leicester', 'Leicester']]),
  committee: new Map<string, string>(),
  theme: new Map([['send', 'SEND']]),
  indicator: new Map<string, string>(),
};
const read = (query: string) => readFilters(new URLSearchParams(query), known);

it.each([
  ['', {}],
  ['council=&theme=', {}],
  ['council=leicester&theme=send&other=1', { council: 'leicester', theme: 'send' }],
  ['from=2024&to=2024', { from: '2024-01-01', to: '2024-12-31' }],
  ['from=2024-02&to=2024-02', { from: '2024-02-01', to: '2024-02-29' }],
  ['from=2025-06-18', { from: '2025-06-18' }],
])('readFilters(%s) reads', (query, filters) => {
  expect(read(query)).toEqual(filters);
});

it.each([
  ['council=Leicester', 'invalid council: Leicester (one of leicester)'],
  [
    'council=leicester&council=leicester',
    'invalid council: leicester, leicester (it is given more than once)',
  ],
  ['from=24', 'invalid from: 24 (a year or a day, as in 2024 or 2024-09-01)'],
  ['to=2023-02-29', 'invalid to: 2023-02-29 (a year or a day, as in 2024 or 2024-09-01)'],
  ['from=2025&to=2024', 'invalid from: 2025 (it is after to, 2024)'],
  ['from=2025-01-01T00:00', 'invalid from: 2025-01-01T00:00 (a year or a day, as in 2024 or 2024-09-01)'],
  ['council=\u202eevil', 'invalid council: ?evil (one of leicester)'],
])('readFilters(%s) refuses', (query, message) => {
  expect(() => read(query)).toThrow(message);
});

it('formatQuery(filters) gives what readFilters reads', () => {
  const filters = fc.record(
    {
      council: fc.constant('leicester'),
      theme: fc.constant('send'),
      from: fc.date({ min: new Date('1900-01-01'), max: new Date('1999-12-31'), noInvalidDate: true }),
      to: fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(filters, ({ from, to, ...keys }) => {
      const day = (date: Date) => date.toISOString().slice(0, 10);
      const wanted = { ...keys, ...(from ? { from: day(from) } : {}), ...(to ? { to: day(to) } : {}) };
      expect(read(formatQuery(wanted))).toEqual(wanted);
    }),
  );
});

it('no value of any parameter makes a fault of the server, and a refusal names it', async () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom(
      "' or 1=1 --",
      '$council',
      '%',
      '\u0000',
      '../../x',
      '2024',
      '-1',
      '1e9',
      '9999-99-99',
      'leicester',
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...filterNames, 'width'), value, async (name, text) => {
      const response = await fetch(
        `${site.url}/charts/items-by-theme.json?${name}=${encodeURIComponent(text.replace(/\p{Cs}/gu, '?'))}`,
      );
      const body = (await response.json()) as { error?: { parameter: string } };
      if (response.status === 200) expect(body).toHaveProperty('rows');
      else expect([response.status, body.error?.parameter]).toEqual([400, name]);
    }),
    { numRuns: 200 },
  );
});
