import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toExitCode } from '../../../etl/harvest/report.ts';
import { outcomes, type Stage, setStage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

const paths = () => stage.replica.seen.map(({ url }) => url.split('?')[0]);

describe('manners', () => {
  it('asks for the robots rules first, and then one thing at a time, with GET, a pause and a contact', async () => {
    await stage.run('--contact', 'minutes@example.org', '--pause', '1.5');
    const { seen } = stage.replica;
    expect(seen[0]!.url).toBe('/robots.txt');
    expect(new Set(seen.map(request => request.method))).toEqual(new Set(['GET']));
    expect(Math.max(...seen.map(request => request.together))).toBe(1);
    for (const { headers } of seen) {
      expect(headers['user-agent']).toMatch(/^Minutewise\/.*minutes@example\.org/);
      expect(headers.cookie).toBeUndefined();
    }
    expect(stage.clock.slept).toHaveLength(seen.length - 1);
    expect(Math.min(...stage.clock.slept)).toBe(1500);
  });

  it('keeps out of where robots.txt says no, and slows down as it asks', async () => {
    stage.replica.robots = 'User-agent: *\nCrawl-delay: 7\nDisallow: /mgWebService.asmx\n';
    const report = await stage.run('--since', '2019-01-01');
    expect(paths().some(path => path!.includes('mgWebService'))).toBe(false);
    expect(report.pause_seconds).toBe(7);
    expect(Math.min(...stage.clock.slept)).toBe(7000);
    expect(outcomes(report)).toContain('7003: new (pages)');
  });

  it('asks for nothing at all where everything is disallowed, and where the rules cannot be read', async () => {
    stage.replica.robots = 'User-agent: Minutewise\nDisallow: /\n';
    expect(toExitCode(await stage.run())).toBe(1);
    expect(new Set(paths())).toEqual(new Set(['/robots.txt']));
    stage.replica.faults.push({ match: /robots/, status: 503 });
    const report = await stage.run();
    expect(report.stopped).toMatch(/robots\.txt could not be read: server error \(503\)/);
    expect(new Set(paths())).toEqual(new Set(['/robots.txt']));
  });

  it('waits as long as Retry-After says, in seconds or until a date', async () => {
    const until = new Date(stage.clock.now + 90_000).toUTCString();
    stage.replica.faults.push(
      { match: /GetMeetings/, times: 1, status: 429, headers: { 'retry-after': '42' } },
      { match: /GetMeeting\?/, times: 1, status: 503, headers: { 'retry-after': until } },
    );
    const report = await stage.run();
    expect(stage.clock.slept).toContain(42_000);
    expect(stage.clock.now).toBeGreaterThanOrEqual(Date.parse(until));
    expect(outcomes(report)).toContain('7003: new (service)');
  });

  it('goes home where it is asked to come back much later', async () => {
    stage.replica.faults.push({ match: /lMeetingId=7003/, status: 429, headers: { 'retry-after': '86400' } });
    const report = await stage.run();
    expect(report.stopped).toBe('the site asks to come back in 86400 seconds');
    expect(toExitCode(report)).toBe(2);
    expect(stage.clock.slept.every(wait => wait < 300_000)).toBe(true);
  });

  it('backs off longer each time, with jitter, and gives up on an address after three errors', async () => {
    stage.replica.faults.push({ match: /lMeetingId=7003/, status: 500 });
    const report = await stage.run('--pause', '0');
    expect(stage.replica.seen.filter(({ url }) => url.includes('lMeetingId=7003'))).toHaveLength(3);
    expect(stage.clock.slept).toEqual([1500, 3000]);
    expect(report.meetings.find(line => line.number === '7003')).toMatchObject({
      outcome: 'new',
      source: 'pages',
      note: 'service: server error (500), 3 times',
    });
  });

  it('never makes more requests than the cap, and goes on where it stopped', async () => {
    const first = await stage.run('--max', '4');
    expect(stage.replica.seen).toHaveLength(4);
    expect(first.stopped).toBe('the cap of 4 requests a run is reached');
    expect(toExitCode(first)).toBe(2);
    const second = await stage.run();
    expect(toExitCode(second)).toBe(0);
    const files = (await stage.files()).filter(path => !path.endsWith('.json'));
    expect(files).toHaveLength(5);
  });

  it('fetches meetings of the last 90 days again, older ones only when asked', async () => {
    await stage.run();
    stage.replica.seen.length = 0;
    const again = await stage.run();
    expect(stage.replica.seen.map(({ url }) => url).filter(url => url.includes('lMeetingId='))).toEqual([
      '/mgWebService.asmx/GetMeeting?lMeetingId=7005',
    ]);
    expect(outcomes(again)).toContain('7005: unchanged (service)');
    expect(outcomes(again)).toContain('7001: current (service)');
    const all = await stage.run('--all');
    expect(all.meetings.every(line => line.outcome === 'unchanged')).toBe(true);
  });

  it('leaves a door alone that refuses five times in a row', async () => {
    for (let id = 7010; id < 7025; id++)
      stage.replica.town.meetings.push({ id, committee: 1043, date: '01/02/2024', items: [] });
    stage.replica.faults.push({ match: /GetMeeting\?/, status: 403 });
    const report = await stage.run();
    expect(stage.replica.seen.filter(({ url }) => url.includes('GetMeeting?'))).toHaveLength(5);
    expect(report.meetings.every(line => line.outcome === 'new')).toBe(true);
  });
});

describe('where the service is switched off', () => {
  it.each([
    ['not found', { status: 404 }],
    ['HTML', { body: '<html><body>Service disabled</body></html>' }],
    ['refused', { status: 403 }],
  ])('asks it no more than it must, and older meetings are not fetched again (%s)', async (_, fault) => {
    for (let id = 7010; id < 7025; id++)
      stage.replica.town.meetings.push({ id, committee: 1043, date: '01/02/2024', items: [] });
    stage.replica.faults.push({ match: /mgWebService/i, ...fault });
    const report = await stage.run('--since', '2019-01-01');
    expect(report.meetings).toHaveLength(20);
    expect(stage.replica.seen.filter(({ url }) => url.includes('GetMeeting?'))).toHaveLength(5);
    const again = await stage.run('--since', '2019-01-01');
    expect(again.meetings.filter(line => line.outcome === 'current')).toHaveLength(19);
  });

  it('says that nothing was found where a host answers with lists of nothing', async () => {
    stage.replica.town.meetings = [];
    const report = await stage.run('--since', '2019-01-01');
    expect(report.committees[0]).toMatchObject({ listed_by: 'pages', known: 0 });
    expect(toExitCode(report)).toBe(1);
  });
});
