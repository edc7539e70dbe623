import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { SingleBar } from 'cli-progress';
import type { InputFile } from './inputs.ts';
import { type Rows, toRows } from './load/rows.ts';
import type { Source } from './model.ts';
import { run } from './pipeline.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What came of one file: its rows, and where it could not be read, why; no document where it could not even be opened. */
export interface Outcome {
  document_id: string | null;
  rows: Rows;
  unread: string | null;
}

/** Below this many bytes starting workers costs more than it saves. */
const WORTH_WORKERS = 4_000_000;
/** Files handed to a worker at once, and batches under way per worker: together they bound the memory in use. */
const BATCH_BYTES = 1_000_000;
const BATCHES_AHEAD = 3;

type Take = (file: InputFile, outcome: Outcome) => void;

/** Runs the pipeline over all files, on several cores where it pays, and hands each outcome over in the files' order. */
export async function runAll(
  files: InputFile[],
  source: (file: InputFile) => Promise<Source>,
  vocabulary: Vocabulary,
  options: { workers: number | null; showProgress: boolean },
  take: Take,
): Promise<void> {
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  const workers = Math.min(
    options.workers ?? (bytes < WORTH_WORKERS ? 1 : availableParallelism()),
    files.length,
  );
  const bar = options.showProgress
    ? new SingleBar({ format: 'reading {bar} {value}/{total} documents, {eta_formatted} left' })
    : null;
  bar?.start(files.length, 0);
  const taken: Take = (file, outcome) => {
    take(file, outcome);
    bar?.increment();
  };
  try {
    if (workers <= 1) {
      for (const file of files) {
        const opened = await source(file).catch(fault => unopened(file, fault));
        taken(file, 'bytes' in opened ? await runOne(opened, vocabulary) : opened);
      }
    } else await runInWorkers(files, source, vocabulary, workers, taken);
  } finally {
    bar?.stop();
  }
}

/** Runs the pipeline over one source; a fault of the document becomes an outcome, not an exception. */
export async function runOne(source: Source, vocabulary: Vocabulary): Promise<Outcome> {
  try {
    const findings = await run(source, vocabulary);
    const unread = findings.parsed.document.issues.find(issue => issue.code.startsWith('unreadable'));
    return {
      document_id: findings.parsed.document.document_id,
      rows: toRows(findings),
      unread: unread?.message ?? null,
    };
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
    return { document_id, rows: { documents: [document], issues: [issue] }, unread: message };
  }
}

/** A file that could not be opened is an issue of the build, of no document. */
function unopened(file: InputFile, fault: Error): Outcome {
  const message = `${file.path} could not be opened: ${fault.message}`;
  const issue = { document_id: null, item_id: null, code: 'unreadable-file', message, found_in: null };
  return { document_id: null, rows: { issues: [issue] }, unread: fault.message };
}

async function runInWorkers(
  files: InputFile[],
  source: (file: InputFile) => Promise<Source>,
  vocabulary: Vocabulary,
  count: number,
  take: Take,
): Promise<void> {
  // A worker does not inherit the loader of TypeScript on Node 20, so it registers it before it loads its own file.
  const boot = `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
    register();
    return import(${JSON.stringify(new URL('./worker.ts', import.meta.url).href)});
  });`;
  const workers = Array.from(
    { length: count },
    () => new Worker(boot, { eval: true, workerData: vocabulary }),
  );
  const idle: Worker[] = workers.flatMap(worker => Array<Worker>(BATCHES_AHEAD).fill(worker));
  const under: { batch: InputFile[]; outcomes: Promise<Outcome[]> }[] = [];
  const settleFirst = async () => {
    const first = under.shift();
    if (!first) return;
    const outcomes = await first.outcomes;
    first.batch.forEach((file, index) => {
      const outcome = outcomes[index];
      if (outcome) take(file, outcome);
    });
  };
  try {
    for (const batch of batches(files)) {
      if (idle.length === 0) await settleFirst();
      const worker = idle.shift() ?? workers[0];
      if (!worker) return;
      const opened = await Promise.all(
        batch.map(file => source(file).catch((fault: Error) => unopened(file, fault))),
      );
      const sources = opened.filter((one): one is Source => 'bytes' in one);
      const outcomes = ask(worker, sources).then(answers => {
        idle.push(worker);
        const next = answers.values();
        return opened.map(one => ('bytes' in one ? (next.next().value as Outcome) : one));
      });
      outcomes.catch(() => {});
      under.push({ batch, outcomes });
    }
    while (under.length > 0) await settleFirst();
  } finally {
    await Promise.all(workers.map(worker => worker.terminate()));
  }
}

let asked = 0;

function ask(worker: Worker, sources: Source[]): Promise<Outcome[]> {
  const id = asked++;
  return new Promise((done, fail) => {
    const answer = (message: { id: number; outcomes: Outcome[] }) => {
      if (message.id !== id) return;
      worker.off('message', answer);
      worker.off('error', fail);
      done(message.outcomes);
    };
    worker.on('message', answer);
    worker.on('error', fail);
    worker.postMessage(
      { id, sources },
      sources.map(source => source.bytes.buffer as ArrayBuffer),
    );
  });
}

function* batches(files: InputFile[]): Generator<InputFile[]> {
  let batch: InputFile[] = [];
  let bytes = 0;
  for (const file of files) {
    batch.push(file);
    bytes += file.size;
    if (bytes >= BATCH_BYTES || batch.length === 256) {
      yield batch;
      batch = [];
      bytes = 0;
    }
  }
  if (batch.length > 0) yield batch;
}
