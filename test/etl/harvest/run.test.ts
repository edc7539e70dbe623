import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toExitCode } from '../../../etl/harvest/report.ts';
import { outcomes, type Stage, setStage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

describe('harvest', () => {
  it('fetches each meeting from the best source that has its minutes', async () => {
    const report = await stage.run('--since', '2017-01-01');
    expect(outcomes(report)).toEqual([
      '7001: new (service)',
      '7002: new (service)',
      '7003: new (service)',
      '7004: new (pdf)',
      '7005: new (service)',
    ]);
    const minutes = new Map(report.meetings.map(line => [line.number, line.minutes]));
    expect([...minutes].sort()).toEqual([
      ['7001', 'published'],
      ['7002', 'cancelled'],
      ['7003', 'published'],
      ['7004', 'published'],
      ['7005', 'missing'],
    ]);
    expect(toExitCode(report)).toBe(0);
    expect(report.committees[0]).toMatchObject({ known: 5, missing_minutes: 1, newest: '2026-01-20' });
  });

  it('writes beside every file where it came from, with the hash of its bytes', async () => {
    await stage.run();
    const files = (await stage.files()).filter(path => !path.endsWith('.json'));
    expect(files.length).toBe(5);
    for (const path of files) {
      const origin = JSON.parse(await stage.text(path.replace(/\.[a-z]+$/, '.json')));
      const bytes = await readFile(join(stage.out, path));
      expect(origin.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(origin).toMatchObject({ council: 'Leicestershire County Council', accessed: '2026-06-01' });
      expect(origin.committee).toBe('Children and Families Overview and Scrutiny Committee');
      expect(path).toContain(origin.meeting_date);
      expect(origin.url.startsWith(stage.replica.site)).toBe(true);
    }
  });

  it('keeps no contact details, photographs or log-in names', async () => {
    await stage.run();
    const text = await stage.text('leicestershire/2025-09-02-leicestershire-cfosc-m7003.xml');
    expect(text).toContain('name="Mrs J. Bloggs CC"');
    expect(text).not.toMatch(/jo\.bloggs@|0116 305|High Street|photosmallurl|jbloggs/);
    expect(text).toContain('Only 58% of Stage 1 complaints');
  });

  it('keeps to the range whatever the server sends', async () => {
    const list = stage.replica.town.meetings.map(
      ({ id, date }) => `<meeting><meetingid>${id}</meetingid><meetingdate>${date}</meetingdate></meeting>`,
    );
    const body = `<getmeetings><committee><committeeid>1043</committeeid><committeemeetings>${list.join('')}</committeemeetings></committee></getmeetings>`;
    stage.replica.faults.push({ match: /GetMeetings/, body, headers: { 'content-type': 'text/xml' } });
    const report = await stage.run('--since', '2020-01-01', '--until', '2025-12-31', '--committee', '1043');
    expect(report.meetings.map(line => line.date)).toEqual(['2025-09-08', '2025-09-02', '2020-01-21']);
    const asked = new URL(
      stage.replica.seen.find(({ url }) => url.includes('GetMeetings'))!.url,
      stage.replica.site,
    );
    expect(asked.searchParams.get('sFromDate')).toBe('01/01/2020');
    expect(asked.searchParams.get('sToDate')).toBe('31/12/2025');
  });

  it('shows a plan and writes nothing on --dry-run', async () => {
    const report = await stage.run('--dry-run');
    expect(outcomes(report)).toHaveLength(5);
    expect(report.meetings.every(line => line.outcome === 'planned')).toBe(true);
    expect(await stage.files()).toEqual([]);
    expect(stage.replica.seen.map(({ url }) => url.split('?')[0])).toEqual([
      '/robots.txt',
      '/mgWebService.asmx/GetMeetings',
    ]);
  });

  it('finds a committee by a name that only the site knows', async () => {
    const report = await stage.run(
      '--committee',
      'Old Panel',
      '--committee',
      'adults-and-communities-overview-and-scrutiny-committee',
    );
    expect(report.committees.map(sum => sum.number)).toEqual(['1040', '312']);
    await expect(stage.run('--committee', 'No Such Panel')).rejects.toThrow(
      /^unknown committee: No Such Panel/,
    );
  });

  it('lists attached reports with their addresses and fetches them only when asked', async () => {
    await stage.run();
    const list = await stage.text('leicestershire/reports.csv');
    expect(list).toContain(
      'Report on children missing,https://democracy.example/mgConvert2PDF.aspx?ID=60001,',
    );
    expect(list.match(/60001/g)).toHaveLength(1);
    expect(list).not.toContain('Exempt');
    expect(stage.replica.seen.some(({ url }) => url.includes('documents/s'))).toBe(false);
    stage.replica.faults.push({ match: /mgWebService/, status: 404 });
    await stage.run('--all', '--reports', '--out', `${stage.out}/second`);
    const fetched = (await stage.files()).filter(path => path.includes('.reports'));
    expect(fetched).toHaveLength(2);
  });

  it('takes the former number of a committee only where the range reaches back to it', async () => {
    const numbers = async (since: string) => {
      const report = await stage.run('--council', 'leicester', '--since', since, '--dry-run');
      return report.committees.map(sum => sum.number);
    };
    expect(await numbers('2022-01-01')).toEqual(['1031']);
    expect(await numbers('2020-01-01')).toEqual(['1031', '667']);
  });
});
