import { parseDate } from '../calendar.ts';
import type { DraftItem } from './draft.ts';
import { cleanCommittee, type Heading } from './heading.ts';
import type { Line } from './lines.ts';
import { draftItem } from './numbered.ts';

const FIELD =
  /^(decision maker|decided at meeting|decision status|is key decision\??|is subject to call[- ]in\??|publication date|date of decision|effective from|accompanying documents) ?:\s{0,4}(.{0,300})$/i;

/** Takes a page of `Decision details`: its one item, and the meeting that decided it. */
export function parseDecision(text: string, lines: Line[]): { item: DraftItem; heading: Heading } | null {
  const head = lines.slice(0, 8).findIndex(line => /^decision details$/i.test(line.text));
  const title = lines[head + 1];
  if (head < 0 || !title) return null;
  const fields = new Map<string, string>();
  let end = text.length;
  for (const line of lines.slice(head + 2)) {
    const match = line.text.length < 400 ? FIELD.exec(line.text) : null;
    if (match) fields.set(match[1]!.toLowerCase(), match[2]!.trim());
    if (match && /^(?:publication date|date of decision|accompanying)/i.test(line.text))
      end = Math.min(end, line.char_start);
  }
  const meeting = /^(\S{6,12})\s{0,2}-\s{0,2}(.+)$/.exec(fields.get('decided at meeting') ?? '');
  const maker = fields.get('decision maker');
  const evidence = meeting ? 'Decided at meeting' : 'Date of decision';
  const date = parseDate(meeting?.[1] ?? fields.get('date of decision') ?? '');
  const committee = meeting?.[2] ?? maker ?? null;
  return {
    item: draftItem(title.char_start, end, null, [title]),
    heading: {
      committee: committee ? cleanCommittee(committee) : null,
      date,
      evidence: date ? `${evidence}: ${date}` : null,
      range: null,
      time: null,
      status: null,
      kind: 'decisions',
      line: head + 1,
    },
  };
}
