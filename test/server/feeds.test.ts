import { parseDocument } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Site, startSite } from '../browser/site.ts';

interface Node {
  name?: string;
  attribs?: Record<string, string>;
  children?: Node[];
  data?: string;
}

let site: Site;
beforeAll(async () => {
  site = await startSite(inject('seedsDatabase'));
});
afterAll(() => site?.stop());

const named = (node: Node, name: string) => (node.children ?? []).filter(child => child.name === name);
const text = (node: Node | undefined): string =>
  node?.data ?? (node?.children ?? []).map(child => text(child)).join('');

/** Reads a feed as XML, every tag of which must be closed in order; gives its root. */
async function read(path: string): Promise<Node> {
  const response = await fetch(site.url + path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^application\/atom\+xml/);
  const xml = await response.text();
  const open: string[] = [];
  for (const [, close, name, self] of xml.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)) {
    if (close) expect(open.pop()).toBe(name);
    else if (!self) open.push(name!);
  }
  expect(open).toEqual([]);
  expect(xml.replace(/<[^<>]*>/g, '')).not.toMatch(
    /[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d{1,6}|#x[\da-f]{1,6});)/i,
  );
  return parseDocument(xml, { xmlMode: true }).children.find(
    node => 'name' in node && node.name === 'feed',
  ) as Node;
}

const feeds = [
  '/feed.atom',
  '/feeds/council/leicester.atom',
  '/feeds/council/leicestershire.atom',
  '/feeds/theme/send.atom',
  '/feeds/indicator/complaints-stage1-timeliness.atom',
];

describe('a feed (RFC 4287)', () => {
  it.each(feeds)(
    '%s has an address, a title, a time and an author, and entries that are told apart',
    async path => {
      const feed = await read(path);
      expect(feed.attribs?.xmlns).toBe('http://www.w3.org/2005/Atom');
      expect(text(named(feed, 'title')[0])).toMatch(/^Minutewise: ./);
      expect(text(named(feed, 'author')[0])).toContain('Minutewise');
      const self = named(feed, 'link').find(({ attribs }) => attribs?.rel === 'self');
      expect(self?.attribs?.href).toBe(site.url + path);
      const entries = named(feed, 'entry');
      expect(entries.length).toBeGreaterThan(0);
      const ids = [feed, ...entries].map(node => text(named(node, 'id')[0]));
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(() => new URL(id)).not.toThrow();
      for (const node of [feed, ...entries]) {
        expect(text(named(node, 'updated')[0])).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
        expect(named(node, 'title')).toHaveLength(1);
      }
      const times = entries.map(node => text(named(node, 'updated')[0]));
      expect(text(named(feed, 'updated')[0]) >= times[0]!).toBe(true);
    },
  );

  it.each([
    ['/feeds/council/leicestershire.atom', ['meeting', 'figure', 'decision']],
    ['/feeds/theme/send.atom', ['meeting', 'figure', 'decision']],
    ['/feeds/indicator/complaints-stage1-timeliness.atom', ['figure']],
  ])('%s tells of new %s, each entry a page that is there', async (path, kinds) => {
    const entries = named(await read(path), 'entry');
    const found = entries.map(entry => named(entry, 'category')[0]?.attribs?.term);
    for (const kind of kinds) expect(found).toContain(kind);
    for (const kind of kinds) {
      const entry = entries[found.indexOf(kind)]!;
      const { href } = named(entry, 'link')[0]!.attribs!;
      expect((await fetch(href!)).status).toBe(200);
      expect(text(named(entry, 'summary')[0]).length).toBeGreaterThan(5);
    }
  });

  it('names a figure with its number, and a meeting with its committee and day', async () => {
    const titles = async (path: string) =>
      named(await read(path), 'entry').map(entry => text(named(entry, 'title')[0]));
    expect(await titles('/feeds/indicator/complaints-stage1-timeliness.atom')).toContainEqual(
      expect.stringMatching(/^Leicestershire County Council: only 58%, complaints at Stage 1/),
    );
    expect(await titles('/feed.atom')).toContain(
      'Leicestershire County Council, Children and Families Overview and Scrutiny Committee, 2 September 2025',
    );
  });

  it('is offered by the pages it follows', async () => {
    for (const [page, feed] of [
      ['/', '/feed.atom'],
      ['/themes?theme=send', '/feeds/theme/send.atom'],
      ['/indicators/ehcp-20-weeks', '/feeds/indicator/ehcp-20-weeks.atom'],
      ['/meetings?council=leicester', '/feeds/council/leicester.atom'],
    ]) {
      const html = await (await fetch(site.url + page)).text();
      expect(html, page).toMatch(
        new RegExp(`<link rel="alternate" type="application/atom\\+xml"[^>]*href="${feed}"`),
      );
      expect(html, page).toMatch(new RegExp(`<a [^>]*href="${feed}"`));
    }
  });
});
