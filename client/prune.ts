import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const components = 'node_modules/govuk-frontend/dist/govuk/components';
const written = /\.(?:njk|ts)$/;
const component = /(?:govuk\/components|\.\.)\/([a-z-]{1,40})\/macro\.njk/g;

/**
 * Gives the govuk classes that the pages can show: those that files of these folders name, and those of the components
 * that they use. A name that ends in a hyphen stands for everything that begins with it.
 */
export function classesIn(root: string, folders: string[]): Set<string> {
  const texts = folders.flatMap(folder => readAll(join(root, folder)));
  const asked = new Set<string>();
  for (let index = 0; index < texts.length; index += 1) {
    for (const [, name = ''] of texts[index]!.matchAll(component)) {
      const template = join(root, components, name, 'template.njk');
      if (!asked.has(name) && existsSync(template)) texts.push(readFileSync(template, 'utf8'));
      asked.add(name);
    }
  }
  return new Set(texts.flatMap(text => text.match(/govuk-[\w!-]{1,80}/g) ?? []));
}

function readAll(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.name === 'dist') return [];
    if (entry.isDirectory()) return readAll(path);
    return written.test(entry.name) ? [readFileSync(path, 'utf8')] : [];
  });
}

/** Gives a minified stylesheet without the selectors that ask for a govuk class that no page shows. */
export function prune(css: string, classes: Set<string>): string {
  const beginnings = [...classes].filter(name => name.endsWith('-'));
  const isShown = (name: string) => classes.has(name) || beginnings.some(start => name.startsWith(start));
  const isUseful = (selector: string) =>
    (selector.match(/\.govuk-[\w\\!-]{1,80}/g) ?? []).every(name =>
      isShown(name.slice(1).replaceAll('\\', '')),
    );
  return pruneRules(css, isUseful);
}

function pruneRules(css: string, isUseful: (selector: string) => boolean): string {
  let kept = '';
  for (let at = 0; at < css.length; ) {
    const open = css.indexOf('{', at);
    if (open < 0) return kept + css.slice(at);
    const close = endOfBlock(css, open);
    const [prelude, body] = [css.slice(at, open), css.slice(open + 1, close)];
    at = close + 1;
    if (/^\s{0,9}@(?:media|supports|layer)\b/.test(prelude)) {
      const inner = pruneRules(body, isUseful);
      if (inner.trim()) kept += `${prelude}{${inner}}`;
    } else if (prelude.includes('@')) {
      kept += `${prelude}{${body}}`;
    } else {
      const selectors = splitSelectors(prelude).filter(isUseful);
      if (selectors.length > 0) kept += `${selectors.join(',')}{${body}}`;
    }
  }
  return kept;
}

/** Gives where the block that opens at `open` closes. */
export function endOfBlock(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1;
    else if (css[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error('invalid stylesheet: a block is not closed');
}

/** Splits at the commas that are in no bracket. */
export function splitSelectors(prelude: string): string[] {
  const selectors: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < prelude.length; at += 1) {
    if ('(['.includes(prelude[at]!)) depth += 1;
    else if (')]'.includes(prelude[at]!)) depth -= 1;
    else if (prelude[at] === ',' && depth === 0) {
      selectors.push(prelude.slice(start, at));
      start = at + 1;
    }
  }
  return [...selectors, prelude.slice(start)];
}
