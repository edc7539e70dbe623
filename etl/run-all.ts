import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import type { SingleBar } from 'cli-progress';
import { type InputFile, readDocument, readOrigin } from './inputs.ts';
import type { Found } from './load/found.ts';
import { type Rows, toRows } from './load/rows.ts';
import { Shards } from './load/shard.ts';
import type { Source } from './model.ts';
import { run } from './pipeline.ts';
import { bytesOf, type Reader, startReaders } from './thread.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What came of one file; no document where it could not even be opened. */
export interface Report {
  index: number;
  document_id: string | null;
  /** Why it could not be read, or not whole. */
  unread: string | null;
  /** Why there is nothing in it to read: it is a photograph, or no page of a meeting. */
  empty: string | null;
  /** What is wrong with its side file. */
  origin: string | null;
  /** Whether its rows were put into the tables; those of a second file with the same bytes are not. */
  isLoaded: boolean;
}

/** What the threads of one build have in common; `next` is the number of the file that nobody has taken yet. */
export interface Plan {
  files: InputFile[];
  vocabulary: Vocabulary;
  next: Int32Array;
}

/** What one thread is told: the plan, what the paths of its shards begin with, and the statements that make their tables. */
export interface Share {
  plan: Plan;
  path: string;
  definitions: string;
}

/** What takes the rows of documents, and may want to see to them now and then. */
type Taker = Pick<Found, 'append'> & { pause?: () => Promise<void> };

/** Below this many bytes optimising what reads them costs more than it saves. */
const WORTH_OPTIMISING = 1_000_000;
/** Files or milliseconds after which a thread lets others have a word, such as who tells it to stop. */
const BREATH = 32;
const LONG = 250;

/** Issues of a file that holds what could not be read, and of one that holds nothing to read. */
const UNREAD = /^(?:unreadable|damaged|locked)/;
const EMPTY = /^(?:scanned-pdf|binary-file|not-a-meeting|empty-document)$/;

/**
 * Reading a few thousand documents ends before functions with much copied into them pay for being optimised: with less
 * of it, a twentieth of the processor's time is saved.
 */
const ENGINE = '--max-inlined-bytecode-size-cumulative=300';
/**
 * Functions are made into plain machine code the first time they run, for each runs thousands of times and every thread
 * warms up on its own: the processor has a sixteenth less to do.
 */
const PLAIN_CODE = ['--always-sparkplug', '--no-baseline-batch-compilation'];

/** The threads that read files for one build besides this one, each into a shard of its own. */
export class Crew {
  /** Reports of every thread, the first of them this one's. */
  readonly reports: Report[][];
  /** Paths of the shards of every thread; this one has none. */
  readonly shards: string[][];
  private readonly plan: Plan;
  private readonly readers: Reader[];
  private readonly showProgress: boolean;
  private bar: SingleBar | null = null;

  /** Takes the threads that were started already, or starts them, so that they are ready by the time there is work. */
  constructor(
    files: InputFile[],
    vocabulary: Vocabulary,
    options: { workers: number; showProgress: boolean; readers?: Reader[] },
  ) {
    if (bytesOf(files) >= WORTH_OPTIMISING)
      for (const flag of ['--opt', ...PLAIN_CODE]) setFlagsFromString(flag);
    setFlagsFromString(ENGINE);
    this.plan = { files, vocabulary, next: new Int32Array(new SharedArrayBuffer(4)) };
    this.readers = options.readers ?? startReaders(options.workers - 1);
    this.reports = [[], ...this.readers.map(() => [])];
    this.shards = this.reports.map(() => []);
    for (const [index, { worker }] of this.readers.entries())
      worker.on('message', ({ reports, shards }: Told) => {
        this.note(index + 1, reports);
        this.shards[index + 1]?.push(...shards);
      });
    this.showProgress = options.showProgress;
  }

  /** Lets the other threads begin: each reads into shards whose paths begin with its own. */
  begin({ definitions, paths }: { definitions: string; paths: string[] }): void {
    for (const [index, { worker }] of this.readers.entries())
      worker.postMessage({ plan: this.plan, path: paths[index], definitions });
  }

  /** Reads all files: this thread into `found`, beside the others; documents in `known` are not loaded. */
  async run(found: Found, known: Set<string>): Promise<void> {
    if (this.showProgress) this.bar = await openBar(this.plan.files.length, this.reports.flat().length);
    const own = runShare(this.plan, found, known, reports => this.note(0, reports)).then(() => found.flush());
    try {
      await Promise.all([own, ...this.readers.map(({ end }) => end)]);
    } catch (error) {
      // Nobody takes another file, and the tables are left alone before they are given up.
      Atomics.store(this.plan.next, 0, this.plan.files.length);
      await own.catch(() => {});
      throw error;
    } finally {
      this.bar?.stop();
    }
  }

  /** Ends what still runs. */
  async dismiss(): Promise<void> {
    await Promise.all(this.readers.map(({ worker }) => worker.terminate()));
  }

  private note(thread: number, reports: Report[]): void {
    this.reports[thread]?.push(...reports);
    this.bar?.increment(reports.length);
  }
}

async function openBar(total: number, read: number): Promise<SingleBar> {
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({ format: 'reading {bar} {value}/{total} documents, {eta_formatted} left' });
  bar.start(total, read);
  return bar;
}

/** What a thread tells: what came of files, and at last where its shards are. */
export interface Told {
  reports: Report[];
  shards: string[];
}

/** Reads a share of the files into new shards. */
export async function runShards(
  { plan, path, definitions }: Share,
  tell: (told: Told) => void,
): Promise<void> {
  const shards = await Shards.open(path, definitions);
  await runShare(plan, shards, new Set(), reports => tell({ reports, shards: [] }));
  tell({ reports: [], shards: await shards.close() });
}

/** Reads files as long as there are any that nobody has taken, and tells what came of them a few at a time. */
async function runShare(
  { files, vocabulary, next }: Plan,
  found: Taker,
  known: Set<string>,
  tell: (reports: Report[]) => void,
): Promise<void> {
  const loaded = new Set(known);
  let reports: Report[] = [];
  let last = performance.now();
  for (let index = Atomics.add(next, 0, 1); index < files.length; index = Atomics.add(next, 0, 1)) {
    const file = files[index];
    if (file) reports.push(await runFile(file, index, vocabulary, found, loaded));
    if (reports.length < BREATH && performance.now() - last < LONG) continue;
    tell(reports);
    reports = [];
    await found.pause?.();
    await setImmediate();
    last = performance.now();
  }
  tell(reports);
}

async function runFile(
  file: InputFile,
  index: number,
  vocabulary: Vocabulary,
  found: Taker,
  loaded: Set<string>,
): Promise<Report> {
  let bytes: Uint8Array;
  try {
    bytes = readDocument(file.file);
  } catch (error) {
    const unread = (error as Error).message;
    return { index, document_id: null, unread, empty: null, origin: null, isLoaded: false };
  }
  const { origin, fault } = file.side === '' ? { origin: {}, fault: null } : readOrigin(file.file);
  const { document_id, rows, unread, empty } = await runOne({ path: file.path, bytes, origin }, vocabulary);
  const isLoaded = !loaded.has(document_id);
  if (isLoaded) found.append(rows);
  loaded.add(document_id);
  return { index, document_id, unread, empty, origin: fault, isLoaded };
}

/** Runs the pipeline over one source; a fault of the document becomes an issue, not an exception. */
async function runOne(
  source: Source,
  vocabulary: Vocabulary,
): Promise<Pick<Report, 'unread' | 'empty'> & { document_id: string; rows: Rows }> {
  try {
    const { parsed, rows } = await run(source, vocabulary, findings => ({
      parsed: findings.parsed,
      rows: toRows(findings, vocabulary),
    }));
    const { document, issues } = parsed;
    const first = (codes: RegExp) => {
      const { message } = [...document.issues, ...issues].find(issue => codes.test(issue.code)) ?? {};
      return message?.replace(`${source.path}: `, '').replace(`${source.path} `, 'it ') ?? null;
    };
    const unread = first(UNREAD);
    const empty = unread === null ? first(EMPTY) : null;
    return { document_id: document.document_id, rows, unread, empty };
  } catch (error) {
    const { message } = error as Error;
    const sha256 = createHash('sha256').update(source.bytes).digest('hex');
    const document_id = sha256.slice(0, 12);
    const document = {
      document_id,
      path: source.path,
      sha256,
      layout: 'unreadable',
      kind: 'unknown',
      text: '',
    };
    const issue = { document_id, item_id: null, code: 'unreadable', message, found_in: document_id };
    return { document_id, rows: { documents: [document], issues: [issue] }, unread: message, empty: null };
  }
}
