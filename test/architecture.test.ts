import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const ROOMS = ['etl', 'server', 'client', 'queries', 'seeds', 'test'];

interface SourceFile {
  path: string;
  text: string;
  /** What it imports: a path from the root for a file of the project, else the name of a package. */
  imports: { to: string; isType: boolean }[];
}

const files = ROOMS.flatMap(room => list(join(ROOT, room)));
const sources: SourceFile[] = files.filter(file => file.endsWith('.ts')).map(readSource);
const code = sources.filter(({ path }) => !path.startsWith('test/'));

function list(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    if (name === 'node_modules' || name === 'dist') return [];
    return statSync(path).isDirectory() ? list(path) : [relative(ROOT, path)];
  });
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const found = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gms);
  const lazy = text.matchAll(/import\('([^']+)'\)/g);
  const all = [
    ...[...found].map(m => ({ name: m[2] ?? '', isType: !!m[1] })),
    ...[...lazy].map(m => ({ name: m[1] ?? '', isType: false })),
  ];
  const imports = all.map(({ name, isType }) => ({
    to: name.startsWith('.') ? join(dirname(path), name) : packageOf(name),
    isType,
  }));
  return { path, text, imports };
}

function packageOf(name: string): string {
  const [first = '', second = ''] = name.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** Every import that `isForbidden`, as `from -> to`, so that a failing rule names the culprit. */
function breaches(isForbidden: (from: string, to: string, isType: boolean) => boolean): string[] {
  return code.flatMap(({ path, imports }) =>
    imports.filter(({ to, isType }) => isForbidden(path, to, isType)).map(({ to }) => `${path} -> ${to}`),
  );
}

const roomOf = (path: string) => path.split('/')[0] ?? '';

describe('the house', () => {
  it('keeps seeds and queries free of code', () => {
    expect(files.filter(file => /^(seeds|queries)\/.*\.(ts|js|mjs)$/.test(file))).toEqual([]);
  });

  it('keeps the ETL, the server and the client apart, but for the types of the responses', () => {
    expect(
      breaches((from, to, isType) => {
        const [a, b] = [roomOf(from), roomOf(to)];
        if (a === b || !ROOMS.includes(b)) return false;
        return !(a === 'client' && to === 'server/api.ts' && isType);
      }),
    ).toEqual([]);
  });

  it('lets no room of the ETL read another room', () => {
    const room = (path: string) => /^etl\/([^/]+)\//.exec(path)?.[1];
    const door = (path: string) => /^etl\/([^/]+)\.ts$/.exec(path)?.[1];
    expect(
      breaches((from, to) => {
        const target = room(to);
        if (target === undefined) return false;
        return (
          room(from) !== target && door(from) !== target && !['run-all', 'build'].includes(door(from) ?? '')
        );
      }),
    ).toEqual([]);
  });

  it.each([
    ['@duckdb/node-api', ['etl/load.ts', 'etl/evaluate.ts', 'etl/publish.ts', 'server/database.ts']],
    ['vega', ['server/draw.ts', 'client/chart.ts']],
    ['vega-lite', ['server/draw.ts', 'client/chart.ts']],
    ['vega-embed', ['client/chart.ts']],
    ['mammoth', ['etl/read/docx.ts']],
    ['unpdf', ['etl/read/pdf.ts']],
    ['express', null],
    ['nunjucks', null],
  ])('knows %s in as few files as stated', (library, allowed) => {
    const users = code
      .filter(({ imports }) => imports.some(({ to, isType }) => to === library && !isType))
      .map(({ path }) => path);
    if (allowed)
      expect(
        users.filter(
          path => !allowed.some(start => path === start || path.startsWith(start.replace('.ts', '/'))),
        ),
      ).toEqual([]);
    else expect(users.every(path => path.startsWith('server/'))).toBe(true);
  });

  it('touches files, the network and the environment at its ends only', () => {
    const ends = /^etl\/(main|build|inputs|load|run-all|worker|evaluate|publish|harvest)(\.ts|\/)/;
    expect(
      breaches(
        (from, to) =>
          from.startsWith('etl/') &&
          !ends.test(from) &&
          /^node:(fs|http|https|net|child_process|process)/.test(to),
      ),
    ).toEqual([]);
    const impure = code.filter(
      ({ path, text }) =>
        path.startsWith('etl/') &&
        !ends.test(path) &&
        /\bprocess\.env\b|\bfetch\(|Date\.now\(\)|new Date\(\)/.test(text),
    );
    expect(impure.map(({ path }) => path)).toEqual([]);
  });

  it('has no room without a noun and no barrel', () => {
    expect(
      files.filter(file =>
        /(^|\/)(utils?|helpers?|common|lib|shared|misc|services)(\/|\.ts$)|\/index\.ts$/.test(file),
      ),
    ).toEqual([]);
  });

  it('keeps every file under 300 lines and the median near 80', () => {
    const lengths = code.map(({ path, text }) => ({ path, lines: text.split('\n').length }));
    expect(lengths.filter(({ lines }) => lines > 301).map(({ path, lines }) => `${path}: ${lines}`)).toEqual(
      [],
    );
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(110);
  });

  it('keeps every query under 80 lines', () => {
    const long = files.filter(file => file.endsWith('.sql') && file !== 'etl/schema.sql');
    expect(long.filter(file => readFileSync(join(ROOT, file), 'utf8').split('\n').length > 81)).toEqual([]);
  });

  it('names no package source', () => {
    for (const file of ['package.json', 'package-lock.json']) {
      expect(readFileSync(join(ROOT, file), 'utf8')).not.toMatch(/"resolved"/);
    }
  });
});

describe('the README', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

  it('is under 90 lines', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThan(90);
  });

  it('gives every dependency its reason', () => {
    const named = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(named.filter(name => !name.startsWith('@types/') && !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it('names every command', () => {
    for (const command of [
      'npm start',
      'npm test',
      'npm run etl',
      'npm run evaluate',
      'npm run harvest',
      'npm run bench',
    ]) {
      expect(readme).toContain(command);
    }
  });
});
