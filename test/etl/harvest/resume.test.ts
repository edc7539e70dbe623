import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smallTown } from '../../replica/town.ts';
import { type Stage, setStage } from './stage.ts';

const COMMAND = join(import.meta.dirname, '../../../etl/harvest.ts');
let stage: Stage;
beforeEach(async () => {
  const town = smallTown();
  for (let id = 7100; id < 7112; id++)
    town.meetings.push({
      id,
      committee: 1043,
      date: `0${(id % 9) + 1}/03/2023`,
      items: [
        { id: id * 10, number: '1.', title: 'Report', minutes: [`Members noted ${id}. `.repeat(2000)] },
      ],
    });
  stage = await setStage(town);
});
afterEach(() => stage.close());

function start() {
  const args = [
    '--council',
    'leicestershire',
    '--site',
    stage.replica.site,
    '--out',
    stage.out,
    '--pause',
    '0',
    '--json',
  ];
  return spawn(process.execPath, ['--import', 'tsx', COMMAND, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function finished(
  child: ReturnType<typeof start>,
): Promise<{ code: number | null; out: string; error: string }> {
  const [out, error] = [[] as string[], [] as string[]];
  child.stdout.on('data', chunk => out.push(String(chunk)));
  child.stderr.on('data', chunk => error.push(String(chunk)));
  const code = await new Promise<number | null>(done => child.on('close', done));
  return { code, out: out.join(''), error: error.join('') };
}

async function soundFiles(): Promise<string[]> {
  const documents = (await stage.files()).filter(path => /\/[^.][^/]*\.(?:xml|html|pdf)$/.test(path));
  for (const path of documents) {
    const origin = JSON.parse(await stage.text(path.replace(/\.[a-z]+$/, '.json')));
    const bytes = await readFile(join(stage.out, path));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(origin.sha256);
  }
  return documents;
}

describe('a run that is killed', () => {
  it('is gone on with, without a half file, a duplicate or a second fetch of what was there', {
    timeout: 60_000,
  }, async () => {
    for (const after of [3, 9, 14]) {
      const child = start();
      const from = stage.replica.seen.length;
      while (stage.replica.seen.length < from + after) await new Promise(done => setTimeout(done, 2));
      child.kill('SIGKILL');
      await finished(child);
      await soundFiles();
    }
    const last = await finished(start());
    expect(last.code).toBe(0);
    const report = JSON.parse(last.out);
    expect(report.notes[0]).toMatch(/^going on with the run of/);
    const documents = await soundFiles();
    expect(documents.map(path => /-m(\d+)\./.exec(path)![1]).sort()).toEqual(
      stage.replica.town.meetings
        .filter(({ committee }) => committee === 1043)
        .map(({ id }) => String(id))
        .sort(),
    );
    expect((await stage.files()).filter(path => path.endsWith('.part') || path.endsWith('.lock'))).toEqual(
      [],
    );
    const ledger = JSON.parse(await stage.text('leicestershire/harvest.json'));
    expect(ledger.open_run).toBeNull();
    const asked = stage.replica.seen.filter(({ url }) => url.includes('lMeetingId=7001'));
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  it('clears half files away and puts files that nobody knows aside', async () => {
    await stage.run();
    await writeFile(
      join(stage.out, 'leicestershire/2025-09-02-leicestershire-cfosc-m7003.xml.part'),
      '<half',
    );
    await writeFile(
      join(stage.out, 'leicestershire/2020-01-01-leicestershire-cfosc-m9999.xml'),
      '<meeting/>',
    );
    await writeFile(join(stage.out, 'leicestershire/notes of mine.txt'), 'hands off');
    await stage.run();
    const files = await stage.files();
    expect(files.some(path => path.endsWith('.part'))).toBe(false);
    expect(files).toContain('leicestershire/.versions/2020-01-01-leicestershire-cfosc-m9999.xml');
    expect(files).toContain('leicestershire/notes of mine.txt');
  });

  it('starts anew beside a ledger that cannot be read', async () => {
    await stage.run();
    await writeFile(join(stage.out, 'leicestershire/harvest.json'), '{"entries":');
    const report = await stage.run();
    expect(stage.said.some(line => line.startsWith('unreadable ledger: leicestershire/harvest.json'))).toBe(
      true,
    );
    expect(report.meetings.every(line => line.outcome === 'new')).toBe(true);
  });

  it('lets no second run into a folder that is being written', async () => {
    await stage.run();
    await writeFile(join(stage.out, 'leicestershire/.lock'), String(process.ppid));
    await expect(stage.run()).rejects.toThrow(/^busy folder: /);
  });
});

describe('the command', () => {
  it('says in one line what is wrong with its arguments', { timeout: 30_000 }, async () => {
    const run = (...args: string[]) =>
      finished(
        spawn(process.execPath, ['--import', 'tsx', COMMAND, ...args], { stdio: ['ignore', 'pipe', 'pipe'] }),
      );
    expect(await run('--since', '2017-01-01')).toMatchObject({
      code: 1,
      error: 'missing --council: a council of seeds/councils.csv, or a name with --site\n',
    });
    expect((await run('--council', 'kent')).error).toBe(
      'unknown council: kent: give its address with --site\n',
    );
    expect((await run('--council', 'leicester', '--since', '31/02/2020')).error).toMatch(
      /^invalid --since: 31\/02\/2020/,
    );
    const list = await run('--council', 'kent', '--site', stage.replica.site, '--list');
    expect(list.code).toBe(0);
    expect(list.out).toContain('  1040  Adults & Communities Overview and Scrutiny Committee\n');
  });
});
