import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type Stage, setStage } from './stage.ts';

let stage: Stage;
afterEach(() => stage.close());

const ADDRESSES = [
  /robots/,
  /GetMeetings/,
  /GetAllMeetings/,
  /lMeetingId=700[135]/,
  /ieListMeetings/,
  /ieListDocuments.*700[1-5]/,
  /mgAi/,
  /documents/,
];
const where = fc.constantFrom(...ADDRESSES);
const what = fc.constantFrom<Record<string, unknown>[]>(
  { status: 403 },
  { status: 404 },
  { status: 500 },
  { status: 429, headers: { 'retry-after': '3' } },
  { status: 503, headers: { 'retry-after': 'soon' } },
  { status: 200, body: '' },
  { status: 200, body: '<html><body>Sorry' },
  { status: 200, body: '<?xml version="1.0"?><getmeetings><meetingscount> 0</meetingscount></getmeetings>' },
  { status: 200, body: '<meeting><meetingid>7003</meetingid><agendaitems></agendaitems></meeting>' },
  { status: 302, headers: { location: '/mgError.aspx' } },
  { status: 301, headers: { location: 'http://10.0.0.1/' } },
  { status: 302, headers: { location: '/(S(x))/ieDocHome.aspx' } },
  { status: 304 },
  { status: 200, headers: { 'content-encoding': 'gzip' }, body: 'not gzip' },
  { isBroken: true },
  { isSilent: true },
);
const fault = fc.record({ match: where, times: fc.constantFrom(1, 2, 100), what });

/** What is to be had of each meeting, by number: its source and the hash of its main file but for a PDF. */
async function holdings(stage: Stage): Promise<Record<string, string>> {
  const ledger = JSON.parse(await stage.text('leicestershire/harvest.json'));
  const entries = Object.values(ledger.entries) as {
    number: string;
    source: string;
    files: { sha256: string; print: string }[];
  }[];
  const told = entries.map(({ number, source, files }): [string, string] => [
    number,
    `${source} ${source === 'pdf' ? '' : files.map(file => file.sha256.slice(0, 8)).join()}`,
  ]);
  return Object.fromEntries(told.sort());
}

async function expectSound(stage: Stage): Promise<void> {
  const files = await stage.files();
  expect(files.filter(path => !path.startsWith('leicestershire/'))).toEqual([]);
  expect(files.filter(path => path.endsWith('.part') || path.endsWith('.lock'))).toEqual([]);
  const documents = files.filter(path => /^leicestershire\/[^.][^/]*\.(?:xml|html|pdf)$/.test(path));
  const stems = documents.map(path => path.replace(/\.[a-z]+$/, ''));
  expect(new Set(stems).size).toBe(stems.length);
  for (const path of documents) {
    const origin = JSON.parse(await stage.text(path.replace(/\.[a-z]+$/, '.json')));
    const bytes = await readFile(join(stage.out, path));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(origin.sha256);
  }
}

describe('whatever a server does', () => {
  it('leaves only whole files, and the same as ever once it is well again', {
    timeout: 120_000,
  }, async () => {
    stage = await setStage();
    await stage.run('--since', '2019-01-01');
    const expected = await holdings(stage);
    await stage.close();
    await fc.assert(
      fc.asyncProperty(fc.array(fault, { minLength: 1, maxLength: 6 }), async faults => {
        stage = await setStage();
        stage.replica.faults.push(...faults.map(({ match, times, what }) => ({ match, times, ...what })));
        await stage.run('--since', '2019-01-01', '--timeout', '0.1');
        await expectSound(stage);
        expect(Math.max(...stage.replica.seen.map(request => request.together))).toBeLessThanOrEqual(2);
        stage.replica.faults.length = 0;
        await stage.run('--since', '2019-01-01', '--all');
        await expectSound(stage);
        expect(await holdings(stage)).toEqual(expected);
        await stage.close();
      }),
      { numRuns: 30, seed: 8, endOnFailure: true },
    );
    stage = await setStage();
  });
});
