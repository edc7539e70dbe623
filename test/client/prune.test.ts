import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { classesIn, prune } from '../../client/prune.ts';
import { pageFolders } from '../../client/vite.config.ts';

const root = join(import.meta.dirname, '../..');
const whole = readFileSync(
  join(root, 'node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.css'),
  'utf8',
);
const classes = (css: string) => new Set(css.match(/\.govuk-(?:[\w-]|\\!)+/g));

describe('a stylesheet', () => {
  it('loses the selectors that ask for a class that no page shows, and nothing else', () => {
    const css =
      '@charset "utf-8";:root{--a:1}.govuk-a,.govuk-b:is(.x,.y),p{color:red}.govuk-b{top:0}.mw-c .govuk-a{top:1px}' +
      '@media print{.govuk-b{top:0}.govuk-a::after{content:"{,}"}}@media screen{.govuk-b{top:0}}' +
      '.govuk-\\!-margin-1{margin:0}@font-face{font-family:"x"}';
    expect(prune(css, new Set(['govuk-a', 'govuk-!-']))).toBe(
      '@charset "utf-8";:root{--a:1}.govuk-a,p{color:red}.mw-c .govuk-a{top:1px}' +
        '@media print{.govuk-a::after{content:"{,}"}}.govuk-\\!-margin-1{margin:0}@font-face{font-family:"x"}',
    );
  });

  it('keeps whatever templates name, the components they use, and what those use', () => {
    const used = classesIn(root, pageFolders);
    const kept = classes(prune(whole, used));
    for (const name of [
      'govuk-link',
      'govuk-button--secondary',
      'govuk-select',
      'govuk-label',
      'govuk-heading-m',
    ])
      expect([...kept]).toContain(`.${name}`);
    expect([...classes(whole)].filter(name => used.has(name.slice(1)) && !kept.has(name))).toEqual([]);
    expect([...kept]).not.toContain('.govuk-accordion');
  });

  it('leaves less than half of what there is', () => {
    expect(prune(whole, classesIn(root, pageFolders)).length).toBeLessThan(whole.length / 2);
  });
});
