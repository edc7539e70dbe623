import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Running } from './fixture.ts';
import { start } from './fixture.ts';

let site: Running;
beforeAll(async () => {
  site = await start({ address: 'https://minutes.example.org' });
});
afterAll(() => site.stop());

const ask = (path: string, init?: RequestInit) => fetch(site.url + path, init);

describe('/charts/:name in text forms', () => {
  it('gives JSON with what the chart is and the rows of its SQL', async () => {
    const response = await ask('/charts/items-by-theme.json?council=leicestershire&from=2025');
    const query = '?council=leicestershire&from=2025';
    const form = (ending: string) => [ending, `/charts/items-by-theme.${ending}${query}`];
    const endings = [
      'json',
      'csv',
      'csv-metadata.json',
      'arrow',
      'parquet',
      'xlsx',
      'svg',
      'png',
      'vl.json',
      'sql',
    ];
    expect(await response.json()).toEqual({
      name: 'items-by-theme',
      title: 'What items are about',
      subtitle: 'Items, all meetings read',
      description: 'Agenda items of each theme, city beside county.',
      source: 'Minutes of both councils',
      question: 'What are items about, council by council?',
      columns: [
        { name: 'council', type: 'varchar' },
        { name: 'theme', type: 'varchar' },
        { name: 'items', type: 'integer' },
        { name: 'href', type: 'varchar' },
      ],
      filters: ['council', 'theme', 'from', 'to'],
      links: Object.fromEntries([['page', `/charts/items-by-theme${query}`], ...endings.map(form)]),
      build: 'b1',
      built_at: '2026-01-02T03:04:05.000Z',
      applied: { council: 'leicestershire', from: '2025-01-01' },
      rows: [
        {
          council: 'County',
          theme: 'Schools',
          items: 1,
          href: '/meetings?theme=schools&council=leicestershire&from=2025-01-01',
        },
      ],
    });
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('gives every type as JSON knows it', async () => {
    const { rows } = (await (await ask('/charts/every-type.json')).json()) as { rows: unknown[] };
    expect(rows).toEqual([
      {
        text: 'one',
        whole: 1,
        part: 1.5,
        yes: true,
        day: '2024-02-29',
        moment: '2025-06-18T14:00:00.000Z',
        words: ['a', 'b'],
      },
      {
        text: 'Zoë £5, "so"',
        whole: -2,
        part: -0.25,
        yes: false,
        day: '1999-12-31',
        moment: '1969-12-31T23:59:59.000Z',
        words: [],
      },
      { text: null, whole: null, part: null, yes: null, day: null, moment: null, words: null },
    ]);
  });

  it('gives CSV with absolute links and a source, named by chart, filters and day', async () => {
    const response = await ask('/charts/items-by-theme.csv?theme=send');
    const { build } = (await (await ask('/charts.json')).json()) as { build: string };
    const counted = `"Minutewise, build ${build} of 2026-01-02"`;
    expect(Buffer.from(await response.arrayBuffer()).toString()).toBe(
      [
        '\ufeffcouncil,theme,items,href,counted_by,source',
        `City,Special needs,1,https://minutes.example.org/meetings?theme=send,${counted},Minutes of both councils`,
        `County,Special needs,1,https://minutes.example.org/meetings?theme=send,${counted},Minutes of both councils`,
        '',
      ].join('\r\n'),
    );
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="items-by-theme_theme-send_2026-01-02.csv"',
    );
    expect(response.headers.get('link')).toBe(
      '</charts/items-by-theme.csv-metadata.json?theme=send>; rel="describedby"; type="application/csvm+json"',
    );
  });

  it('describes the columns of that CSV for the Web', async () => {
    const metadata = (await (await ask('/charts/items-by-theme.csv-metadata.json?theme=send')).json()) as {
      url: string;
      tableSchema: { columns: { name: string; datatype: string }[] };
    };
    expect(metadata.url).toBe('https://minutes.example.org/charts/items-by-theme.csv?theme=send');
    expect(metadata.tableSchema.columns.map(({ name, datatype }) => `${name} ${datatype}`)).toEqual([
      'council string',
      'theme string',
      'items integer',
      'href string',
      'counted_by string',
      'source string',
    ]);
  });

  it('gives the SQL and a spec that fetches the JSON', async () => {
    expect(await (await ask('/charts/items-by-theme.sql')).text()).toMatch(/^-- What are items about/);
    const spec = (await (await ask('/charts/items-by-theme.vl.json?theme=send&width=320')).json()) as {
      data: object;
      width: number;
      encoding: { color: { scale: object } };
    };
    expect(spec.data).toEqual({
      name: 'rows',
      url: 'https://minutes.example.org/charts/items-by-theme.json?theme=send',
      format: { type: 'json', property: 'rows' },
    });
    expect(spec.width).toBe(320);
    expect(spec.encoding.color.scale).toEqual({ domain: ['City', 'County'], range: ['#12436D', '#F46A25'] });
  });
});

describe('faults', () => {
  it('says in JSON which chart or parameter is wrong', async () => {
    const fault = async (path: string) => {
      const response = await ask(path, { headers: { 'x-request-id': 'request-1' } });
      return [response.status, await response.json()];
    };
    expect(await fault('/charts/nope.json')).toEqual([
      404,
      { error: { status: 404, message: 'unknown chart: nope', request_id: 'request-1' } },
    ]);
    expect(await fault('/charts/items-by-theme.json?council=rutland')).toEqual([
      400,
      {
        error: {
          status: 400,
          message: 'invalid council: rutland (one of leicester, leicestershire)',
          parameter: 'council',
          request_id: 'request-1',
        },
      },
    ]);
    expect(await fault('/charts/items-by-theme.json?from=2025-02-30')).toMatchObject([
      400,
      {
        error: {
          message: 'invalid from: 2025-02-30 (a year or a day, as in 2024 or 2024-09-01)',
          parameter: 'from',
        },
      },
    ]);
    expect(await fault('/charts.json?councl=leicester')).toMatchObject([
      400,
      { error: { parameter: 'parameter' } },
    ]);
  });

  it('says it in CSV, SVG, plain text and HTML where those were asked for', async () => {
    const csv = await ask('/charts/nope.csv');
    expect([csv.status, csv.headers.get('content-type')]).toEqual([
      404,
      'text/csv; charset=utf-8; header=present',
    ]);
    expect(await csv.text()).toContain('\r\n404,unknown chart: nope,');
    const svg = await ask('/charts/items-by-theme.svg?to=x');
    expect([svg.status, svg.headers.get('content-type')]).toEqual([400, 'image/svg+xml; charset=utf-8']);
    expect(await svg.text()).toContain('invalid to: x');
    expect(await (await ask('/charts/items-by-theme.gif')).text()).toBe('unknown form of a chart: gif\n');
    const page = await ask('/no/such/page');
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  });

  it('refuses to be written to and addresses without end', async () => {
    const post = await ask('/charts/items-by-theme.json', { method: 'POST', body: 'x' });
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect((await ask(`/charts.json?from=${'1'.repeat(5_000)}`)).status).toBe(414);
  });

  it.each([
    '/charts/..%2f..%2fetc%2fpasswd.json',
    '/charts/%00.csv',
    '/charts/%E0%A4%A.json',
    '/assets/..%2fmain.ts',
  ])('answers %s with a fault of the asker', async path => {
    const response = await ask(path);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  });
});

describe('validators', () => {
  it('gives 304 to who has the answer, until filters, form or build change', async () => {
    const first = await ask('/charts/items-by-theme.json');
    const etag = first.headers.get('etag')!;
    const again = await ask('/charts/items-by-theme.json', { headers: { 'if-none-match': `"x", ${etag}` } });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    for (const path of ['/charts/items-by-theme.json?council=leicester', '/charts/items-by-theme.csv']) {
      expect((await ask(path, { headers: { 'if-none-match': etag } })).status).toBe(200);
    }
  });

  it('gives the second who asks the very same answer under an id of its own', async () => {
    const [first, second] = [
      await ask('/charts/item-titles.csv?from=2001'),
      await ask('/charts/item-titles.csv?from=2001'),
    ];
    const headers = (answer: Response) =>
      Object.fromEntries([...answer.headers].filter(([name]) => name !== 'date'));
    const { 'x-request-id': one, ...rest } = headers(first);
    const { 'x-request-id': two, ...again } = headers(second);
    expect(again).toEqual(rest);
    expect(one).not.toBe(two);
    expect(await second.text()).toBe(await first.text());
  });

  it('gives the same bytes plain, gzipped, in Brotli and to HEAD', async () => {
    const plain = await ask('/charts/items-by-theme.json', { headers: { 'accept-encoding': 'identity' } });
    const body = await plain.text();
    for (const coding of ['gzip', 'br']) {
      const coded = await ask('/charts/items-by-theme.json', { headers: { 'accept-encoding': coding } });
      expect(coded.headers.get('content-encoding')).toBe(coding);
      expect(await coded.text()).toBe(body);
    }
    const head = await ask('/charts/items-by-theme.json', {
      method: 'HEAD',
      headers: { 'accept-encoding': 'identity' },
    });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(Buffer.byteLength(body))]);
  });
});

describe('the rest of the site', () => {
  it('allows nothing inline and nothing from elsewhere', async () => {
    const { headers } = await ask('/charts.json');
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*|data:/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('tells its health', async () => {
    const health = (await (await ask('/healthz')).json()) as {
      rows: Record<string, number>;
      age_seconds: number;
    };
    expect(health).toMatchObject({ status: 'ok', build: 'b1', built_at: '2026-01-02T03:04:05.000Z' });
    expect(health.rows).toMatchObject({ councils: 2, items: 4, figures: 1 });
    expect(health.age_seconds).toBeGreaterThan(0);
  });

  it('lists its charts and describes each form of each', async () => {
    const catalogue = (await (await ask('/charts.json')).json()) as {
      charts: { name: string; links: object }[];
    };
    const { paths } = (await (await ask('/openapi.json')).json()) as { paths: Record<string, object> };
    expect(catalogue.charts.map(({ name }) => name)).toContain('items-by-theme');
    for (const { links } of catalogue.charts) {
      const { page: _page, ...forms } = links as Record<string, string>;
      for (const address of Object.values(forms))
        expect(paths).toHaveProperty([address, 'get', 'responses', 200]);
    }
  });

  it('feeds new meetings, figures and decisions, text inert', async () => {
    const feed = await ask('/feeds/indicator/ehcp-20-weeks.atom');
    expect(feed.headers.get('content-type')).toContain('application/atom+xml');
    const text = await feed.text();
    expect(text).toContain(
      '<link rel="alternate" type="text/html" href="https://minutes.example.org/figures/f0123456789ab"/>',
    );
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toContain('<script');
    expect((await (await ask('/feeds/council/leicester.atom')).text()).match(/<entry>/g)).toHaveLength(1);
    expect((await ask('/feeds/theme/nope.atom')).status).toBe(404);
  });
});
