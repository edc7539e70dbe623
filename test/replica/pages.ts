import type { Town, TownItem, TownMeeting } from './town.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const CUT = 3800;

/** Answers a page as modern.gov does: keys in any case, links with sessions, spaces and line breaks, long minutes cut. */
export function answerPage(town: Town, page: string, query: URLSearchParams): string | null {
  const value = (...names: string[]) =>
    [...query].find(([key]) => names.some(name => name.toLowerCase() === key.toLowerCase()))?.[1] ?? '';
  if (page === 'mglistcommittees.aspx') return frame('Committees', committees(town));
  if (page === 'ielistmeetings.aspx')
    return frame('Browse meetings', meetings(town, value('CId'), value('Year')));
  if (page === 'ielistdocuments.aspx') {
    const meeting = town.meetings.find(({ id }) => String(id) === value('MId', 'MeetingId'));
    return meeting ? frame('Agenda and minutes', agenda(town, meeting)) : null;
  }
  if (page === 'mgai.aspx') {
    const item = town.meetings.flatMap(({ items }) => items).find(({ id }) => String(id) === value('ID'));
    return item ? frame('Agenda item', itemPage(item)) : null;
  }
  return null;
}

function committees(town: Town): string {
  const links = town.committees.map(
    ({ id, title }) => `<li><a href="mgCommitteeDetails.aspx?ID=${id}">${title}</a></li>`,
  );
  return `<ul class="mgBulletList">${links.join('\n')}</ul>`;
}

function meetings(town: Town, committee: string, year: string): string {
  const own = town.meetings.filter(meeting => String(meeting.committee) === committee);
  const newest = own
    .map(({ date }) => date.slice(6))
    .sort()
    .at(-1);
  const shown = own.filter(({ date }) => date.endsWith(year === '0' || year === '' ? (newest ?? '') : year));
  const rows = shown.map(({ id, date, status }, index) => {
    const [day, month, of] = date.split('/').map(Number);
    const text = `${day} ${MONTHS[month! - 1]!.slice(0, 3)} ${of} 2.00 pm`;
    const keys = index % 2 === 0 ? `CId=${committee}&amp;MId=${id}` : `mid=${id}`;
    const path = index % 2 === 0 ? 'ieListDocuments.aspx' : '/(S(t1fz0a2b))/ielistdocuments.aspx';
    return `<li><a href="${path}?${keys}&#13;&#10;" title="Link to ${text}">${text}</a>${status ? ` ${status.toUpperCase()}` : ''}</li>`;
  });
  const years = [...new Set(own.map(({ date }) => date.slice(6)))];
  const more = years.map(of => `<a href="ieListMeetings.aspx?CId=${committee}&amp;Year=${of}">${of}</a>`);
  return `<ul class="mgBulletList">${rows.join('\n')}</ul><p>${more.join(' ')}</p><a href="https://elsewhere.example/ieListDocuments.aspx?MId=1">Other site</a>`;
}

function agenda(town: Town, meeting: TownMeeting): string {
  const [day, month, year] = meeting.date.split('/').map(Number);
  const weekday = DAYS[new Date(Date.UTC(year!, month! - 1, day!)).getUTCDay()];
  const title = town.committees.find(({ id }) => id === meeting.committee)?.title;
  const printed = `<li><a href="documents/g${meeting.id}/Printed minutes  02092025.pdf?T=1">Printed minutes PDF 98 KB</a></li>`;
  const actions = meeting.isPrintedOnly ? `<ul class="mgActionList">${printed}</ul>` : '';
  return `<div class="mgSubTitle"><h2 class="mgSubTitleTxt">${title} (up to 28th April 2030) - ${weekday}, ${day} ${MONTHS[month! - 1]} ${year} 2.00 pm</h2></div>
<div class="mgLinks">${actions}</div><div class="mgContent"><p><span class="mgLabel">Venue: </span>County Hall. <a href="x">View directions</a></p>
<p><span class="mgLabel">Contact: </span>Jo Bloggs (Tel: 0116 305 1234)&nbsp;Email: <a href="mailto:jo.bloggs@leics.example">jo.bloggs@leics.example</a></p>
<table class="mgItemTable" id="mgItemTable">${meeting.items.map(row).join('\n')}</table></div>`;
}

function row(item: TownItem): string {
  const whole = (item.minutes ?? []).map(text => `<p class="MsoNormal">${text}</p>`).join('\n');
  const isCut = whole.length > CUT;
  const more = `&nbsp;...<a href="/(X(1)S(abc))/mgAi.aspx?ID=${item.id}">view the full minutes text for item ${item.number}</a>`;
  const minutes = isCut ? `${whole.slice(0, CUT)}${more}` : whole;
  const documents = (item.documents ?? []).map(
    ({ id, title }) =>
      `<li><a href="documents/s${id}/${title} v1.pdf">${title}</a> <img alt="pdf icon"> PDF 117 KB</li>`,
  );
  const list =
    documents.length > 0
      ? `<p class="mgSubItemTitleTxt">Additional documents:</p><ul class="mgBulletList">${documents.join('')}</ul>`
      : '';
  const body = item.minutes
    ? `<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara" >${minutes}</div>`
    : '';
  return `<tr><td class="mgItemNumberCell" ><p class="mgAiTitleTxt">${item.number}</p></td><td><p class="mgAiTitleTxt">${item.title}</p>
<div class="mgWordPara">${item.agenda ?? ''}</div>${list}${body}</td></tr>`;
}

function itemPage(item: TownItem): string {
  return `<h2 class="mgSubTitleTxt">${item.title}</h2><p class="mgSubItemTitleTxt">Minutes:</p>
<div class="mgWordPara">${(item.minutes ?? []).map(text => `<p>${text}</p>`).join('\n')}</div>`;
}

function frame(title: string, content: string): string {
  return `<!DOCTYPE html><html><head><title>${title} | County Council</title><script>var ready = 1;</script></head>
<body><form action="x"><input type="hidden" name="__VIEWSTATE" value="${Math.random()}"><div id="modgov"><div class="mgHeader"><h1 class="mgMainTitleTxt">${title}</h1></div>
${content}</div></form></body></html>`;
}
