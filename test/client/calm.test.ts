import { afterEach, describe, expect, it, vi } from 'vitest';
import { calmLoader, calmRows } from '../../client/chart/calm.ts';

describe('calmRows(json)', () => {
  it.each([
    [
      'written out',
      JSON.stringify({ rows: [{ name: 'Budget \u202egnp.exe\u2066', value: 1.5, none: null }] }),
    ],
    ['escaped', '{"rows":[{"name":"Budget \\u202Egnp.exe\\u2066","value":1.5,"none":null}]}'],
  ])('shows what turns text around, %s, and leaves the rest', (_, json) => {
    expect(JSON.parse(calmRows(json))).toEqual({
      rows: [{ name: 'Budget \ufffdgnp.exe\ufffd', value: 1.5, none: null }],
    });
  });

  it('leaves a backslash before such words alone, and rows without any as they are', () => {
    const json = JSON.stringify({ rows: [{ name: 'a\\u202e' }] });
    expect(JSON.parse(calmRows(json))).toEqual(JSON.parse(json));
    const plain = '{"rows": [ ]}';
    expect(calmRows(plain)).toBe(plain);
  });
});

describe('calmLoader()', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('gives what the library fetches, but calm', async () => {
    vi.stubGlobal('fetch', async () => new Response('{"rows":[{"name":"\\u202ex"}]}'));
    const loader = calmLoader();
    expect(await loader.load('http://localhost/charts/a.json')).toBe('{"rows":[{"name":"\ufffdx"}]}');
    await expect(loader.sanitize('javascript:alert(1)', { context: 'href' })).rejects.toThrow();
  });
});
