import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toExitCode } from '../../../etl/harvest/report.ts';
import { type Replica, startReplica } from '../../replica/server.ts';
import { smallTown } from '../../replica/town.ts';
import { outcomes, type Stage, setStage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

const noteOf = (report: Awaited<ReturnType<Stage['run']>>, number: string) =>
  report.meetings.find(line => line.number === number)!.note;
const HTML = '<!-- beginning of HttpRedirect.htm file --><script>redirectToHttps();</script>';

describe('trouble', () => {
  it.each([
    ['a refusal', { status: 403 }, 'refused (403)'],
    ['nothing there', { status: 404 }, 'not found (404)'],
    ['HTML where XML was due', { status: 200, body: HTML }, 'not XML of this meeting'],
    ['an empty answer', { status: 200, body: '' }, 'not XML of this meeting'],
    [
      'half an answer',
      { status: 200, body: '<meeting><meetingid>7003</meetingid><agendaitems>' },
      'not XML of this meeting',
    ],
    [
      'another meeting',
      { status: 200, body: '<meeting><meetingid>1</meetingid></meeting>' },
      'not XML of this meeting',
    ],
    ['an error page', { status: 302, headers: { location: '/mgError.aspx' } }, 'redirected to an error page'],
    [
      'another host',
      { status: 302, headers: { location: 'http://elsewhere.example/x' } },
      'redirected to another host (elsewhere.example): not followed',
    ],
    [
      'a private address',
      { status: 302, headers: { location: 'http://169.254.169.254/latest' } },
      'redirected to another host (169.254.169.254): not followed',
    ],
    [
      'a file',
      { status: 302, headers: { location: 'file:///etc/passwd' } },
      'redirected to file:: not followed',
    ],
    ['itself', { status: 302, headers: { location: '' } }, 'redirected to nowhere'],
    ['a broken line', { isBroken: true }, 'cannot be reached'],
    ['silence', { isSilent: true }, 'no answer in'],
  ])('falls back to the pages on %s, and says why', async (_, fault, reason) => {
    stage.replica.faults.push({ match: /lMeetingId=7003/, ...fault });
    const report = await stage.run('--since', '2025-09-01', '--until', '2025-09-30', '--timeout', '0.2');
    expect(outcomes(report)).toEqual(['7003: new (pages)']);
    expect(noteOf(report, '7003')).toContain(`service: ${reason}`);
    expect(toExitCode(report)).toBe(0);
  });

  it('reads no more of an endless answer than its bound', async () => {
    stage.replica.faults.push({ match: /lMeetingId=7003/, isEndless: true });
    const report = await stage.run('--since', '2025-09-01');
    expect(noteOf(report, '7003')).toContain('larger than 20 MB: not read');
    expect(report.meetings).toHaveLength(3);
  });

  it('reports a meeting that no source gives, and goes on with the rest', async () => {
    stage.replica.faults.push({ match: /=7003/, status: 403 });
    const report = await stage.run();
    expect(outcomes(report)).toContain('7003: failed (none)');
    expect(outcomes(report)).toContain('7001: new (service)');
    expect(toExitCode(report)).toBe(2);
    stage.replica.faults.length = 0;
    expect(outcomes(await stage.run())).toContain('7003: new (service)');
  });

  it('lists from the pages where the service lists nothing', async () => {
    stage.replica.faults.push({
      match: /GetMeetings|GetAllMeetings/,
      body: '<?xml version="1.0"?><getmeetings><meetingscount> 0</meetingscount></getmeetings>',
    });
    const report = await stage.run('--since', '2019-01-01');
    expect(report.committees[0]!.listed_by).toBe('pages');
    expect(outcomes(report)).toHaveLength(5);
    expect(report.notes.join()).toContain('GetMeetings: lists no meeting');
  });

  it('survives sessions in every path', async () => {
    stage.replica.hasSessions = true;
    stage.replica.faults.push({ match: /mgWebService/i, status: 404 });
    const report = await stage.run('--since', '2019-01-01');
    expect(outcomes(report)).toContain('7003: new (pages)');
    const html = await stage.text('leicestershire/2025-09-02-leicestershire-cfosc-m7003.html');
    expect(html).not.toContain('(S(');
  });

  it('asks nothing of the host that a page links to instead', async () => {
    const other: Replica = await startReplica(smallTown());
    stage.replica.faults.push({
      match: /lMeetingId=7003/,
      status: 302,
      headers: { location: `${other.site}/robots.txt` },
    });
    await stage.run();
    expect(other.seen).toEqual([]);
    await other.close();
  });

  it('writes nowhere but under its folder, whatever names the server gives', async () => {
    const [first] = stage.replica.town.meetings;
    first!.items[0]!.title = '../../../../tmp/evil';
    first!.items[1]!.number = '../../25';
    stage.replica.town.committees[0]!.title = '../../etc/passwd';
    stage.replica.faults.push({ match: /mgWebService.asmx\/GetMeeting\?/i, status: 404 });
    const report = await stage.run('--committee', '1043', '--since', '2019-01-01');
    expect(outcomes(report)).toContain('7001: new (pages)');
    const files = await stage.files();
    expect(
      files.every(path =>
        /^leicestershire\/\d{4}-\d\d-\d\d-leicestershire-cfosc-m\d+[a-z0-9-]*\.[a-z]+$/.test(path),
      ),
    ).toBe(true);
  });

  it('expands no entity and keeps no DTD of an answer', async () => {
    const body = `<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
      <meeting><meetingid>7003</meetingid><meetingdate>02/09/2025</meetingdate><agendaitems><agendaitem><agendaitemid>1</agendaitemid>
      <agendaitemtitle>&b;</agendaitemtitle><minutesnonemptyhtmlbody>Noted &x;.</minutesnonemptyhtmlbody></agendaitem></agendaitems></meeting>`;
    stage.replica.faults.push({ match: /lMeetingId=7003/, body });
    await stage.run();
    const text = await stage.text('leicestershire/2025-09-02-leicestershire-cfosc-m7003.xml');
    expect(text).not.toMatch(/DOCTYPE|ENTITY|aaaa|root:/);
    expect(text).toContain('Noted &amp;x;.');
  });

  it('is not brought down by an answer that nests a million deep', async () => {
    const body = `<meeting><meetingid>7003</meetingid>${'<a>'.repeat(1_000_000)}`;
    stage.replica.faults.push({ match: /lMeetingId=7003/, body });
    expect(outcomes(await stage.run())).toContain('7003: new (pages)');
  });

  it('stops where a site does not answer at all', async () => {
    stage.replica.faults.push({ match: /mgWebService|aspx/i, isBroken: true });
    const report = await stage.run();
    expect(report.stopped).toMatch(/the site has not answered 5 times in a row/);
    expect(toExitCode(report)).toBe(1);
  });
});
