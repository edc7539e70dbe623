import type { Document, Findings, Quoted, Span } from '../model.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { codesOf } from '../words.ts';
import { toUnits } from './postings.ts';

export type Row = Record<string, unknown>;
export type Rows = Record<string, Row[]>;

/** Gives what was found in one document as rows by table, under the names of the columns; throws where a quote is not the text. */
export function toRows(findings: Findings, vocabulary: Vocabulary): Rows {
  const { parsed } = findings;
  const { document } = parsed;
  const { document_id } = document;
  const first = parsed.meetings[0];
  const quoted = (row: Quoted): Row => {
    check(row, document);
    return { ...row, document_id };
  };
  const codes = codesOf(document.text);
  const items = parsed.meetings.flatMap(meeting =>
    meeting.items.map(item => ({
      ...item,
      document_id,
      meeting_id: meeting.meeting_id,
      is_procedural: findings.is_procedural.get(item.item_id) ?? false,
      words: item.minutes.reduce((sum, span) => sum + countWords(codes, span), 0),
      questions: findings.questions.get(item.item_id) ?? 0,
    })),
  );
  return {
    documents: [
      {
        ...document,
        layout: parsed.layout,
        kind: parsed.kind,
        title: document.origin.title ?? null,
        licence: document.origin.licence ?? null,
        accessed_on: document.origin.accessed ?? null,
        meeting_id: first?.meeting_id ?? null,
      },
    ],
    document_parts: parsed.parts.map((part, index) => ({ ...part, document_id, position: index + 1 })),
    meetings: parsed.meetings.map(meeting => ({ ...meeting, document_id })),
    attendances: parsed.meetings.flatMap(meeting =>
      meeting.attendances.map(attendance => ({ ...attendance, meeting_id: meeting.meeting_id, document_id })),
    ),
    items,
    item_themes: findings.item_themes.map(theme => ({
      ...theme,
      terms: JSON.stringify(theme.terms),
      document_id,
    })),
    figures: findings.figures.map(row => {
      check(row, document);
      return { ...row, document_id, evidence: JSON.stringify(row.evidence) };
    }),
    ratings: findings.ratings.map(quoted),
    resolutions: findings.resolutions.map(row => ({ ...row, document_id })),
    caveats: findings.caveats.map(quoted),
    mentions: findings.mentions.map(quoted),
    claims: findings.claims.map(quoted),
    declarations: findings.declarations.map(quoted),
    issues: [...document.issues, ...parsed.issues, ...findings.issues].map(issue => ({
      ...issue,
      found_in: document_id,
    })),
    ...toUnits(findings, vocabulary),
  };
}

/** Throws where a quote is not what stands at its place. */
function check({ char_start, char_end, quote }: Quoted, { text, path }: Document): void {
  if (quote.length === char_end - char_start && text.startsWith(quote, char_start)) return;
  throw new Error(`quote is not the text: ${path}: ${char_start}-${char_end}`);
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
