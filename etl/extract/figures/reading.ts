import type { Document, Item, Meeting, Span } from '../../model.ts';
import type { Vocabulary } from '../../vocabulary.ts';
import { ownArea } from './areas.ts';
import { flatten } from './flatten.ts';
import { type Lexicon, lexicon as lexiconOf } from './lexicon.ts';
import type { PeriodFound } from './periods.ts';
import type { Read } from './relations.ts';
import { type ReportPeriod, reportPeriod } from './report-period.ts';
import { type Sentence, sentenceOf } from './sentence.ts';

/** What reading an item remembers from one sentence to the next. */
export interface Memory {
  previous: Read[];
  previousSentence: Span | null;
  hadFigures: boolean;
  /** Whether the sentence begins a point of a list. */
  isPoint: boolean;
  scene: PeriodFound | null;
  isPresent: boolean;
  last: PeriodFound | null;
  /** The figures told so far, by value: `of the 741` goes on from one of them. */
  values: Map<number, Read>;
}

/** What is at hand while an item is read; what few figures ask for is worked out for the first that does. */
export class Reading {
  declare readonly document: Document;
  /** The document's text, flattened. */
  declare readonly text: string;
  declare readonly meeting: Meeting;
  declare readonly item: Item;
  /** The sentences of the item. */
  declare readonly spans: Span[];
  declare readonly memory: Memory;
  declare readonly lexicon: Lexicon;
  declare readonly vocabulary: Vocabulary;
  declare private ownCode: string | null | undefined;
  declare private titleRead: Sentence | null;
  declare private reported: ReportPeriod | null | undefined;

  constructor(document: Document, meeting: Meeting, item: Item, spans: Span[], vocabulary: Vocabulary) {
    this.document = document;
    this.text = flatten(document);
    this.meeting = meeting;
    this.item = item;
    this.spans = spans;
    this.memory = {
      previous: [],
      previousSentence: null,
      hadFigures: false,
      isPoint: false,
      scene: null,
      isPresent: false,
      last: null,
      values: new Map(),
    };
    this.lexicon = lexiconOf(vocabulary);
    this.vocabulary = vocabulary;
    this.ownCode = undefined;
    this.titleRead = null;
    this.reported = undefined;
  }

  /** The code of the committee's own area. */
  get own(): string | null {
    if (this.ownCode === undefined) this.ownCode = ownArea(this.meeting, this.vocabulary);
    return this.ownCode;
  }

  get title(): Sentence {
    const { title } = this.item;
    this.titleRead ??= sentenceOf(title, { char_start: 0, char_end: title.length });
    return this.titleRead;
  }

  /** The period of the item's report. */
  get report(): ReportPeriod | null {
    if (this.reported === undefined) this.reported = reportPeriod(this);
    return this.reported;
  }
}
