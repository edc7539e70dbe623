import { describe, expect, it } from 'vitest';
import { cleanPage } from '../../../etl/harvest/clean.ts';
import { findCommittees, findMeetings, isItemPage, parseMeetingPage } from '../../../etl/harvest/pages.ts';

const BASE = 'https://democracy.leics.gov.uk/ieListMeetings.aspx?CId=1043&Year=0';

describe('pages', () => {
  it('list meetings in whatever shape, by number', () => {
    const html = `<table><tr><td>16 Mar 2026 6.30 pm</td><td>Minutes published 20 Apr 2026</td><td><a href="IELISTDOCUMENTS.ASPX?MEETINGID=0007010&CID=1043">Agenda</a></td></tr></table>
      <ul><li><a href="https://democracy.leics.gov.uk/ieListDocuments.aspx?CId=1043&amp;MId=7011&amp;Ver=4">2 Sep 2025 2.00 pm</a> - CANCELLED</li>
      <li><a href=" /(S(t1fz))/ieListDocuments.aspx?
MId=7012 ">Tuesday, 3rd June, 2025</a></li><li><a href="ieListDocuments.aspx?MId=../../x">4 June 2025</a></li>
      <li><a href="ieListMeetings.aspx?CId=1043&Year=2019">2019</a></li></ul>`;
    const found = findMeetings(html, BASE)!;
    expect(found.meetings).toMatchObject([
      { number: '7010', committee: '1043', date: '2026-03-16', status: '' },
      { number: '7011', committee: '1043', date: '2025-09-02', status: 'Cancelled', time: '2.00 pm' },
      { number: '7012', committee: null, date: '2025-06-03', status: '' },
    ]);
    expect(found.years).toEqual([2019]);
  });

  it('list committees', () => {
    const html =
      '<a href="mgCommitteeDetails.aspx?id=1043">Children</a><a href="mgUserInfo.aspx?UID=5">Councillor</a>';
    expect(findCommittees(html, BASE)).toEqual([{ number: '1043', name: 'Children', note: '' }]);
  });

  it('of a meeting tell what is cut, where the whole is, and where the printed minutes are', () => {
    const html = `<h1>Agenda and draft minutes</h1><h2 class="mgSubTitleTxt">Commission (up to 28th April 2021) - Tuesday, 23rd March, 2021 5.30 pm</h2>
      <a href="documents/g7003/Agenda frontsheet.pdf?T=0">Agenda</a><a href="Documents/g7003/Printed minutes.pdf?t=1">Printed minutes</a>
      <table class="mgItemTable"><tr><td class="mgItemNumberCell" ><p class="mgAiTitleTxt">24.</p></td><td><p class="mgAiTitleTxt"><a class="mgAiTitleLnk" href="documents/s1/r.pdf">SEND Update</a> <img alt="pdf icon"> PDF 117 KB</p>
      <p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><p>Members asked &nbsp;...<a href="mgAi.aspx?id=5">view the full minutes text for item 24.</a></p></div></td></tr>
      <tr><td><p class="mgAiTitleTxt">25.</p></td><td><p>Said &nbsp;...view the full minutes text for item 25.</p></td></tr></table>`;
    expect(parseMeetingPage(html, BASE)).toMatchObject({
      date: '2021-03-23',
      hasMinutes: true,
      cut: [
        { number: '24', title: 'SEND Update', url: new URL('https://democracy.leics.gov.uk/mgAi.aspx?id=5') },
        { number: '25', url: null },
      ],
      printed: new URL('https://democracy.leics.gov.uk/Documents/g7003/Printed%20minutes.pdf?t=1'),
      attachments: [{ title: 'SEND Update', item_number: '24' }],
    });
  });

  it.each([
    '<title>Error</title><h1>Sorry, an error has occurred</h1>',
    '<h1>Welcome to our website</h1><h2>Councillors, meetings and decisions</h2>',
    '<h1>404 - Page not found</h1><h2 class="mgSubTitleTxt">x</h2>',
    '',
  ])('of an error or a welcome are not a meeting: %s', html => {
    expect(parseMeetingPage(html, BASE)).toBeNull();
    expect(isItemPage(html)).toBe(false);
  });

  it('without minutes are an agenda, even where minutes are an item or are promised', () => {
    const html = `<h1 class="mgMainTitleTxt">Agenda</h1><table class="mgItemTable"><tr><td><p class="mgAiTitleTxt">1.</p></td>
      <td><p class="mgAiTitleTxt">Minutes</p><div class="mgWordPara">To confirm the minutes of 2 June.</div></td></tr></table>`;
    expect(parseMeetingPage(html, BASE)).toMatchObject({ hasMinutes: false, cut: [] });
  });

  it('are kept without scripts, forms, sessions and whom to contact', () => {
    const html = `<html><head><title>Agenda</title><script>evil()</script></head><body onload="x()"><form><input name="__VIEWSTATE" value="abc">
      <div id="modgov"><p><span class="mgLabel">Contact: </span>Jo Bloggs Email: <a href="mailto:jo@x.uk">jo@x.uk</a></p>
      <p>Helpline 0116 305 1234</p><table class="mgItemTable"><tr><td><a href="/(S(abc))/mgAi.aspx?ID=5" onclick="x()">Item</a> £6,000 &amp; 58% &lt; 60%</td></tr></table></div></form></body></html>`;
    const text = cleanPage(html, BASE)!;
    expect(text).not.toMatch(/script|onload|onclick|VIEWSTATE|Jo Bloggs|jo@|0116|S\(abc/);
    expect(text).toContain('href="https://democracy.leics.gov.uk/mgAi.aspx?ID=5"');
    expect(text).toContain('£6,000 &amp; 58% &lt; 60%');
  });
});
