import { describe, expect, it } from 'vitest';
import { useWindow } from './audit.ts';

const { open } = useWindow({ viewport: { width: 1280, height: 800 } });

/** Gives the accessibility tree of a part of a page, as those hear it who do not see it. */
async function treeOf(address: string, part = 'body'): Promise<string> {
  return (await open(address)).locator(part).first().ariaSnapshot();
}

/** Gives the headings of a tree in order, with their levels. */
function headingsOf(tree: string): string[] {
  return [...tree.matchAll(/heading "([^"]{1,300})" \[level=(\d)\]/g)].map(
    ([, words, level]) => `${level} ${words}`,
  );
}

describe('in the accessibility tree', () => {
  it('the frame says what each part is', async () => {
    const tree = await treeOf('/');
    expect(tree).toMatch(/^- link "Skip to main content"/);
    expect(tree).toMatch(
      /banner:[\s\S]*navigation "Main":[\s\S]*search "Site":[\s\S]*searchbox "Search the minutes"/,
    );
    expect(tree).toMatch(/contentinfo:[\s\S]*link "How this works, and how sure it is"/);
  });

  it('the front page reads as a lead, answers and sections', async () => {
    const headings = headingsOf(await treeOf('/', 'main'));
    expect(headings[0]).toMatch(/^1 .*(rose|fell|stayed) from .* to /);
    const sections = headings.filter(words => words.startsWith('2 ')).map(words => words.slice(2));
    expect(sections.slice(1)).toEqual([
      'At a glance',
      'What they talk about, and where they differ',
      'Asked for, not yet come back',
      'Which figures moved',
      'Figures they were told',
      'Newest meetings',
    ]);
  });

  it('a comparison begins with the answer, says how far it can be trusted, and has its table', async () => {
    const tree = await treeOf('/compare?indicator=ehcp-20-weeks', 'main');
    expect(tree).toMatch(
      /heading "EHC plans in 20 weeks, without exceptions" \[level=1\]\n {0,4}- paragraph: "?\d{4}: the city [\d.]+%, the county [\d.]+%, England/,
    );
    expect(tree).toMatch(/region "Comparable with caution/);
    expect(tree).toMatch(/table "[^"]+: published values, newest first"/);
    expect(tree).toMatch(/columnheader "Period"[\s\S]*rowheader "\d{4}"/);
  });

  it('a chart is a figure with words for its picture, a link a mark, and folds that say whose they are', async () => {
    const tree = await treeOf('/charts/official-series?indicator=ehcp-20-weeks', 'main');
    expect(tree).toMatch(/(img|group|graphics-document|document) "/);
    expect(tree).toMatch(/table "[^"]+"/);
    expect(tree).toMatch(/link "CSV of /);
    const page = await open('/themes');
    const names = await page.locator('.mw-fold summary').allTextContents();
    expect(new Set(names).size).toBe(names.length);
  });

  it('a filter is a named form of named fields, and a change of results is told', async () => {
    const tree = await treeOf('/figures', 'main');
    expect(tree).toMatch(
      /form "Narrow what this page shows":[\s\S]*combobox "Council"[\s\S]*textbox "From year"[\s\S]*button "Show"/,
    );
    const page = await open('/figures');
    expect(await page.locator('#live').getAttribute('role')).toBe('status');
  });

  it('a figure is its number, its words, its doubts and its passage, with the mark spoken', async () => {
    const tree = await treeOf('first:/figures?words=stage', 'main');
    expect(tree).toMatch(/heading "only 58%" \[level=1\]/);
    expect(tree).toMatch(/region "Read this before you quote it"/);
    expect(tree).toMatch(/blockquote:[\s\S]*mark: "?\[figure/);
  });

  it('a meeting is an agenda of links to its articles, whose marks say what they are', async () => {
    const tree = await treeOf('/meetings/leicestershire-cfosc-2025-09-02', 'main');
    expect(tree).toMatch(/navigation "Agenda":[\s\S]*list:[\s\S]*link "25\. /);
    expect(tree).toMatch(/article "25\. [^"]+":/);
    expect(tree).toMatch(/\[resolution/);
    expect(tree).not.toMatch(/PDF \d+ KB/);
  });

  it('no link or button of the main pages is without a name, and none says only “here”', async () => {
    for (const address of ['/', '/themes', '/figures', '/decisions', '/meetings', '/sources', '/charts']) {
      const page = await open(address);
      const vague = await page.locator('a, button').evaluateAll(all =>
        all
          .filter(one => (one as HTMLElement).offsetParent !== null)
          .map(one => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim())
          .filter(name => name === '' || /^(here|more|read more|link|click here)$/i.test(name)),
      );
      expect(vague, address).toEqual([]);
    }
  });
});
