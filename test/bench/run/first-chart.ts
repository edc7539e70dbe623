import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser } from '../../browser/browser.ts';
import { finish, start } from '../command.ts';
import { alternate, type Result, type Setting } from '../measure.ts';
import { ask, keepOpen, serve } from '../site.ts';

const CHART = 'attention-shares';
/** A slow laptop on a slow line: a quarter of the processor, 5 Mbit/s down, 40 ms there and back. */
const LINE = { offline: false, latency: 40, downloadThroughput: 625_000, uploadThroughput: 125_000 };

/**
 * Looks at each frame for a chart with a mark, and tells when there is one by a word on the console: to ask the page
 * costs it more than to draw. Text, since a compiled function would not run in the page.
 */
const LOOK = `(function look() {
  const isSeen = [...document.querySelectorAll('svg.marks')].some(
    chart => chart.getBoundingClientRect().width > 200 && chart.querySelector('.role-mark path, .role-mark rect'),
  );
  requestAnimationFrame(isSeen ? () => console.log('seen at ' + performance.now()) : look);
})();`;

/** The time until a chart is seen, on the server's page and drawn by vega-embed alone. */
export async function benchmark({ folder, scale }: Setting): Promise<Result> {
  const db = join(folder, 'x.duckdb');
  await finish(start('etl/main.ts', ['--db', db, '--full', '--quiet']));
  const site = await serve('server/main.ts', 3167, { DATABASE: db });
  const agent = keepOpen(1);
  const spec = join(folder, 'spec.json');
  const read = async (ending: string) => {
    const { body, status } = await ask(`${site.address}/charts/${CHART}${ending}`, agent);
    if (status !== 200) throw new Error(`${CHART}${ending}: status ${status}`);
    return JSON.parse(body.toString()) as Record<string, unknown>;
  };
  const data = { name: 'rows', values: (await read('.json')).rows };
  await writeFile(spec, JSON.stringify({ ...(await read('.vl.json')), data }));
  await ask(`${site.address}/charts/${CHART}`, agent);
  agent.destroy();
  const bare = await serve('test/bench/bare.ts', 3168, { SPEC: spec });
  const browser = await openBrowser();
  const see = (url: string) => async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', LINE);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.addInitScript(LOOK);
    const told = page.waitForEvent('console', {
      predicate: message => message.text().startsWith('seen at '),
      timeout: 60_000,
    });
    await page.goto(url, { waitUntil: 'commit' });
    const seenAt = Number((await told).text().slice('seen at '.length));
    await context.close();
    return seenAt;
  };
  try {
    const ours = see(`${site.address}/charts/${CHART}`);
    const theirs = see(`${bare.address}/chart`);
    await ours();
    await theirs();
    const rounds = Math.max(3, Math.round(9 * scale));
    const samples = await alternate(rounds, ours, theirs);
    return {
      title: 'The first chart in a browser',
      method:
        'Headless Chromium with an empty cache, its processor slowed four times, 5 Mbit/s down and 40 ms of delay; from the start of navigation to the frame after the first mark of the chart stands on the page. vega-embed alone is a page with nothing but the three libraries (minified, compressed) and the same spec with its rows.',
      comparisons: [
        {
          what: 'speed until the chart is seen',
          ours: "the chart's page",
          against: 'vega-embed alone',
          unit: 'a second',
          samples: {
            ours: samples.ours.map(took => 1000 / took),
            against: samples.against.map(took => 1000 / took),
          },
          better: 'more',
          wanted: 3,
          note: `${Math.round(samples.ours[0] ?? 0)} ms and ${Math.round(samples.against[0] ?? 0)} ms in the first round`,
        },
      ],
      trials: [],
    };
  } finally {
    await browser.close();
    await bare.stop();
    await site.stop();
  }
}
