import type { Config } from './context.ts';

/** Settings that are whole numbers: name in the environment, field, default, least, most. */
const numbers = [
  ['PORT', 'port', 3000, 0, 65_535],
  ['TRUST_PROXY', 'proxies', 0, 0, 16],
  ['RATE_LIMIT', 'rateLimit', 0, 0, 1_000_000],
  ['CONNECTIONS', 'connections', 3, 1, 64],
  ['QUEUE', 'queue', 500, 1, 100_000],
  ['QUERY_TIMEOUT', 'queryTimeout', 10_000, 10, 600_000],
  ['EXPORT_TIMEOUT', 'exportTimeout', 300_000, 10, 3_600_000],
  ['CACHE_BYTES', 'cacheBytes', 64_000_000, 0, 4_000_000_000],
] as const;

const levels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'];

/** Gives the configuration that the environment asks for; throws one line naming the variable on a bad value. */
export function normalizeConfig(environment: Record<string, string | undefined>): Config {
  const config: Config = {
    host: environment.HOST || '0.0.0.0',
    port: 0,
    database: environment.DATABASE || 'data/councils.duckdb',
    queries: environment.QUERIES || 'queries',
    client: environment.CLIENT || 'client/dist',
    address: normalizeAddress(environment.ADDRESS),
    proxies: 0,
    rateLimit: 0,
    connections: 0,
    queue: 0,
    queryTimeout: 0,
    exportTimeout: 0,
    cacheBytes: 0,
    logLevel: normalizeLevel(environment.LOG_LEVEL),
  };
  for (const [name, field, otherwise, least, most] of numbers) {
    config[field] = normalizeNumber(name, environment[name], otherwise, least, most);
  }
  return config;
}

function normalizeNumber(
  name: string,
  text: string | undefined,
  otherwise: number,
  least: number,
  most: number,
) {
  if (text === undefined || text.trim() === '') return otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`invalid ${name}: ${text} (a whole number from ${least} to ${most})`);
}

function normalizeLevel(text: string | undefined): string {
  if (!text) return 'info';
  if (levels.includes(text)) return text;
  throw new Error(`invalid LOG_LEVEL: ${text} (one of ${levels.join(', ')})`);
}

function normalizeAddress(text: string | undefined): string | null {
  if (!text) return null;
  const { protocol = '', host = '', href = '' } = URL.canParse(text) ? new URL(text) : {};
  // Pages link to each other from the root of their site.
  if (/^https?:$/.test(protocol) && href === `${protocol}//${host}/`) return `${protocol}//${host}`;
  throw new Error(`invalid ADDRESS: ${text} (a name without a path, as in https://minutes.example.org)`);
}
