import { readAssets } from './assets.ts';
import { readQueries } from './catalogue/files.ts';
import { bindCatalogue } from './catalogue.ts';
import { createCharts } from './charts.ts';
import type { Build, Catalogue, Config, Context, Report } from './context.ts';
import { openDatabase } from './database.ts';
import { createGate } from './gate.ts';

/** Opens everything that routes need: charts, database, client files; throws one line naming the file at fault. */
export async function openContext(config: Config, report: Report): Promise<Context> {
  const declared = await readQueries(config.queries);
  if (declared.charts.length === 0)
    throw new Error(`no charts: ${config.queries}: the folder is missing or holds none`);
  let catalogue: Catalogue | undefined;
  let checked = '';
  async function check(build: Build): Promise<void> {
    if (build.schema === checked) return;
    const bound = await bindCatalogue(declared, build);
    if (catalogue && shapeOf(bound) !== shapeOf(catalogue))
      throw new Error('its columns are not those served so far');
    catalogue ??= bound;
    checked = build.schema;
  }
  const database = await openDatabase(config, check, report);
  if (!catalogue) throw new Error('invalid database: it was not checked');
  return {
    config,
    catalogue,
    database,
    charts: createCharts(catalogue, config.cacheBytes),
    gate: createGate(config),
    assets: await readAssets(config.client),
  };
}

function shapeOf({ charts, queries }: Catalogue): string {
  return JSON.stringify(
    [...charts.values(), ...queries.values()].map(({ columns, parameters }) => [columns, parameters]),
  );
}
