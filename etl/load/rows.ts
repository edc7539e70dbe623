import { isDay } from '../calendar.ts';
import type { Document, Figure, Findings, Meeting, Parsed, Quoted, Span } from '../model.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { codesOf } from '../words.ts';
import { toUnits } from './postings.ts';

export type Row = Record<string, unknown>;
export type Rows = Record<string, Row[]>;

/**
 * Gives what was found in one document as rows by table, under the names of the columns; throws where a quote is not the
 * text. Meetings, items and findings become the rows themselves, as copies of them would cost more than all else here.
 */
export function toRows(findings: Findings, vocabulary: Vocabulary): Rows {
  const { parsed } = findings;
  const { document, meetings } = parsed;
  const { document_id } = document;
  const units = toUnits(findings, vocabulary);
  return {
    documents: [toDocument(parsed)],
    document_parts: own(parsed.parts, document_id, (row, index) => {
      row.position = index + 1;
    }),
    meetings: own(meetings, document_id, row => checkDays(row, document)),
    attendances: meetings.flatMap(({ meeting_id, attendances }) =>
      own(attendances, document_id, row => {
        row.meeting_id = meeting_id;
      }),
    ),
    items: meetings.flatMap(meeting => toItems(meeting, findings)),
    item_themes: own(findings.item_themes, document_id, row => {
      row.terms = `[${(row.terms as string[]).map(quotedJson).join()}]`;
    }),
    figures: quoted(findings.figures, document, row => {
      checkDays(row, document);
      row.evidence = evidenceJson(row.evidence as Figure['evidence']);
    }),
    ratings: quoted(findings.ratings, document),
    resolutions: own(findings.resolutions, document_id),
    caveats: quoted(findings.caveats, document),
    mentions: quoted(findings.mentions, document),
    claims: quoted(findings.claims, document),
    declarations: quoted(findings.declarations, document),
    issues: [document.issues, parsed.issues, findings.issues].flatMap(issues =>
      issues.map(({ document_id: of, item_id, code, message }) => ({
        document_id: of,
        item_id,
        code,
        message,
        found_in: document_id,
      })),
    ),
    ...units,
  };
}

/** Columns that hold days of the calendar, or nothing. */
const DAYS = ['meeting_date', 'date_from', 'date_to', 'period_start', 'period_end'];

/** Days that were found to be some, for the same ones are said again and again. */
const days = new Set<string>();
const MOST_DAYS = 20_000;

/** Throws where a day is none, which would end the whole build and not the reading of this document. */
function checkDays(row: Row, { path }: Document): void {
  for (const name of DAYS) {
    const day = row[name];
    if (typeof day !== 'string' || days.has(day)) continue;
    if (!isDay(day)) throw new Error(`no such day: ${path}: ${name} ${day}`);
    if (days.size === MOST_DAYS) days.clear();
    days.add(day);
  }
}

function toDocument({ document, layout, kind, meetings }: Parsed): Row {
  const { document_id, path, source_url, media_type, sha256, text, origin } = document;
  return {
    document_id,
    path,
    source_url,
    media_type,
    sha256,
    text,
    layout,
    kind,
    title: origin.title ?? null,
    licence: origin.licence ?? null,
    accessed_on: origin.accessed ?? null,
    meeting_id: meetings[0]?.meeting_id ?? null,
  };
}

function toItems({ meeting_id, items }: Meeting, { parsed, is_procedural, questions }: Findings): Row[] {
  const { document_id, text } = parsed.document;
  const codes = codesOf(text);
  return own(items, document_id, (row, index) => {
    const { item_id, minutes } = items[index]!;
    let words = 0;
    for (const span of minutes) words += countWords(codes, span);
    row.meeting_id = meeting_id;
    row.is_procedural = is_procedural.get(item_id) ?? false;
    row.words = words;
    row.questions = questions.get(item_id) ?? 0;
  });
}

/** Makes rows of what quotes the document; throws where a quote is not the text. */
function quoted(found: Quoted[], document: Document, add?: (row: Row, index: number) => void): Row[] {
  for (const one of found) check(one, document);
  return own(found, document.document_id, add);
}

/** Makes rows of what was found, each with the document's key and what else is to be added. */
function own(found: object[], document_id: string, add?: (row: Row, index: number) => void): Row[] {
  const rows = found as Row[];
  for (let i = 0; i < rows.length; i++) {
    rows[i]!.document_id = document_id;
    add?.(rows[i]!, i);
  }
  return rows;
}

/** Throws where a quote is not what stands at its place. */
function check({ char_start, char_end, quote }: Quoted, { text, path }: Document): void {
  if (quote.length === char_end - char_start && text.startsWith(quote, char_start)) return;
  throw new Error(`quote is not the text: ${path}: ${char_start}-${char_end}`);
}

function evidenceJson(evidence: Figure['evidence']): string {
  let json = '';
  for (const slot in evidence) {
    const { rule, words } = evidence[slot]!;
    json += `${json === '' ? '{' : ','}${quotedJson(slot)}:{"rule":${quotedJson(rule)},"words":${quotedJson(words)}}`;
  }
  return json === '' ? '{}' : `${json}}`;
}

/** Gives a text as JSON has it: most hold nothing that it writes otherwise. */
function quotedJson(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 32 || code === 34 || code === 92 || (code >= 0xd800 && code < 0xe000))
      return JSON.stringify(text);
  }
  return `"${text}"`;
}

function countWords(codes: Uint16Array, { char_start, char_end }: Span): number {
  let words = 0;
  let before = 1;
  for (let at = char_start; at < char_end; at++) {
    const code = codes[at]!;
    const space = code <= 32 || code === 160 ? 1 : 0;
    words += before & (space ^ 1);
    before = space;
  }
  return words;
}
