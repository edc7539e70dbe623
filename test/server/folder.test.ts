import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { publish } from '../../etl/publish/publish.ts';
import { normalizeConfig } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { openContext } from '../../server/open.ts';
import { readSearch } from '../../server/search.ts';

const queries = join(import.meta.dirname, '../../queries');

let folder: string;
const contexts: Context[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'minutewise-folder-'));
  const published = join(folder, 'published');
  await publish(inject('seedsDatabase'), published);
  for (const database of [inject('seedsDatabase'), published])
    contexts.push(await openContext({ ...normalizeConfig({}), database, queries }, () => {}));
}, 120_000);
afterAll(async () => {
  for (const { database } of contexts) await database.close();
  await rm(folder, { recursive: true, force: true });
});

it('every chart and every query behind a page says the same from a published folder as from the file', async () => {
  const [file, published] = contexts.map(({ database }) => database.lease());
  try {
    const asked = [{}, { council: 'leicester', from: '2024-03-01' }, { theme: 'send', terms: 'need:need' }];
    const { charts, queries: pages } = contexts[0]!.catalogue;
    for (const { name, sql, parameters } of [...charts.values(), ...pages.values()]) {
      for (const values of asked) {
        const known = new Set(parameters.map(parameter => parameter.name));
        const taken = Object.fromEntries(Object.entries(values).filter(([key]) => known.has(key)));
        const { rows } = await file!.build.run(sql, taken);
        expect((await published!.build.run(sql, taken)).rows, name).toEqual(rows);
      }
    }
  } finally {
    file?.release();
    published?.release();
  }
}, 120_000);

it('search finds the same in a published folder as in the file, narrowed or not', async () => {
  const [file, published] = contexts.map(({ database }) => database.lease());
  const { queries: pages } = contexts[0]!.catalogue;
  try {
    for (const q of ['children', 'school places', '"special educational needs"', 'educat*'])
      for (const filters of [{}, { council: 'leicester' }, { theme: 'send' }]) {
        const { terms, phrases } = readSearch(q);
        const [meant] = (
          await file!.build.run(pages.get('search-terms')!.sql, { terms, ...filters, most: 1000 })
        ).rows;
        const asked = { ...meant, ...filters, phrases, is_narrowed: Object.keys(filters).length > 0 };
        for (const name of ['search', 'search-facets']) {
          const { sql, parameters } = pages.get(name)!;
          const taken = Object.fromEntries(
            parameters.map(parameter => [
              parameter.name,
              asked[parameter.name as keyof typeof asked] ?? null,
            ]),
          );
          const { rows } = await file!.build.run(sql, taken);
          expect((await published!.build.run(sql, taken)).rows, `${name} ${q}`).toEqual(rows);
          if (!('theme' in filters)) expect(rows.length, `${name} ${q}`).toBeGreaterThan(0);
        }
      }
  } finally {
    file?.release();
    published?.release();
  }
}, 120_000);
