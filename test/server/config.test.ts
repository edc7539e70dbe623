import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { normalizeConfig } from '../../server/config.ts';

const root = join(import.meta.dirname, '../..');

it('reads no setting that the README does not name', () => {
  const code = readFileSync(join(root, 'server/config.ts'), 'utf8');
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const names = [...code.matchAll(/environment\.([A-Z_]{2,40})|\['([A-Z_]{2,40})',/g)].map(
    ([, one, other]) => one ?? other!,
  );
  expect(names.length).toBeGreaterThan(12);
  expect(names.filter(name => !new RegExp(`\`${name}\\b`).test(readme))).toEqual([]);
});

it('takes a setting of nothing but spaces for none', () => {
  expect(normalizeConfig({ PORT: ' ', QUEUE: '' })).toMatchObject({ port: 3000, queue: 500 });
});
