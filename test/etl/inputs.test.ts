import { expect, it, vi } from 'vitest';
import { listInputs } from '../../etl/inputs.ts';

const count = 200_000;

vi.mock('node:fs', async importOriginal => ({
  ...(await importOriginal<typeof import('node:fs')>()),
  readdirSync: (folder: string) =>
    folder === '/minutes'
      ? [...Array.from({ length: count }, (_, n) => entryOf(`m${n}.txt`)), entryOf('of-2024')]
      : ['b.txt', 'a.txt', 'a.json', '.hidden'].map(entryOf),
  statSync: (path: string) => ({ isDirectory: () => !path.includes('.'), size: 1, mtimeMs: 2 }),
}));

function entryOf(name: string) {
  const isFolder = name === 'of-2024';
  return { name, isDirectory: () => isFolder, isFile: () => !isFolder };
}

it('lists more files than a call takes arguments, by path, those of folders too', () => {
  const files = listInputs(['/minutes', '/minutes/of-2024']);
  expect(files.length).toBe(count + 4);
  expect(files.slice(0, 2).map(({ path, side }) => [path, side])).toEqual([
    ['a.txt', '1:2'],
    ['b.txt', ''],
  ]);
  expect(files.slice(-2).map(({ path }) => path)).toEqual(['of-2024/a.txt', 'of-2024/b.txt']);
});
