import { LRUCache } from 'lru-cache';
import type { Runtime, Spec } from 'vega';
import type { TopLevelSpec } from 'vega-lite';
import type { Row } from '../api.ts';
import type { Engine } from './engine.ts';

/** A dressed spec as Vega runs it, without its rows. */
export interface Parsed {
  /** The Vega spec that Vega-Lite made of it. */
  compiled: Spec;
  runtime: Runtime;
  /** What Vega-Lite would drop. */
  warnings: string[];
}

// A chart is mostly parsed to the same whichever rows it shows, which is a third of the work of drawing it.
const kept = new LRUCache<string, Parsed>({ max: 200 });

/** Holds the place of the rows in what is kept. */
const slot: object[] = [];

/** Gives what Vega-Lite and Vega make of a dressed spec, kept from the last time it was asked for. */
export function parseSpec({ vega, vegaLite }: Engine, spec: Record<string, unknown>): Parsed {
  const name = JSON.stringify(spec);
  const known = kept.get(name);
  if (known) return known;
  const warnings: string[] = [];
  const logger = collect(message => warnings.push(message));
  const compiled = vegaLite.compile(spec as unknown as TopLevelSpec, { logger: logger as never }).spec;
  const data = (compiled.data ?? []).map(set => (set.name === 'rows' ? { ...set, values: slot } : set));
  const runtime = vega.parse({ ...compiled, data } as Spec, {}, { ast: true });
  const parsed = { compiled, runtime, warnings };
  kept.set(name, parsed);
  return parsed;
}

/** Gives a runtime with these rows; other data in it is copied, since a view writes into what it shows. */
export function withRows(runtime: Runtime, rows: Row[]): Runtime {
  const operators = runtime.operators.map(operator => {
    const value = operator.value as { $ingest?: object[] } | undefined;
    if (!Array.isArray(value?.$ingest)) return operator;
    const filled = value.$ingest === slot ? rows : value.$ingest.map(row => ({ ...row }));
    return { ...operator, value: { ...value, $ingest: filled } };
  });
  return { ...runtime, operators } as Runtime;
}

/** Gives a logger for Vega and Vega-Lite that tells its warnings and errors as lines. */
export function collect(tell: (message: string) => void) {
  const say = (...words: unknown[]) => {
    const message = words.join(' ');
    // Said of every bar chart that is as tall as its bars, and of every layer that has no rows today.
    if (!/^(?:Dropping "fit-|Infinite extent)/.test(message)) tell(message);
    return logger;
  };
  const logger = { level: () => logger, error: say, warn: say, info: () => logger, debug: () => logger };
  return logger;
}
