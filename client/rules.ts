import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endOfBlock, splitSelectors } from './prune.ts';

/** A rule of the stylesheet, as the server picks those that a page can need: `[within, selectors, body]`. */
export type Rule = [
  /** The conditions around it, from the outside in, as in `@media print`. */
  within: string[],
  /** Each selector with the classes that must stand on the page for it to hold; none for `@font-face` and the like. */
  selectors: [selector: string, classes: string[]][],
  body: string,
];

const ours = /\b(?:mw|govuk)-[\w!-]{1,80}/g;
/** What only some of several classes need hold for. */
const choice = /:(?:is|where|not|has)\([^()]{0,400}(?:\([^()]{0,200}\)[^()]{0,400}){0,9}\)/g;

/** Gives the classes that scripts put on a page, which no page holds when it is sent. */
export function classesOfScripts(root: string): Set<string> {
  const folders = ['client', 'client/chart'].map(name => join(root, name));
  const files = folders.flatMap(folder => readdirSync(folder).map(name => join(folder, name)));
  const texts = files.filter(file => file.endsWith('.ts')).map(file => readFileSync(file, 'utf8'));
  return new Set(texts.flatMap(text => text.match(ours) ?? []));
}

/** Gives the rules of a minified stylesheet in their order; classes that are `given` are on every page. */
export function readRules(css: string, given: Set<string>, within: string[] = []): Rule[] {
  const rules: Rule[] = [];
  for (let at = 0; at < css.length; ) {
    const open = css.indexOf('{', at);
    if (open < 0) break;
    const close = endOfBlock(css, open);
    const prelude = css.slice(at, open).trim();
    const body = css.slice(open + 1, close);
    at = close + 1;
    if (/^@(?:media|supports|layer)\b/.test(prelude))
      rules.push(...readRules(body, given, [...within, prelude]));
    else if (prelude.startsWith('@')) rules.push([within, [[prelude, []]], body]);
    else
      rules.push([
        within,
        splitSelectors(prelude).map(selector => [selector, neededBy(selector, given)]),
        body,
      ]);
  }
  return rules;
}

function neededBy(selector: string, given: Set<string>): string[] {
  const names = selector.replace(choice, '').match(/\.(?:mw|govuk)-[\w\\!-]{1,80}/g) ?? [];
  return [...new Set(names.map(name => name.slice(1).replaceAll('\\', '')))].filter(name => !given.has(name));
}
