import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { compareDocument } from './evaluate/document.ts';
import type { FoundDocument } from './evaluate/found.ts';
import { type Gold, normalizeGold } from './evaluate/gold.ts';
import { printReport } from './evaluate/print.ts';
import { type Compared, summarize, toScorecard } from './evaluate/scorecard.ts';

const USAGE = 'usage: npm run evaluate -- --gold DIR [--db FILE] [--json] [--write [--label TEXT]]';
const SCORECARD = new URL('../seeds/scorecard.csv', import.meta.url);
const READ = new URL('evaluate/read.sql', import.meta.url);

/** Runs the command: compares a built database with hand-marked documents and prints the scores; throws one line on bad input. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      gold: { type: 'string' },
      db: { type: 'string', default: process.env.DATABASE ?? 'data/councils.duckdb' },
      json: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      label: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  if (values.gold === undefined) throw new Error(`missing --gold: ${USAGE}`);
  const gold = await readGold(values.gold);
  const found = await readFound(values.db);
  const compared: Compared[] = [];
  const absent: string[] = [];
  for (const marks of gold) {
    const document = found.get(marks.document);
    if (document) compared.push({ gold: marks, ...compareDocument(marks, document) });
    else absent.push(marks.document);
  }
  if (compared.length === 0)
    throw new Error(`no marked document is in ${values.db}: build it with --input first`);
  const summary = summarize(compared, absent);
  if (values.write) {
    const earlier = await readFile(SCORECARD, 'utf8').catch(() => '');
    await writeFile(SCORECARD, toScorecard(summary, values.label, earlier));
  }
  console.log(values.json ? JSON.stringify(summary, null, 1) : printReport(summary));
}

async function readGold(folder: string): Promise<Gold[]> {
  const names = await readdir(folder).catch(() => {
    throw new Error(`missing folder: ${folder}`);
  });
  const files = names.filter(name => name.endsWith('.json')).sort();
  if (files.length === 0) throw new Error(`no marks: ${folder}: the folder holds no .json file`);
  return Promise.all(
    files.map(async name => {
      const text = await readFile(join(folder, name), 'utf8');
      try {
        return normalizeGold(name, JSON.parse(text));
      } catch (cause) {
        throw new Error(
          cause instanceof SyntaxError ? `invalid marks: ${name}: not JSON` : (cause as Error).message,
          { cause },
        );
      }
    }),
  );
}

/** Reads what was found in every document of a database, by file name. */
async function readFound(path: string): Promise<Map<string, FoundDocument>> {
  await access(path).catch(() => {
    throw new Error(`missing database: ${path}: build it with npm run etl`);
  });
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' }).catch((cause: Error) => {
    throw new Error(`unreadable database: ${path}`, { cause });
  });
  const connection = await instance.connect();
  try {
    const rows = (await connection.runAndReadAll(await readFile(READ, 'utf8'))).getRowObjectsJson();
    return new Map(rows.map(row => [basename(String(row.path)), normalizeFound(row)]));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function normalizeFound(row: Record<string, unknown>): FoundDocument {
  const list = (name: string) => (row[name] === null ? [] : (JSON.parse(String(row[name])) as never[]));
  const plain = (name: string) => (row[name] === null ? null : String(row[name]));
  return {
    path: String(row.path),
    text: String(row.text),
    council_id: plain('council_id'),
    council: plain('council'),
    committee: plain('committee'),
    meeting_date: plain('meeting_date'),
    items: list('items'),
    figures: list('figures'),
    ratings: list('ratings'),
    resolutions: list('resolutions'),
    caveats: list('caveats'),
  };
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
