import { weekdayOf } from './calendar.ts';
import type { Document, Issue, Item, Meeting, Parsed, Part } from './model.ts';
import { findApologies, findAttendance } from './parse/attendance.ts';
import { type CommitteeFound, findCommittee } from './parse/committee.ts';
import { type CouncilFound, findCouncil } from './parse/council.ts';
import { type DayFound, findDay } from './parse/dates.ts';
import type { Draft } from './parse/draft.ts';
import type { Heading } from './parse/heading.ts';
import { cutIssuePage } from './parse/issue-page.ts';
import { buildItems } from './parse/items.ts';
import { type Cut, cutDocument } from './parse/layout.ts';
import { splitLines } from './parse/lines.ts';
import { coverText, layer } from './parse/parts.ts';
import { findPlaces, type Places } from './parse/places.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Faults of a file after which its text, if any, is not a meeting's. */
const NO_MEETING = new Set(['not-a-meeting', 'scanned-pdf']);

/** Parses a document into its meetings and items; what cannot be known stays unknown, with an issue that says so. */
export function parse(document: Document, vocabulary: Vocabulary): Parsed {
  const places = findPlaces(vocabulary);
  const lines = splitLines(document.text);
  let issues: Issue[] = [];
  if (lines.length === 0 || document.issues.some(({ code }) => NO_MEETING.has(code))) {
    if (document.issues.length === 0)
      issues.push(issue(document, 'empty-document', `${document.path} holds no text`));
    return {
      document,
      layout: 'empty',
      kind: 'unknown',
      meetings: [],
      parts: coverText(document.text.length, []),
      issues,
    };
  }
  const cuts = cutIssuePage(document, lines) ?? [cutDocument(document, lines)];
  const meetings: Meeting[] = [];
  const said = new Set<string>();
  let layers: Part[] = [];
  const { front, items } = cuts[0]!.draft;
  const head = document.text.slice(front.char_start, front.char_end);
  const titles = items.map(item => item.title).join(' | ');
  const council = findCouncil(document, head, titles, places);
  for (const placed of mergeSame(cuts.map(cut => placeMeeting(document, cut, council, places)))) {
    const built = buildMeeting(document, placed, council);
    meetings.push(built.meeting);
    layers = layers.concat(built.layers);
    issues = issues.concat(built.issues.filter(one => one.item_id !== null || isNew(said, one)));
  }
  const { layout, kind } = cuts[0]!.draft;
  if (layout === 'unknown') {
    issues.push(
      issue(document, 'unknown-layout', `${document.path} fits no known layout and was read as one item`),
    );
  }
  return { document, layout, kind, meetings, parts: coverText(document.text.length, layers), issues };
}

interface Placed extends Cut {
  meeting_id: string;
  committee: CommitteeFound;
  day: DayFound;
}

function placeMeeting(document: Document, cut: Cut, council: CouncilFound, places: Places): Placed {
  const committee = findCommittee(document, cut.heading.committee, council, places);
  const day = findDay(document, cut.heading, cut.draft.items);
  const isPlaced = council.basis !== 'unknown' && committee.basis !== 'unknown' && day.meeting_date !== null;
  const meeting_id = [
    committee.committee_id,
    day.meeting_date ?? 'undated',
    ...(isPlaced ? [] : [document.document_id]),
  ].join('-');
  const { draft, heading } = cut;
  return { draft, heading, meeting_id, committee, day };
}

/** One page may name one meeting twice, by a former and a present name of its committee. */
function mergeSame(all: Placed[]): Placed[] {
  const merged = new Map<string, Placed>();
  for (const placed of all) {
    const known = merged.get(placed.meeting_id);
    if (known) known.draft.items.push(...placed.draft.items);
    else merged.set(placed.meeting_id, placed);
  }
  return [...merged.values()];
}

function buildMeeting(
  document: Document,
  { draft, heading, meeting_id, committee, day }: Placed,
  council: CouncilFound,
): { meeting: Meeting; layers: Part[]; issues: Issue[] } {
  const built = buildItems(document, draft, meeting_id);
  const frontLines = splitLines(document.text, draft.front.char_start, draft.front.char_end);
  const people = findAttendance(frontLines);
  const head = frontLines
    .filter(line => /^(?:contact|venue|view directions|e-?mail)\b/i.test(line.text))
    .map(line => layer('furniture', line));
  const seen = people.span ? [layer('attendance', people.span)] : [];
  const meeting: Meeting = {
    meeting_id,
    council_id: council.council_id,
    council_name: council.name,
    council_basis: council.basis,
    committee_id: committee.committee_id,
    committee_name: committee.name,
    committee_basis: committee.basis,
    meeting_date: day.meeting_date,
    date_basis: day.date_basis,
    date_evidence: day.date_evidence,
    date_from: day.date_from,
    date_to: day.date_to,
    start_time: heading.time,
    status: heading.status ?? findStatus(draft, built.items, document.text),
    items: built.items,
    attendances: people.attendances.concat(findAbsent(built.items, document.text)),
  };
  const layers = head.concat(seen, built.layers);
  return {
    meeting,
    layers,
    issues: built.issues.concat(findDoubts(document, meeting, heading, council, committee.is_listed)),
  };
}

function findAbsent(items: Item[], text: string) {
  const item = items.slice(0, 3).find(one => /\bapologies\b/i.test(one.title));
  return item
    ? findApologies(item.minutes.map(span => text.slice(span.char_start, span.char_end)).join('\n'))
    : [];
}

function findStatus(draft: Draft, items: Item[], text: string): Meeting['status'] {
  const opening = items
    .slice(0, 2)
    .flatMap(item => item.minutes)
    .map(span => text.slice(span.char_start, span.char_end));
  if (
    opening.some(words =>
      /\binquorate\b|\b(?:without a|no|lack of a?) quorum\b|\bnot quorate\b/i.test(words.slice(0, 4000)),
    )
  ) {
    return 'inquorate';
  }
  return draft.kind === 'minutes' && items.some(item => item.minutes.length > 0) ? 'held' : null;
}

function findDoubts(
  document: Document,
  meeting: Meeting,
  heading: Heading,
  council: CouncilFound,
  isListed: boolean,
): Issue[] {
  const issues: Issue[] = [];
  const say = (code: string, message: string) => issues.push(issue(document, code, message));
  if (meeting.items.length === 0)
    say('no-items', `${document.path} names a meeting but holds none of its items`);
  if (council.basis === 'unknown')
    say('unknown-council', `${document.path} does not say which council it is of`);
  else if (!council.is_listed) say('unlisted-council', `${council.name} is not in seeds/councils.csv`);
  if (meeting.committee_basis === 'unknown')
    say('unknown-committee', `${document.path} does not name its committee`);
  else if (!isListed) say('unlisted-committee', `${meeting.committee_name} is not in seeds/committees.csv`);
  const weekday = /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/i.exec(heading.evidence ?? '')?.[0];
  if (heading.date && weekday && weekday.toLowerCase() !== weekdayOf(heading.date).toLowerCase()) {
    say('weekday-differs', `${document.path} calls ${heading.date} a ${weekday}`);
  }
  if (!meeting.meeting_date) say('undated', `${document.path} does not say when the meeting was`);
  return issues;
}

/** Two meetings of one document share what is said of the document. */
function isNew(said: Set<string>, { code, message }: Issue): boolean {
  const key = `${code} ${message}`;
  const isFirst = !said.has(key);
  said.add(key);
  return isFirst;
}

function issue(document: Document, code: string, message: string): Issue {
  return { document_id: document.document_id, item_id: null, code, message };
}
