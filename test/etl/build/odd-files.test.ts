import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ended, type Folder, makeFolder, readTables, startEtl } from './folder.ts';

let folder: Folder;
beforeEach(async () => {
  folder = await makeFolder('odd-files');
  await mkdir(folder.input);
});
afterEach(async () => {
  chmodSync(join(folder.input, 'locked'), 0o755);
  await folder.remove();
});

it('reads the rest beside links, pipes, sockets and names that are tricks, and names each in one line', {
  timeout: 120_000,
}, async () => {
  const at = (name: string) => join(folder.input, name);
  const good = (words: string) => `1. School Places\n\nMinutes:\n\n${words} 91% of places were filled.\n`;
  writeFileSync(at('good.txt'), good('Members noted that'));
  mkdirSync(at('folder.pdf'));
  writeFileSync(at('folder.pdf/inside.txt'), good('It was reported that'));
  execFileSync('mkfifo', [at('pipe.pdf'), at('good.json')]);
  symlinkSync('/etc/passwd', at('outside.txt'));
  symlinkSync('loop.txt', at('loop.txt'));
  symlinkSync('..', at('round'));
  symlinkSync('/dev/zero', at('endless.txt'));
  spawnSync(process.execPath, ['-e', listening(at('socket.txt'))]);
  writeFileSync(at('two\nlines \u202e\u001b[31m.txt'), good('The Director said that'));
  writeFileSync(Buffer.concat([Buffer.from(at('bad')), Buffer.from([0xff]), Buffer.from('.txt')]), good('x'));
  mkdirSync(at('locked'));
  writeFileSync(at('locked/x.txt'), good('y'));
  chmodSync(at('locked'), 0);
  chmodSync(folder.path, 0o777);

  const other = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const args = ['--input', folder.input, '--db', folder.db, '--workers', '2'];
  const { code, out } = await ended(startEtl(args, '', other));
  expect(code).toBe(2);
  const lines = out.trimEnd().split('\n').slice(2).sort();
  expect(lines.map(line => line.replace(/(ENOENT|EACCES).*/, '$1'))).toEqual([
    'could not read bad\ufffd.txt: its name is not in UTF-8: give it another',
    'could not read endless.txt: it is a link, and links are not followed',
    expect.stringMatching(/^could not read good\.txt: invalid origin: .*it is no file, but a pipe/),
    'could not read locked: EACCES',
    'could not read loop.txt: it is a link, and links are not followed',
    'could not read outside.txt: it is a link, and links are not followed',
    'could not read pipe.pdf: it is no file, but a pipe, a socket or a device',
    'could not read round: it is a link, and links are not followed',
    'could not read socket.txt: it is no file, but a pipe, a socket or a device',
  ]);
  const { documents, issues } = await readTables(folder.db);
  expect(documents).toHaveLength(3);
  expect(issues?.filter(row => row.includes('"unreadable-file"'))).toHaveLength(8);
  expect(JSON.stringify(documents)).not.toContain('root:');
});

/** A program that leaves a socket behind, as one that was killed does. */
function listening(path: string): string {
  return `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
}
