import type { Assets } from '../context.ts';

const empty = '<style></style>';
const named = /\b(?:mw|govuk)-[\w!-]{1,80}/g;

/**
 * Puts the rules that a page can need of the stylesheet into its empty `<style>`, and gives them beside the page; a rule
 * is left out where none of its selectors can hold, as half of them cannot on any one page.
 */
export function dressPage(html: string, { rules, style }: Assets): { html: string; style: string } {
  const at = html.indexOf(empty);
  if (at < 0) return { html, style: '' };
  const own = rules.length > 0 ? styleOf(rules, new Set(html.match(named) ?? [])) : style;
  const element = own ? `<style>${own}</style>` : '';
  return { html: html.slice(0, at) + element + html.slice(at + empty.length), style: own };
}

/** Gives the rules that can hold on a page with these classes, as a stylesheet. */
function styleOf(rules: Assets['rules'], classes: Set<string>): string {
  let css = '';
  let before: string[] = [];
  for (const [within, selectors, body] of rules) {
    const holding = selectors.filter(([, needed]) => needed.every(name => classes.has(name)));
    if (holding.length === 0) continue;
    if (within.join() !== before.join())
      css += '}'.repeat(before.length) + within.map(condition => `${condition}{`).join('');
    css += `${holding.map(([selector]) => selector).join(',')}{${body}}`;
    before = within;
  }
  return (css + '}'.repeat(before.length)).replaceAll('</', '<\\/');
}
