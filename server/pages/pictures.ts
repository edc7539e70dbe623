import type { Charts, Context } from '../context.ts';
import { foldPanels } from '../draw/fold.ts';
import { printOf } from '../draw/kept.ts';
import { compare } from './compare.ts';
import { decisions } from './decisions.ts';
import { figures } from './figures.ts';
import { home } from './home.ts';
import { indicators } from './indicators.ts';
import { meetings } from './meetings.ts';
import { sources } from './sources.ts';
import { themes } from './themes.ts';

const pages = [home, themes, compare, indicators, figures, decisions, meetings, sources];

/** Gives every picture that the main pages show where nothing narrows them, by its print. */
export async function drawPages(context: Context): Promise<Map<string, string>> {
  const pictures = new Map<string, string>();
  const charts = recording(context, pictures);
  const lease = context.database.lease();
  try {
    for (const page of pages) {
      await page.read({
        context: { ...context, charts },
        build: lease.build,
        filters: {},
        query: new URLSearchParams(),
        picks: [],
        parts: {},
        path: page.path,
        site: '',
      });
    }
  } finally {
    lease.release();
  }
  return pictures;
}

/** Gives charts that note each picture they draw. */
function recording({ charts, catalogue }: Context, pictures: Map<string, string>): Charts {
  return {
    ...charts,
    draw: async (build, name, filters, look = {}) => {
      const drawn = await charts.draw(build, name, filters, look);
      const chart = catalogue.charts.get(name)!;
      const { width = 640 } = look;
      const rows = foldPanels(chart.spec, drawn.rows, width)?.rows ?? drawn.rows;
      pictures.set(printOf(chart, rows, catalogue.theme, width), drawn.svg);
      return drawn;
    },
  };
}
