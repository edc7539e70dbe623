import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Chart, Context, Lease } from '../../server/context.ts';
import { dressSpec } from '../../server/draw/dress.ts';
import { loadEngine } from '../../server/draw/engine.ts';
import { tellFinding } from '../../server/draw/finding.ts';
import { finishSvg } from '../../server/draw/finish.ts';
import { makeInteractive } from '../../server/draw/interact.ts';
import { wrapText } from '../../server/draw/markup.ts';
import { measureText } from '../../server/draw/metrics.ts';
import { drawChart, drawPng, fitChart } from '../../server/draw.ts';
import type { Running } from './fixture.ts';
import { hostile, start } from './fixture.ts';

let site: Running;
let context: Context;
let lease: Lease;
beforeAll(async () => {
  site = await start();
  context = site.context;
  lease = context.database.lease();
});
afterAll(async () => {
  lease.release();
  await site.stop();
});

const draw = (name: string, filters = {}) => context.charts.draw(lease.build, name, filters);

describe('charts.draw(build, name, filters)', () => {
  it('gives rows, picture and addresses', async () => {
    const drawn = await draw('items-by-theme', { council: 'leicester', indicator: 'ehcp-20-weeks' });
    expect(drawn.applied).toEqual({ council: 'leicester' });
    expect(drawn.rows).toHaveLength(2);
    expect(drawn.links.csv).toBe('/charts/items-by-theme.csv?council=leicester');
    expect(drawn.emptyReason).toBeNull();
  });

  it('names the picture and its links for assistive technology', async () => {
    const { svg } = await draw('items-by-theme');
    expect(svg).toContain(
      'role="group" aria-labelledby="chart-items-by-theme-640-title chart-items-by-theme-640-desc"',
    );
    expect(svg).toContain('<title id="chart-items-by-theme-640-title">What items are about</title>');
    expect(svg).toContain(
      '<a href="/meetings?theme=send" aria-label="Items: 1; theme: Special needs; council: City">',
    );
    expect(svg.match(/<a /g)).toHaveLength(4);
  });

  it('says each thing of a mark once, in words, and its letters once for the picture', () => {
    const mark = (label: string) =>
      `<a xlink:href="/x"><path aria-label="${label}" role="graphics-symbol" d="M0,0"/></a>`;
    const text = (size: number) => `<text font-family="Arial" font-size="${size}px">a</text>`;
    const label = 'ends: 2016; council: City; href: /x; Council: Leicester; Period: 2016; Told: null; of; 3';
    const svg = finishSvg(
      `<svg width="9">${mark(label)}${text(13)}${text(13)}${text(9)}</svg>`,
      'c',
      'T',
      'D',
    );
    expect(svg).toContain('aria-label="Council: Leicester; Period: 2016; of; 3"');
    expect(svg).toMatch(/^<svg width="9" font-family="Arial" font-size="13px" role="group"/);
    expect(svg).toContain('<text>a</text><text>a</text><text font-size="9px">a</text>');
  });

  it('gives colours by council, even where one is filtered away', async () => {
    expect((await draw('items-by-theme', { council: 'leicestershire' })).svg).toContain('fill="#F46A25"');
    expect((await draw('items-by-theme', { council: 'leicestershire' })).svg).not.toContain('#12436D');
  });

  it('holds nothing that a strict policy would drop', async () => {
    for (const name of ['items-by-theme', 'item-titles', 'every-type']) {
      expect((await draw(name)).svg).not.toMatch(/ style=|<style|<script|<foreignObject|<image|xlink:href/);
    }
  });

  it('shows the day of the data in any time zone', async () => {
    expect(process.env.TZ).toBe('America/Los_Angeles');
    const { svg } = await draw('every-type');
    expect(svg).toMatch(/aria-label="Day: [^"]*(Dec 31, 1999|1999-12-31)/);
  });

  it('says why it is empty', async () => {
    const drawn = await draw('items-by-theme', { from: '1990-01-01', to: '1990-12-31' });
    expect(drawn.emptyReason).toBe('No item has this theme.');
    expect(drawn.svg).toContain('>No item has this theme.</text>');
  });

  it('shows marks that would turn the text around, without moving what follows', async () => {
    const { rows } = await draw('item-titles', { council: 'leicestershire' });
    expect(rows[0]?.title).toBe(hostile.bidi.replace(/[\u202c\u202e]/g, '\ufffd'));
  });

  it('refuses an unknown name, and says where there is more than can be seen', async () => {
    await expect(async () => draw('nope')).rejects.toMatchObject({
      status: 404,
      message: 'unknown chart: nope',
    });
    expect((await draw('many-rows')).emptyReason).toMatch(/^There is more than a picture can show/);
  });
});

describe('drawChart(chart, rows, theme, width)', () => {
  it('drops links that leave the site', async () => {
    const chart = context.catalogue.charts.get('items-by-theme') as Chart;
    const links = [
      'javascript:alert(1)',
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/"onclick=x',
    ];
    const rows = links.map((href, index) => ({ council: 'City', theme: `t${index}`, items: 1, href }));
    const svg = await drawChart(chart, rows, context.catalogue.theme, 640);
    expect(svg).not.toMatch(/evil|javascript|onclick/);
    expect(svg).not.toContain('<a ');
  });

  it('fits the width it is given', async () => {
    const chart = context.catalogue.charts.get('items-by-theme') as Chart;
    const { rows } = await draw('items-by-theme');
    for (const width of [320, 640, 960]) {
      const svg = await drawChart(chart, rows, context.catalogue.theme, width);
      const [, drawn] = / width="(\d+)"/.exec(svg)!;
      expect(Math.abs(Number(drawn) - width)).toBeLessThan(8);
    }
  });
});

it('dressSpec(chart, rows, theme, width) dashes and colours by council at any depth', () => {
  const line = { color: { field: 'council' }, strokeDash: { field: 'council' } };
  const chart = { name: 'a', spec: { layer: [{ mark: 'line', encoding: line }] } } as unknown as Chart;
  const rows = ['Unknown council', 'Rutland', 'England', 'County'].map(council => ({ council }));
  const { layer } = dressSpec(chart, rows, context.catalogue.theme, 500) as { layer: { encoding: object }[] };
  expect(layer[0]!.encoding).toEqual({
    color: {
      field: 'council',
      scale: {
        domain: ['County', 'England', 'Rutland', 'Unknown council'],
        range: ['#F46A25', '#3D3D3D', '#28A197', '#8C9296'],
      },
    },
    strokeDash: {
      field: 'council',
      scale: {
        domain: ['County', 'England', 'Rutland', 'Unknown council'],
        range: [
          [1, 0],
          [4, 3],
          [1, 0],
          [1, 0],
        ],
      },
    },
  });
});

describe('a chart of lines', () => {
  const council = ['City', 'County', 'England'];
  const rows = council.flatMap((name, index) =>
    [2020, 2021, 2022].map(year => ({ council: name, year, share: 50 + index * (2023 - year) * 0.3 })),
  );
  const spec = {
    title: 'Lines',
    description: 'Three lines.',
    data: { name: 'rows' },
    height: 200,
    encoding: {
      x: { field: 'year', type: 'ordinal' },
      y: { field: 'share', type: 'quantitative', scale: { domain: [0, 100] } },
      color: { field: 'council', type: 'nominal' },
    },
    layer: [{ mark: 'line' }, { mark: 'point' }],
    usermeta: {
      lines: { at: 'year', value: 'share' },
      period: { at: 'year', from: 'year', to: 'year' },
    },
  };

  it('names each at its end, a line apart, in a shade that can be read, without a legend', async () => {
    const { svg, spec: fitted } = await fitChart({ spec }, rows, context.catalogue.theme, 520);
    const names = [...svg.matchAll(/translate\(([\d.]+),([\d.-]+)\)"[^>]*>(City|County|England)<\/text>/g)];
    expect(names.map(([, , , name]) => name)).toEqual(council);
    const heights = names.map(([, , y]) => Number(y)).sort((a, b) => a - b);
    expect(heights[1]! - heights[0]!).toBeGreaterThanOrEqual(14);
    expect(heights[2]! - heights[1]!).toBeGreaterThanOrEqual(14);
    expect(svg).not.toContain('role-legend');
    expect(fitted.params).toContainEqual({
      name: 'label_dy',
      value: { City: expect.any(Number), England: expect.any(Number) },
    });
    expect(Number(/ width="([\d.]+)"/.exec(svg)![1])).toBeLessThanOrEqual(521);
  });

  it('carries what people can do with it in its specification, which draws cleanly', async () => {
    const { spec: fitted } = await fitChart({ spec }, rows, context.catalogue.theme, 520);
    const live = makeInteractive(fitted, spec, rows, council);
    const names = JSON.stringify(live).match(/"name":"(at|brush|pick)"/g);
    expect(new Set(names)).toEqual(new Set(['"name":"at"', '"name":"brush"', '"name":"pick"']));
    expect(JSON.stringify(live)).toContain('"zoom":false');
    const { vega, vegaLite } = await loadEngine();
    const compiled = vegaLite.compile(live as never).spec;
    const data = compiled.data!.map(set => (set.name === 'rows' ? { ...set, values: rows } : set));
    const svg = await new vega.View(vega.parse({ ...compiled, data } as never), { renderer: 'none' }).toSVG();
    expect(svg).toContain('>County</text>');
    expect(svg.match(/.{0,80}(?:NaN|undefined| opacity="0\.15")/)?.[0]).toBeUndefined();
  });

  it('is told in words: each line from its first value to its last', () => {
    expect(tellFinding(spec, rows)).toBe(
      'City 50 in 2020 and 50 in 2022; County 50.9 in 2020 and 50.3 in 2022; England 51.8 in 2020 and 50.6 in 2022.',
    );
  });
});

it('tellFinding(spec, rows) tells few numbers in full, of many the largest and the widest difference', () => {
  const spec = { usermeta: { tells: { of: 'theme', value: 'share', unit: '%' } } };
  const rowsOf = (themes: string[]) =>
    themes.flatMap((theme, index) => [
      { council: 'City', theme, share: 10 + index },
      { council: 'County', theme, share: 20 - index * 2 },
    ]);
  expect(tellFinding(spec, rowsOf(['a', 'b']))).toBe('City: b 11%, a 10%; County: a 20%, b 18%.');
  expect(tellFinding(spec, rowsOf(['a', 'b', 'c', 'd', 'e']))).toBe(
    'City: most is e 14%, then d 13%; County: most is a 20%, then b 18%; widest difference a, City 10% and County 20%.',
  );
  expect(tellFinding({}, rowsOf(['a']))).toBe('');
});

it('measureText(text, size, font) measures the typeface of pages as browsers do', () => {
  // What a canvas of Chromium measures for "13px Source Sans 3 Variable".
  expect(measureText('SEND and EHC plans', 13, "'Source Sans 3 Variable', arial")).toBeCloseTo(111.27, 0);
  expect(measureText('0123456789', 13, 'Source Sans 3 Variable')).toBeCloseTo(64.61, 1);
  expect(measureText('漢', 10, 'Source Sans 3 Variable')).toBeGreaterThan(5);
});

it('measureText(text, size) knows narrow letters from wide', () => {
  expect(measureText('iiii', 10)).toBeCloseTo(11.1, 0);
  expect(measureText('WWWW', 10)).toBeCloseTo(39.5, 0);
  expect(wrapText('one two three', 8, line => line.length)).toEqual(['one two', 'three']);
});

it('drawPng(svg) draws words without fonts of the machine', async () => {
  const svg = (text: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="30"><text x="5" y="20" font-family="Arial">${text}</text></svg>`;
  expect((await drawPng(svg('words'))).length).toBeGreaterThan((await drawPng(svg(''))).length);
});
