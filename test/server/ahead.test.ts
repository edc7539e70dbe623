import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { drawAhead } from '../../server/ahead.ts';
import { keyOf } from '../../server/charts.ts';
import { normalizeConfig } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { openContext } from '../../server/open.ts';

let context: Context;
beforeAll(async () => {
  context = await openContext({ ...normalizeConfig({}), database: inject('seedsDatabase') }, () => {});
});
afterAll(() => context.database.close());

/** A context that notes what is drawn instead of drawing it. */
function watched() {
  const drawn = new Set<string>();
  const draw = async (_: unknown, name: string) => {
    drawn.add(name);
    const none = { columns: [], rows: [], links: {}, applied: {}, filters: [], svg: '' };
    return { ...none, name, title: name, source: '', build: 'b', built_at: '2026-01-02T00:00:00Z' };
  };
  return { drawn, context: { ...context, charts: { ...context.charts, draw } } as unknown as Context };
}

it('draws the main pages of a build that stays, once', async () => {
  const { drawn, context: given } = watched();
  const timer = drawAhead(given, null, 20);
  await vi.waitFor(() => {
    for (const page of ['home', 'themes', 'meetings', 'sources'])
      for (const name of context.catalogue.pages[page]!.charts) expect(drawn).toContain(name);
  }, 10_000);
  drawn.clear();
  await new Promise(resolve => setTimeout(resolve, 200));
  clearInterval(timer);
  expect(drawn.size).toBe(0);
});

it('draws nothing of a build whose pictures are at hand', async () => {
  const { drawn, context: given } = watched();
  const timer = drawAhead(given, keyOf(context.database.newest()), 20);
  await new Promise(resolve => setTimeout(resolve, 300));
  clearInterval(timer);
  expect(drawn.size).toBe(0);
});
