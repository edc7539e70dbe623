import { describe, expect, it } from 'vitest';
import { cleanXml } from '../../../etl/harvest/clean.ts';
import { parseCommittees, parseMeeting, parseMeetings } from '../../../etl/harvest/service.ts';
import { decodeText } from '../../../etl/harvest/text.ts';

describe('answers of the service', () => {
  it('are read by name, whatever the order, the case and the wrapping', () => {
    const meeting = `\uFEFF <?xml version='1.0'?>
      <soap:Envelope><soap:Body><GetMeetingResponse><GetMeetingResult>
      <Meeting><AgendaItems><AgendaItem><MinutesNonEmptyHtmlBody><![CDATA[<p>Noted.</p>]]></MinutesNonEmptyHtmlBody>
      <FullDisplayNumberFormat>9.</FullDisplayNumberFormat><AgendaItemTitle>A &amp;amp; B</AgendaItemTitle><AgendaItemId>5</AgendaItemId></AgendaItem></AgendaItems>
      <IsDisplayAllowed>Yes</IsDisplayAllowed><MeetingDate>02/09/2025</MeetingDate><MeetingId> 7003 </MeetingId></Meeting>
      </GetMeetingResult></GetMeetingResponse></soap:Body></soap:Envelope>`;
    expect(parseMeeting(meeting)).toMatchObject({
      number: '7003',
      date: '2025-09-02',
      isDisplayed: true,
      hasMinutes: true,
      items: [{ key: '5', label: '9', minutes: 'Noted.' }],
    });
  });

  it('list meetings under their committee, or each with its own', () => {
    const nested = `<getmeetings><meetingscount> 1</meetingscount><committee><committeeid> 1043</committeeid><committeetitle>Children &amp;amp; Families</committeetitle>
      <committeemeetings><meeting><meetingid>7003</meetingid><meetingdate>02/09/2025</meetingdate><meetingstatus>Confirmed; Budget</meetingstatus></meeting></committeemeetings></committee></getmeetings>`;
    const flat = `<getmeetingsbydate><meetings><meeting><meetingdate>02/09/2025</meetingdate><committeetitle>Children &amp;amp; Families</committeetitle>
      <meetingstatus>Confirmed; Budget</meetingstatus><committeeid>1043</committeeid><meetingid>7003</meetingid></meeting></meetings></getmeetingsbydate>`;
    const expected = {
      number: '7003',
      committee: '1043',
      committee_name: 'Children & Families',
      date: '2025-09-02',
      status: 'Confirmed; Budget',
    };
    expect(parseMeetings(nested)).toMatchObject([expected]);
    expect(parseMeetings(flat)).toMatchObject([expected]);
  });

  it('skip what has no usable number', () => {
    const list = ['../7', '', 'abc', '-3', '7003'].map(
      id => `<meeting><meetingid>${id}</meetingid></meeting>`,
    );
    const seen = parseMeetings(`<getmeetings>${list.join('')}</getmeetings>`);
    expect(seen?.map(meeting => meeting.number)).toEqual(['7003']);
  });

  it.each([
    '',
    '   ',
    '<!DOCTYPE html><html><body>x</body></html>',
    '<html></html>',
    'Service unavailable',
    '{"error":1}',
    '<getmeetings><meeting>',
  ])('are not taken from “%s”', text => {
    expect(parseMeetings(text)).toBeNull();
    expect(parseMeeting(text)).toBeNull();
    expect(parseCommittees(text)).toBeNull();
  });

  it('lose what is not for display, and no word of the rest', () => {
    const item = (id: number, shown: string, text: string) =>
      `<agendaitem><agendaitemid>${id}</agendaitemid><isdisplayallowed>${shown}</isdisplayallowed><minutesnonemptyhtmlbody>&lt;p&gt;${text}&lt;/p&gt;</minutesnonemptyhtmlbody></agendaitem>`;
    const told = parseMeeting(
      `<meeting><meetingid>1</meetingid><agendaitems>${item(1, 'False', 'Exempt £9m')}${item(2, 'True', 'Open £6,000 &amp;amp; more')}</agendaitems></meeting>`,
    )!;
    const text = cleanXml(told.tree);
    expect(text).not.toContain('Exempt');
    expect(text).toContain('&lt;p&gt;Open £6,000 &amp;amp; more&lt;/p&gt;');
  });

  it('are decoded by their mark, their header or their own declaration', () => {
    const latin = Uint8Array.from([...'<a>'].map(letter => letter.charCodeAt(0)).concat(0xa3));
    expect(decodeText(latin, 'text/xml; charset=iso-8859-1')).toBe('<a>£');
    const declared = '<?xml version="1.0" encoding="windows-1252"?>';
    const bytes = Uint8Array.from([...declared].map(letter => letter.charCodeAt(0)).concat(0x92));
    expect(decodeText(bytes, 'text/xml')).toBe(`${declared}’`);
    expect(decodeText(Uint8Array.from([0xff, 0xfe, 0x41, 0x00]), 'text/xml; charset=utf-8')).toBe('A');
    expect(decodeText(new TextEncoder().encode('£'), 'text/xml; charset=nonsense')).toBe('£');
  });
});
