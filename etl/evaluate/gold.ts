/** A figure as a person marked it. */
export interface GoldFigure {
  quote: string;
  value: number;
  unit: string;
  denominator: number | null;
  kind: string | null;
  measure: string | null;
  qualifier: string | null;
  period: string | null;
  since: string | null;
  indicator: string | null;
  optional: boolean;
}

/** What people marked in one document; `null` lists were not marked. */
export interface Gold {
  document: string;
  council: string | null;
  committee: string | null;
  meeting_date: string | null;
  tier: string;
  items: {
    number: string | null;
    title: string;
    themes: string[];
    title_lost: boolean;
    truncated: boolean;
    content_lost: boolean;
  }[];
  figures: GoldFigure[];
  ratings: { quote: string; scale: string; rating: string }[] | null;
  resolutions: {
    item: string | null;
    starts: string;
    owner: string | null;
    due: string | null;
    n: string | null;
  }[];
  caveats: { quote: string; kind: string }[] | null;
  ignore: string[];
  traps: string[];
}

type Loose = Record<string, unknown>;

/** Reads the marks of one document from parsed JSON; throws one line naming the file and what is wrong. */
export function normalizeGold(file: string, json: unknown): Gold {
  if (typeof json !== 'object' || json === null) throw new Error(`invalid marks: ${file}: not an object`);
  const marks = json as Loose;
  if (typeof marks.document !== 'string') throw new Error(`invalid marks: ${file}: no document named`);
  return {
    document: marks.document,
    council: text(marks.council),
    committee: text(marks.committee),
    meeting_date: text(marks.meeting_date),
    tier: text(marks.tier) ?? 'real',
    items: list(marks.items).map(item => ({
      number: item.number === null || item.number === undefined ? null : String(item.number),
      title: text(item.title) ?? '',
      themes: Array.isArray(item.themes) ? item.themes.map(String) : [],
      title_lost: item.title_lost === true,
      truncated: item.truncated === true,
      content_lost: item.content_lost === true,
    })),
    figures: list(marks.figures).map(figure => normalizeFigure(file, figure)),
    ratings: Array.isArray(marks.ratings)
      ? list(marks.ratings).map(r => ({
          quote: text(r.quote) ?? '',
          scale: text(r.scale) ?? '',
          rating: text(r.rating) ?? '',
        }))
      : null,
    resolutions: list(marks.resolutions).map(r => ({
      item: r.item === null || r.item === undefined ? null : String(r.item),
      starts: text(r.starts) ?? '',
      owner: text(r.owner),
      due: text(r.due),
      n: text(r.n),
    })),
    caveats: Array.isArray(marks.caveats)
      ? list(marks.caveats).map(c => ({ quote: text(c.quote) ?? '', kind: text(c.kind) ?? '' }))
      : null,
    ignore: strings(marks.ignore),
    traps: strings(marks.traps),
  };
}

function normalizeFigure(file: string, figure: Loose): GoldFigure {
  if (typeof figure.value !== 'number' || typeof figure.quote !== 'string' || typeof figure.unit !== 'string')
    throw new Error(`invalid marks: ${file}: a figure without quote, value or unit`);
  return {
    quote: figure.quote,
    value: figure.value,
    unit: figure.unit,
    denominator: typeof figure.denominator === 'number' ? figure.denominator : null,
    kind: text(figure.kind),
    measure: text(figure.measure),
    qualifier: text(figure.qualifier),
    period: text(figure.period),
    since: text(figure.since),
    indicator: text(figure.indicator),
    optional: figure.optional === true,
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function list(value: unknown): Loose[] {
  return Array.isArray(value) ? value.filter(each => typeof each === 'object' && each !== null) : [];
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(each => typeof each === 'string') : [];
}
