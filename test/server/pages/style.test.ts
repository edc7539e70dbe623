import { describe, expect, it } from 'vitest';
import { classesOfScripts, readRules } from '../../../client/rules.ts';
import { dressPage } from '../../../server/pages/style.ts';

const css =
  '@font-face{font-family:"x"}p{margin:0}.mw-a,.mw-b .mw-c{top:0}.mw-tip{left:0}' +
  '@media print{.mw-b{top:1px}.mw-a:is(.mw-c,.mw-d){top:2px}@supports (top:0){.mw-a{top:3px}}}.govuk-\\!-x-1{top:4px}';
const assets = { address: () => null, folder: '', style: css, rules: readRules(css, new Set(['mw-tip'])) };
const page = (body: string) => `<title>t</title><style></style>${body}`;

describe('the style of a page', () => {
  it('is what its classes and those of scripts can need, in the order and under the conditions it had', () => {
    expect(dressPage(page('<p class="mw-a">'), assets).style).toBe(
      '@font-face{font-family:"x"}p{margin:0}.mw-a{top:0}.mw-tip{left:0}' +
        '@media print{.mw-a:is(.mw-c,.mw-d){top:2px}}@media print{@supports (top:0){.mw-a{top:3px}}}',
    );
    expect(dressPage(page('<p class="x mw-c mw-b govuk-!-x-1">'), assets).style).toBe(
      '@font-face{font-family:"x"}p{margin:0}.mw-b .mw-c{top:0}.mw-tip{left:0}' +
        '@media print{.mw-b{top:1px}}.govuk-\\!-x-1{top:4px}',
    );
  });

  it('stands in the page; the whole stylesheet does where it was not taken apart, nothing where there is none', () => {
    expect(dressPage(page(''), { ...assets, rules: [] }).html).toBe(`<title>t</title><style>${css}</style>`);
    expect(dressPage(page(''), { ...assets, rules: [], style: '' })).toEqual({
      html: '<title>t</title>',
      style: '',
    });
  });

  it('is not put into what a page shows', () => {
    const shown = '<title>a</title><style></style><p>&lt;style&gt;&lt;/style&gt;';
    expect(dressPage(shown, assets).html.endsWith('<p>&lt;style&gt;&lt;/style&gt;')).toBe(true);
  });

  it('has the rules of what scripts add', () => {
    const scripts = classesOfScripts(`${import.meta.dirname}/../../..`);
    expect([...scripts]).toEqual(
      expect.arrayContaining(['mw-tip', 'mw-chart__reader', 'mw-copy', 'mw-busy']),
    );
  });
});
