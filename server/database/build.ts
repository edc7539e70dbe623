import type { Row } from '../api.ts';
import type { Build, Chunk, Config, Reader, RunOptions, Stream, Table, Values } from '../context.ts';
import type { OpenFile, Session } from '../database.ts';
import { showTurns } from '../draw/markup.ts';
import { Problem, tooManyRows } from '../errors.ts';
import { Pool } from './pool.ts';
import { superviseQuestion } from './question.ts';

/** A build that can be closed once nobody reads it. */
export interface OpenBuild {
  build: Build;
  close(): void;
}

const rowLimit = 100_000;
/** A download waits for its reader most of the time, so that more of them than questions can be under way. */
const downloadsPerConnection = 4;
const alive = 'select build_id from builds';

/** Opens the file as a build and checks it; throws one line naming the file when it cannot be shown. */
export async function openBuild(
  config: Config,
  open: (path: string) => Promise<OpenFile>,
  check: (build: Build) => Promise<void>,
): Promise<OpenBuild> {
  const file = await named(config.database, () => open(config.database));
  const queries = new Pool(() => file.connect(), config.connections, config.queue);
  const readers = new Set<Reader>();
  const exports = new Pool(
    () => file.connect(),
    config.connections * downloadsPerConnection,
    config.queue,
    () => [...readers].find(reader => reader.isSlow())?.cut(),
  );
  const pings = new Pool(() => file.connect(), 1, config.queue);
  function close(): void {
    for (const session of [...queries.drain(), ...exports.drain(), ...pings.drain()]) session.close();
    file.close();
  }
  const questions = {
    describe: (sql: string) => lend(queries, config.queryTimeout, sql, session => session.describe(sql)),
    run: (sql: string, values: Values = {}, { limit = rowLimit, signal }: RunOptions = {}) =>
      lend(queries, config.queryTimeout, sql, session => readTable(session, sql, values, limit), signal),
    ping: () =>
      lend(pings, config.queryTimeout, alive, async session => void (await readTable(session, alive, {}, 1))),
    stream: async (
      sql: string,
      values: Values = {},
      { signal, isLong = false, reader }: RunOptions = {},
    ): Promise<Stream> => {
      if (!isLong) return openStream(queries, config.queryTimeout, sql, values, signal);
      const stream = await openStream(exports, config.exportTimeout, sql, values, signal);
      if (!reader) return stream;
      readers.add(reader);
      signal?.addEventListener('abort', () => readers.delete(reader), { once: true });
      return stream;
    },
  };
  try {
    const described = await named(config.database, () => describeBuild(questions.run));
    const build: Build = { ...described, ...questions };
    await check(build).catch((cause: Error) => {
      throw new Error(`cannot show ${config.database}: ${cause.message}`, { cause });
    });
    return { build, close };
  } catch (error) {
    close();
    throw error;
  }
}

async function named<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    const { code, path: missing } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' && missing === path)
      throw new Error(`missing database: ${path} (npm run etl builds it)`, { cause });
    const [line] = (cause as Error).message.split('\n');
    throw new Error(`invalid database: ${path}: ${line}`, { cause });
  }
}

// One statement, because a new build is opened while the old one is busy and every wait counts.
const facts = `
    select 'build' as kind, build_id as id, (built_at::timestamp)::varchar as name from builds
    union all select 'table', table_name, estimated_size::varchar
    from duckdb_tables() where schema_name = 'main'
    union all select 'table', view_name, comment from duckdb_views() where not internal
    union all select 'column', table_name || '.' || column_name, data_type
    from duckdb_columns() where not internal
    union all select 'council', council_id, name from councils
    union all from (
        select 'ranked', o.name, o.short_name
        from meeting_counts m
        join spans s on s.span = m.span and s.is_year
        join committees c on c.committee_id = m.committee_id
        join councils o on o.council_id = c.council_id
        group by o.name, o.short_name
        order by sum(m.items) desc, o.name
    )
    union all select 'committee', committee_id, name from committees
    union all select 'theme', theme_id, label from themes
    union all select 'indicator', indicator_id, label from indicators`;

async function describeBuild(
  run: Build['run'],
): Promise<Pick<Build, 'id' | 'built_at' | 'rows' | 'known' | 'ranked' | 'schema'>> {
  const { rows } = await run(facts);
  const named = (wanted: string) =>
    new Map(
      rows
        .filter(({ kind }) => kind === wanted)
        .map(({ id, name }) => [String(id), showTurns(String(name ?? id))] as const),
    );
  const [build] = named('build');
  if (!build) throw new Error('its table builds has no row');
  const sizes = [...named('table')].sort().map(([table, size]) => [table, Number(size)] as const);
  return {
    id: build[0],
    built_at: new Date(`${build[1].replace(' ', 'T')}Z`).toISOString(),
    rows: Object.fromEntries(sizes),
    schema: JSON.stringify([...named('column')].sort()),
    ranked: named('ranked'),
    known: {
      council: named('council'),
      committee: named('committee'),
      theme: named('theme'),
      indicator: named('indicator'),
    },
  };
}

async function readTable(session: Session, sql: string, values: Values, limit: number): Promise<Table> {
  const { columns, next } = await session.start(sql, values);
  const rows: Row[] = [];
  for (let chunk = await next(); chunk; chunk = await next()) {
    if (rows.length + chunk.length > limit) throw tooManyRows(limit, 'narrow the filters or take the CSV');
    const cells = chunk.columns.map(column => column.cells());
    for (let row = 0; row < chunk.length; row += 1) {
      rows.push(Object.fromEntries(columns.map(({ name }, index) => [name, cells[index]![row]!])));
    }
  }
  return { columns, rows };
}

async function lend<T>(
  pool: Pool<Session>,
  timeout: number,
  sql: string,
  work: (session: Session) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const session = await pool.acquire(timeout, one => one.knows(sql), signal);
  const watch = superviseQuestion(session, timeout, signal);
  try {
    return await work(session);
  } catch (error) {
    throw watch.explain(error);
  } finally {
    watch.end();
    pool.release(session);
  }
}

async function openStream(
  pool: Pool<Session>,
  timeout: number,
  sql: string,
  values: Values,
  signal: AbortSignal | undefined,
): Promise<Stream> {
  const session = await pool.acquire(timeout, one => one.knows(sql), signal);
  const watch = superviseQuestion(session, timeout, signal);
  let isOpen = true;
  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    watch.end();
    pool.release(session);
  }
  try {
    const { columns, next } = await session.start(sql, values);
    return { columns, chunks: iterate(next), close };
  } catch (error) {
    close();
    throw watch.explain(error);
  }

  async function* iterate(next: () => Promise<Chunk | null>): AsyncGenerator<Chunk> {
    try {
      for (let chunk = await next(); chunk; chunk = await next()) yield chunk;
    } catch (error) {
      throw watch.explain(error);
    } finally {
      close();
    }
  }
}
