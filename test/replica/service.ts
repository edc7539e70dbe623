import type { Town, TownItem, TownMeeting } from './town.ts';

const HEAD = '<?xml version="1.0" encoding="utf-8"?>\n';

/** Answers an operation of the web service as modern.gov does, leading spaces in counts and newlines in empty elements included. */
export function answerService(town: Town, operation: string, query: URLSearchParams): string | null {
  const value = (name: string) =>
    [...query].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? '';
  const committee = value('lCommitteeId');
  const within = town.meetings.filter(
    meeting =>
      (String(meeting.committee) === committee || committee === '-1') &&
      isWithin(meeting.date, value('sFromDate'), value('sToDate')),
  );
  if (operation === 'getcommittees') return HEAD + committees(town);
  if (operation === 'getmeetings') return HEAD + meetings(town, within);
  if (operation === 'getallmeetingsbydate') return HEAD + meetingsByDate(town, within);
  if (operation !== 'getmeeting') return null;
  const meeting = town.meetings.find(meeting => String(meeting.id) === value('lMeetingId'));
  return meeting ? HEAD + oneMeeting(town, meeting) : null;
}

// An ISO date is taken without complaint and the range forgotten.
function isWithin(date: string, from: string, to: string): boolean {
  const day = (text: string) => /^\d\d\/\d\d\/\d{4}$/.test(text) && text.split('/').reverse().join('-');
  const [first, last] = [day(from), day(to)];
  return !first || !last || ((day(date) || '') >= first && (day(date) || '') <= last);
}

function committees(town: Town): string {
  const rows = town.committees.map(
    ({ id, title, expired }) =>
      `<committee><committeeid>${id}</committeeid><committeetitle>${title}</committeetitle><committeedeleted>False</committeedeleted>` +
      `<committeeexpired>${expired ? 'True' : 'False'}</committeeexpired><committeecategory>\n</committeecategory></committee>`,
  );
  return `<committees><committeescount> ${rows.length}</committeescount>${rows.join('')}</committees>`;
}

function meetings(town: Town, list: TownMeeting[]): string {
  const ids = [...new Set(list.map(meeting => meeting.committee))];
  const rows = ids.map(id => {
    const own = list.filter(meeting => meeting.committee === id);
    return (
      `<committee><committeeid>${id}</committeeid><committeetitle>${titleOf(town, id)}</committeetitle>` +
      `<committeemeetingcount> ${own.length}</committeemeetingcount><committeemeetings>${own.map(short).join('')}</committeemeetings></committee>`
    );
  });
  return `<getmeetings><meetingscount> ${list.length}</meetingscount><committeescount> ${ids.length}</committeescount>${rows.join('')}</getmeetings>`;
}

function meetingsByDate(town: Town, list: TownMeeting[]): string {
  const rows = list.map(meeting =>
    short(meeting).replace(
      '<meetingdate>',
      `<committeeid>${meeting.committee}</committeeid><committeetitle>${titleOf(town, meeting.committee)}</committeetitle><meetingdate>`,
    ),
  );
  return `<getmeetingsbydate><meetingscount> ${rows.length}</meetingscount><meetings>${rows.join('')}</meetings></getmeetingsbydate>`;
}

function short({ id, date, status, time }: TownMeeting): string {
  return (
    `<meeting><meetingid>${id}</meetingid><meetingdate>${date}</meetingdate><meetingstatus>${status ?? 'Confirmed'}</meetingstatus>` +
    `<meetingtime>${time ?? '2.00 pm'}</meetingtime><iswebcast>False</iswebcast></meeting>`
  );
}

function oneMeeting(town: Town, meeting: TownMeeting): string {
  const isPublished = meeting.isMinutePublished ?? meeting.items.length > 0;
  const items = meeting.items.map((item, index) => oneItem(town, meeting, item, index)).join('\n');
  return `<meeting>
<meetingid>${meeting.id}</meetingid><meetingdate>${meeting.date}</meetingdate><meetingstatus>${meeting.status ?? 'Confirmed'}</meetingstatus>
<isdisplayallowed>${meeting.isHidden ? 'False' : 'True'}</isdisplayallowed><meetingtime>2.00 pm</meetingtime><meetinglocation>County Hall</meetinglocation>
<agendapublished>True</agendapublished><minutepublished>${isPublished ? 'True' : 'False'}</minutepublished>
<agendaitems>
${items}
</agendaitems>
<attendees><attendee membertype="U" memberid="192" name="Mrs J. Bloggs CC" roledescription="Chairman" attendance="Present" politicalparty="CON" ward="Anstey" homeaddress="1 High Street"><url>https://x/mgUserInfo.aspx?UID=192</url><photosmallurl>https://x/UserData/192.jpg</photosmallurl></attendee></attendees>
</meeting>`;
}

function oneItem(town: Town, meeting: TownMeeting, item: TownItem, index: number): string {
  const documents = (item.documents ?? []).flatMap(document => [document, document]);
  const linked = documents.map(
    ({ id, title, isRestricted }) =>
      `<linkeddoc><attachmentid>${id}</attachmentid><title>${title}</title><isurl>False</isurl>` +
      `<url>https://democracy.example/mgConvert2PDF.aspx?ID=${id}</url><isrestricted>${isRestricted ? 'True' : 'False'}</isrestricted>` +
      `<itemnum>${item.number.replace('.', '')}</itemnum><committeetitle>${titleOf(town, meeting.committee)}</committeetitle></linkeddoc>`,
  );
  return `<agendaitem><agendaitemid>${item.id}</agendaitemid><agendaitemtitle>${item.title}</agendaitemtitle>
<agendatext>${item.agenda ? word([item.agenda]) : '\n'}</agendatext><agendaitemnumber>${index + 1}</agendaitemnumber><agendaitemsubnumber>
</agendaitemsubnumber><fulldisplaynumberformat>${item.number}</fulldisplaynumberformat><authorusername>jbloggs</authorusername>
<minutesnonemptyhtmlbody>${item.minutes ? word(item.minutes) : '\n'}</minutesnonemptyhtmlbody>
<isminutepublished>${item.minutes ? 'True' : 'False'}</isminutepublished><isrestricted>False</isrestricted><isdisplayallowed>True</isdisplayallowed>
<minutesitemnumber>${item.number.replace('.', '')}</minutesitemnumber><linkeddocuments>${linked.join('')}</linkeddocuments></agendaitem>`;
}

function word(paragraphs: string[]): string {
  const wrap = (text: string) => text.replace(/(.{60,70}) /g, '$1\n');
  const html = `<div class="WordSection1">\n${paragraphs.map(text => `<p class="MsoNormal"><span style="">${wrap(text)}</span></p>`).join('\n')}\n</div>\n`;
  return html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function titleOf(town: Town, id: number): string {
  return town.committees.find(committee => committee.id === id)?.title ?? '';
}
