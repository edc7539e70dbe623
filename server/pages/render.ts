import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import type { Row } from '../api.ts';
import {
  formatCount,
  formatDay,
  formatDays,
  formatDecision,
  formatLink,
  formatOpening,
  formatPeriod,
  formatPlain,
  formatQualifier,
  formatShare,
  formatSpeaker,
  formatValue,
  formatWhen,
  formatWorth,
  shorten,
  splitAddress,
} from './words.ts';

const views = fileURLToPath(new URL('../views', import.meta.url));
const components = fileURLToPath(new URL('../../node_modules/govuk-frontend/dist', import.meta.url));

/** Gives a function that fills a view of `server/views/` and gives its HTML; every value is escaped unless marked safe. */
export function createRenderer(): (view: string, values: object) => string {
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader([views, components]), {
    autoescape: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  environment.addFilter('day', formatDay);
  environment.addFilter('decision', formatDecision);
  environment.addFilter('days', formatDays);
  environment.addFilter('period', formatPeriod);
  environment.addFilter('value', formatValue);
  environment.addFilter('plain', formatPlain);
  environment.addFilter('spoken', formatSpeaker);
  environment.addFilter('shorten', shorten);
  environment.addFilter('count', formatCount);
  environment.addFilter('opening', formatOpening);
  environment.addFilter('qualifier', formatQualifier);
  environment.addFilter('amount', (figure: Row) => formatValue({ ...figure, qualifier: null }));
  environment.addFilter('worth', formatWorth);
  environment.addFilter('share', formatShare);
  environment.addFilter('when', formatWhen);
  environment.addFilter('address', splitAddress);
  environment.addFilter('link', formatLink);
  return (view, values) => environment.render(`${view}.njk`, values);
}
