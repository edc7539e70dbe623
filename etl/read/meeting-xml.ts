import { weekdayOf } from '../calendar.ts';
import { writeHtml } from './html.ts';
import { walk } from './markup.ts';
import { type Content, Writer } from './writer.ts';

type Fields = Record<string, string>;

interface Answer {
  root: string;
  meeting: Fields;
  items: Fields[];
  documents: Map<Fields, Fields[]>;
  attendees: Fields[];
}

/**
 * Reads an answer of the modern.gov web service to `GetMeeting` into the text of the meeting's page, with marks. Titles
 * are escaped twice there, and agenda, minutes and decisions are Word's HTML. A list of meetings gives an issue.
 */
export function readMeetingXml(markup: string): Content {
  const answer = readAnswer(markup);
  if (answer.root !== 'meeting') {
    const message = `it is an answer <${answer.root}> of a web service, not a meeting`;
    return { text: '', marks: [], issues: [{ code: 'not-a-meeting', message }] };
  }
  const writer = new Writer();
  writeHead(answer, writer);
  for (const item of answer.items) writeItem(item, answer.documents.get(item) ?? [], writer);
  return { ...writer.finish(), issues: [] };
}

function readAnswer(markup: string): Answer {
  const answer: Answer = { root: '', meeting: {}, items: [], documents: new Map(), attendees: [] };
  const owners: Fields[] = [answer.meeting];
  const path: string[] = [];
  walk(
    markup,
    {
      open(name, attributes) {
        if (/^(?:envelope|body|getmeeting(?:response|result))$/.test(name.replace(/^.*:/, ''))) return;
        answer.root ||= name;
        if (name === 'agendaitem') answer.items.push(own(owners, {}));
        else if (name === 'linkeddoc') addDocument(answer, own(owners, {}));
        else if (name === 'attendee') answer.attendees.push(own(owners, { ...attributes }));
        path.push(name);
      },
      close(name) {
        if (path.at(-1) === name) path.pop();
        if (name === 'agendaitem' || name === 'linkeddoc' || name === 'attendee') owners.pop();
      },
      words(text) {
        const field = path.at(-1);
        const owner = owners.at(-1);
        if (field && owner) owner[field] = (owner[field] ?? '') + text;
      },
    },
    true,
  );
  return answer;
}

function own(owners: Fields[], fields: Fields): Fields {
  owners.push(fields);
  return fields;
}

function addDocument(answer: Answer, fields: Fields): void {
  const item = answer.items.at(-1);
  if (!item) return;
  const known = answer.documents.get(item);
  if (known) known.push(fields);
  else answer.documents.set(item, [fields]);
}

function writeHead({ meeting, documents, attendees }: Answer, writer: Writer): void {
  const line = (role: 'heading' | 'committee' | 'date' | 'furniture' | 'attendance', words: string) => {
    writer.break(2);
    const from = writer.position();
    writer.write(words);
    writer.mark(role, from);
  };
  const isMinuted = field(meeting, 'minutepublished') !== 'False';
  line('heading', isMinuted ? 'Agenda and minutes' : 'Agenda');
  const titles = new Set(
    [...documents.values()]
      .flat()
      .map(doc => field(doc, 'committeetitle'))
      .filter(Boolean),
  );
  if (titles.size === 1) line('committee', [...titles][0]!);
  const [day, month, year] = field(meeting, 'meetingdate').split('/');
  if (day && month && year) {
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    line('date', `Date: ${weekdayOf(date)}, ${day}/${month}/${year} ${field(meeting, 'meetingtime')}`);
  }
  const status = field(meeting, 'meetingstatus');
  if (status) line('heading', `Status: ${status}`);
  if (field(meeting, 'meetinglocation')) line('furniture', `Venue: ${field(meeting, 'meetinglocation')}`);
  for (const attendee of attendees) {
    const facts = [attendee.name, attendee.roledescription, attendee.attendance].map(fact => fact?.trim());
    if (facts[0]) line('attendance', facts.filter(Boolean).join(' | '));
  }
}

function writeItem(item: Fields, documents: Fields[], writer: Writer): void {
  if (field(item, 'isdisplayallowed') === 'False') return;
  writer.break(2);
  const from = writer.position();
  const number = printedNumber(item);
  if (number) {
    writer.write(`${number}.`);
    writer.mark('number', from);
    writer.break(2);
  }
  const title = writer.position();
  writeHtml(field(item, 'agendaitemtitle'), writer);
  writer.mark('title', title);
  writeSection(null, item.agendatext, writer);
  const names = new Set(
    documents.filter(doc => field(doc, 'isrestricted') !== 'True').map(doc => field(doc, 'title')),
  );
  if (names.size > 0) {
    writeLabel('Additional documents:', writer);
    for (const name of names) {
      const start = writer.position();
      writeHtml(name, writer);
      writer.mark('furniture', start);
      writer.break(1);
    }
  }
  writeSection('Decision:', item.decisionnonemptyhtmlbody, writer);
  writeSection('Minutes:', item.minutesnonemptyhtmlbody, writer);
  writer.mark('item', from);
}

function writeSection(label: string | null, body: string | undefined, writer: Writer): void {
  if (!body?.trim()) return;
  if (label) writeLabel(label, writer);
  writer.break(2);
  writeHtml(body, writer);
  writer.break(2);
}

function writeLabel(label: string, writer: Writer): void {
  writer.break(2);
  const from = writer.position();
  writer.write(label);
  writer.mark('label', from);
  writer.break(2);
}

/** The page prints the number of the minutes, which may run on over the year, once there are minutes. */
function printedNumber(item: Fields): string | null {
  const minuted = field(item, 'minutesitemnumber');
  if (field(item, 'isminutepublished') === 'True' && Number(minuted) > 0) {
    return minuted + field(item, 'minutesitemsubnumber').replace(/^0$/, '');
  }
  const shown = field(item, 'fulldisplaynumberformat').replace(/\.$/, '');
  return shown && shown !== '0' ? shown : null;
}

function field(fields: Fields, name: string): string {
  return (fields[name] ?? '').trim();
}
