import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** A report's title with what its author did. */
export interface Title {
  theme: string;
  title: string;
  presented: string;
}

/** A sentence with figures: `<a>…</a>` is the quote of figure a, `{a}` its value, other braces are periods. */
export interface Statement {
  theme: string;
  text: string;
  figures: FigureForm[];
}

/** How one figure of a statement is drawn and what is known of it. */
export interface FigureForm {
  name: string;
  unit: string;
  kind: string;
  low: number;
  high: number;
  /** Decimal places; below zero the power of ten that it is rounded to. */
  decimals: number;
  isWords: boolean;
  isMillions: boolean;
  denominator: string | null;
  qualifier: string | null;
  period: string | null;
  since: string | null;
  measure: string | null;
}

export interface Phrases {
  titles: Title[];
  prose: Map<string, string[]>;
  statements: Map<string, Statement[]>;
}

/** Reads the sentences that minutes are made of from `phrases/`. */
export function readPhrases(): Phrases {
  const table = (name: string): Record<string, string>[] =>
    parse(readFileSync(new URL(`./phrases/${name}.tsv`, import.meta.url), 'utf8'), {
      columns: true,
      delimiter: '\t',
      quote: null,
      skip_empty_lines: true,
    });
  const prose = new Map<string, string[]>();
  for (const { theme = '', text = '' } of table('prose'))
    prose.set(theme, [...(prose.get(theme) ?? []), text]);
  const statements = new Map<string, Statement[]>();
  for (const statement of table('statements').map(readStatement))
    statements.set(statement.theme, [...(statements.get(statement.theme) ?? []), statement]);
  return { titles: table('titles') as unknown as Title[], prose, statements };
}

function readStatement(row: Record<string, string>): Statement {
  const measures = (row.measures ?? '').split('|');
  const named = (row.figures ?? '').split('; ').map(form => form.split('='));
  let at = 0;
  const figures = named.map(([name = '', ...rest]) => {
    const form = readForm(name, rest.join('='));
    return form.unit === 'of' ? form : { ...form, measure: measures[at++] ?? null };
  });
  return { theme: row.theme ?? '', text: row.text ?? '', figures };
}

function readForm(name: string, form: string): FigureForm {
  const words = form.split(' ');
  const range = words.find(word => word.includes('..')) ?? '';
  const [bounds = '', decimals = '0'] = range.split('/');
  const [low = 0, high = 0] = bounds.split('..').map(Number);
  const option = (key: string) =>
    words.find(word => word.startsWith(`${key}=`))?.slice(key.length + 1) ?? null;
  return {
    name,
    unit: words[0] ?? '',
    kind: words[1] ?? '',
    low,
    high,
    decimals: Number(decimals),
    isWords: words.includes('words'),
    isMillions: words.includes('m'),
    denominator: option('out'),
    qualifier: option('qualifier'),
    period: option('period'),
    since: option('since'),
    measure: null,
  };
}
