import { findCaveats } from './extract/caveats.ts';
import { findClaims } from './extract/claims.ts';
import { findDeclarations } from './extract/declarations.ts';
import { findFigures } from './extract/figures.ts';
import { findMentions } from './extract/mentions.ts';
import { countQuestions } from './extract/questions.ts';
import { findRatings } from './extract/ratings.ts';
import { findResolutions } from './extract/resolutions.ts';
import { addSentences } from './extract/sentences.ts';
import { findThemes } from './extract/themes.ts';
import { beginDocument } from './extract/turns.ts';
import type { Figure, Findings, Issue, Item, Meeting, Parsed, Span } from './model.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Finds what the items of a document say: themes, figures, decisions, caveats, mentions, each with its quote. */
export function extract(parsed: Parsed, vocabulary: Vocabulary): Findings {
  const findings: Findings = {
    parsed,
    is_procedural: new Map(),
    item_themes: [],
    figures: [],
    ratings: [],
    resolutions: [],
    caveats: [],
    mentions: [],
    claims: [],
    declarations: [],
    questions: new Map(),
    issues: [],
  };
  beginDocument();
  const told = toldOf(parsed);
  // One finder reads all items before the next begins: what it is made of stays near the processor.
  for (const each of told) findItemThemes(each, findings, vocabulary);
  const { document } = parsed;
  const { document_id, text } = document;
  for (const { item, spans } of told)
    findings.questions.set(item.item_id, countQuestions(item, text, spans, vocabulary));
  for (const { item, spans, meeting_date } of told)
    addTo(
      findings.resolutions,
      findResolutions(item, { document_id, text, meeting_date }, vocabulary, spans),
    );
  for (const { item, spans, meeting_date } of told)
    addTo(findings.claims, findClaims(item, { document_id, text, meeting_date }, spans, vocabulary));
  for (const { item, spans } of told)
    addTo(findings.declarations, findDeclarations(item, text, document_id, spans, vocabulary));
  for (const each of told) {
    each.figures = findFigures(document, each.meeting, each.item, each.spans, vocabulary);
    addTo(findings.figures, each.figures);
  }
  for (const { item, spans, figures } of told)
    addTo(findings.caveats, findCaveats(item, { document_id, text }, spans, figures, vocabulary));
  for (const { item, spans, council_id } of told)
    addTo(findings.ratings, findRatings(item, { document_id, text, council_id }, spans, vocabulary));
  for (const { item, spans, council_id } of told)
    addTo(findings.mentions, findMentions(item, { document_id, text, council_id }, spans, vocabulary));
  return findings;
}

/** An item with its sentences, and the figures found in them so far. */
interface Told {
  meeting: Meeting;
  meeting_date: string | null;
  council_id: string;
  item: Item;
  parts: Item[];
  spans: Span[];
  figures: Figure[];
}

function toldOf({ document, meetings }: Parsed): Told[] {
  const told: Told[] = [];
  for (const meeting of meetings) {
    const { meeting_date, council_id } = meeting;
    const parts = partsOf(meeting);
    for (const item of meeting.items) {
      const spans: Span[] = [];
      for (const minutes of item.minutes) addSentences(spans, document.text, minutes);
      const own = parts.get(item.item_id) ?? [];
      told.push({ meeting, meeting_date, council_id, item, parts: own, spans, figures: [] });
    }
  }
  return told;
}

function findItemThemes({ item, parts }: Told, findings: Findings, vocabulary: Vocabulary): void {
  const { document_id, text } = findings.parsed.document;
  const themes = findThemes(withParts(item, parts), text, vocabulary);
  addTo(findings.item_themes, themes);
  if (themes.length === 0) findings.issues.push(noTheme(document_id, item));
  const isProcedural = themes.length === 1 && themes[0]!.theme_id === 'governance';
  findings.is_procedural.set(item.item_id, isProcedural);
}

function addTo<T>(list: T[], found: T[]): void {
  for (const one of found) list.push(one);
}

/** The item counts among those of substance, and under no theme. */
function noTheme(document_id: string, item: Item): Issue {
  const message = `No theme's words were found in “${item.title.slice(0, 80)}”.`;
  return { document_id, item_id: item.item_id, code: 'no-theme', message };
}

/** Gives the items that are parts of another, by the other's key. */
function partsOf(meeting: Meeting): Map<string, Item[]> {
  const parts = new Map<string, Item[]>();
  for (const item of meeting.items) {
    if (item.parent_id === null) continue;
    parts.set(item.parent_id, [...(parts.get(item.parent_id) ?? []), item]);
  }
  return parts;
}

/** An item whose parts are items of their own, as 25(i) and 25(ii) are of 25, is about what its parts are about. */
function withParts(item: Item, parts: Item[]): Item {
  return parts.length === 0 ? item : { ...item, minutes: [item, ...parts].flatMap(({ minutes }) => minutes) };
}
