import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outcomes, type Stage, setStage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

const FILE = 'leicestershire/2025-09-02-leicestershire-cfosc-m7003.xml';
const meeting = (id: number) => stage.replica.town.meetings.find(meeting => meeting.id === id)!;
const lineOf = (report: Awaited<ReturnType<Stage['run']>>, number: string) =>
  report.meetings.find(line => line.number === number);

describe('what changes between runs', () => {
  it('takes minutes that have come since, in place of the agenda', async () => {
    await stage.run();
    meeting(7005).items[0]!.minutes = ['Apologies were received from Mr Smith.'];
    const report = await stage.run();
    expect(lineOf(report, '7005')).toMatchObject({ outcome: 'changed', minutes: 'published' });
    expect(
      (await stage.files()).filter(path => path.includes('m7005') && path.endsWith('.xml')),
    ).toHaveLength(2);
  });

  it('keeps the earlier version of corrected minutes and names the items', async () => {
    await stage.run();
    const before = await stage.text(FILE);
    meeting(7003).items[1]!.minutes![0] =
      'Only 68% of Stage 1 complaints were answered within 20 working days.';
    const line = lineOf(await stage.run('--all'), '7003')!;
    expect(line.outcome).toBe('changed');
    expect(line.note).toContain('changed: item 25; earlier version kept: .versions/');
    expect(await stage.text(FILE)).toContain('Only 68%');
    const old = (await stage.files()).find(path => path.includes('.versions') && path.endsWith('.xml'))!;
    expect(await stage.text(old)).toBe(before);
  });

  it('keeps minutes that are withdrawn, and says so', async () => {
    await stage.run();
    for (const item of meeting(7003).items) delete item.minutes;
    const report = await stage.run('--all');
    expect(lineOf(report, '7003')).toMatchObject({ outcome: 'kept', minutes: 'published' });
    expect(await stage.text(FILE)).toContain('Only 58%');
  });

  it('keeps a meeting that vanishes from the list, and says so once', async () => {
    await stage.run();
    stage.replica.town.meetings = stage.replica.town.meetings.filter(({ id }) => id !== 7003);
    expect(outcomes(await stage.run())).toContain('7003: vanished (service)');
    expect(await stage.text('leicestershire/harvest.csv')).toMatch(
      /7003,2025-09-02,Confirmed,vanished,published/,
    );
    expect(lineOf(await stage.run(), '7003')).toBeUndefined();
    expect(await stage.text(FILE)).toContain('Only 58%');
  });

  it('does not take an empty list for meetings that vanish', async () => {
    await stage.run();
    stage.replica.faults.push({ match: /GetMeetings|GetAll/, body: '<getmeetings></getmeetings>' });
    stage.replica.faults.push({
      match: /ieListMeetings/,
      body: '<html><body><p>There are no meetings</p></body></html>',
    });
    const report = await stage.run();
    expect(report.meetings).toEqual([]);
    expect(await stage.text('leicestershire/harvest.csv')).not.toContain('vanished');
  });

  it('fetches the whole from the service where only the page was to be had before', async () => {
    stage.replica.faults.push({ match: /lMeetingId=7003/, status: 500 });
    expect(outcomes(await stage.run())).toContain('7003: new (pages)');
    stage.replica.faults.length = 0;
    const line = lineOf(await stage.run(), '7003');
    expect(line).toMatchObject({ outcome: 'changed', source: 'service' });
    const left = (await stage.files()).filter(path => path.includes('m7003') && !path.includes('.versions'));
    expect(left).toEqual([FILE.replace('.xml', '.json'), FILE]);
    expect(JSON.parse(await stage.text(left[0]!)).media_type).toBe('application/xml');
  });

  it('does not take a PDF made anew for minutes that changed', async () => {
    await stage.run();
    await new Promise(done => setTimeout(done, 5));
    expect(outcomes(await stage.run('--all'))).toContain('7004: unchanged (pdf)');
  });

  it('follows a meeting that is moved to another day', async () => {
    await stage.run();
    meeting(7003).date = '09/09/2025';
    const report = await stage.run();
    expect(lineOf(report, '7003')).toMatchObject({ outcome: 'changed', date: '2025-09-09' });
    const files = (await stage.files()).filter(path => path.endsWith('m7003.xml'));
    expect(files).toEqual(['leicestershire/2025-09-09-leicestershire-cfosc-m7003.xml']);
  });
});
