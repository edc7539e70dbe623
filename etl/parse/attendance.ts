import type { Attendance, Span } from '../model.ts';
import type { Line } from './lines.ts';

interface Heading {
  pattern: RegExp;
  role: string;
  status: string;
}

const HEADINGS: Heading[] = [
  {
    pattern: /^p ?r ?e ?s ?e ?n ?t ?:?$|^(?:members |councillors )?present ?:?$/i,
    role: 'member',
    status: 'present',
  },
  {
    pattern: /^(?:also )?in attendance(?: \(.{1,30}\))? ?:?$|^also present ?:?$/i,
    role: 'invitee',
    status: 'in-attendance',
  },
  { pattern: /^co-?opted members?(?: \(.{1,30}\))? ?:?$/i, role: 'co-opted', status: 'present' },
  { pattern: /^standing invitees?(?: \(.{1,30}\))? ?:?$/i, role: 'standing-invitee', status: 'present' },
  { pattern: /^(?:officers?(?: present| in attendance)?) ?:?$/i, role: 'officer', status: 'in-attendance' },
  { pattern: /^substitutes?(?: members?)? ?:?$/i, role: 'member', status: 'substitute' },
  { pattern: /^apologies(?: for absence)? ?:?$/i, role: 'member', status: 'apologies' },
];
const NAME =
  /^(?:(?:the )?(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?|Canon|Rev(?:erend)?(?:'d)?|Sir|Lord|Lady|Baroness|Alderman)\.?\s)?(?:[A-Z][\p{L}.’'-]{0,30}\s?){1,5}(?:\s?(?:CC|MBE|OBE|CBE|BEM|JP))*/u;
const ROW =
  /^[^|]{3,100} \| (?:[^|]{2,100} \| )?(?:present|expected|apologies|absent|in attendance|not required)\b[^|]{0,60}$/i;
const TITLED =
  /\b(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Canon|Rev|Sir)\.?\s(?:(?:[A-Z]\.?\s?){0,3}[A-Z][\p{L}’'-]{1,30}(?:[ -][A-Z][\p{L}’'-]{1,30})?)/gu;

/** Reads who was there from the head of printed minutes; gives the people and the stretch that names them. */
export function findAttendance(lines: Line[]): { attendances: Attendance[]; span: Span | null } {
  const attendances: Attendance[] = [];
  let heading: Heading | undefined;
  const span: Span = { char_start: -1, char_end: -1 };
  for (const line of lines) {
    const opened = HEADINGS.find(({ pattern }) => pattern.test(line.text.slice(0, 80)));
    if (opened) heading = opened;
    else if (ROW.test(line.text.slice(0, 300))) {
      attendances.push(readRow(line.text));
      heading ??= HEADINGS[0];
    } else if (!heading || line.text.length > 160 || /^[*\s_-]{3,}$/.test(line.text)) continue;
    else attendances.push(...readPerson(line.text, heading));
    if (!heading) continue;
    if (span.char_start < 0) span.char_start = line.char_start;
    span.char_end = line.char_end;
  }
  return { attendances: distinct(attendances), span: attendances.length > 0 ? span : null };
}

/** Reads the people who sent apologies from the words of that item: `Apologies … were received from Councillor Crewe`. */
export function findApologies(text: string): Attendance[] {
  const sentence = /\b(?:apologies|apology)\b.{0,60}?\bfrom\b(.{1,400}?)(?:\.\s|\.$|$)/is.exec(
    text.slice(0, 1500),
  );
  if (!sentence) return [];
  const words = sentence[1]!.replace(/\s+/g, ' ').replace(/for whom .{1,80}?(?=,|and|$)/g, '');
  return distinct(
    [...words.matchAll(TITLED)].map(([person]) => ({ person, role: 'member', status: 'apologies' })),
  );
}

function readPerson(text: string, heading: Heading): Attendance[] {
  const person = NAME.exec(text)?.[0].trim();
  if (!person || person.length < 4 || !/\s/.test(person)) return [];
  const note = text.slice(person.length);
  const office = /\bvice[- ]?chair/i.test(note)
    ? 'vice-chair'
    : /\(.{0,12}\bchair/i.test(note)
      ? 'chair'
      : heading.role;
  return [{ person, role: office, status: heading.status }];
}

/** A row of a table of attendance: name, role where it has one, and what became of it. */
function readRow(text: string): Attendance {
  const [person, ...rest] = text.split(' | ').map(cell => cell.trim());
  const words = (rest.length > 1 ? rest[0]! : 'member').toLowerCase();
  const role = /vice/.test(words)
    ? 'vice-chair'
    : /chair/.test(words)
      ? 'chair'
      : /member/.test(words)
        ? 'member'
        : words;
  return {
    person: person!,
    role,
    status: rest
      .at(-1)!
      .toLowerCase()
      .replace(/[^a-z]+/g, '-'),
  };
}

function distinct(people: Attendance[]): Attendance[] {
  return [...new Map(people.map(one => [`${one.person}|${one.status}`, one])).values()];
}

/** Tells whether a line is a row of a table of attendance, or its heading. */
export function isPerson(text: string): boolean {
  return ROW.test(text.slice(0, 300)) || /^(?:attendee|member|name)\b.{0,40}\battendance$/i.test(text);
}
