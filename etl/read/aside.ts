import { totalmem } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { startThread } from '../thread.ts';
import type { Content } from './writer.ts';

/** Formats whose small files may unpack to any size, or take their readers for ever. */
export type Packed = 'pdf' | 'docx';

/** What a document may take of the machine, and how often that is looked at. */
export interface Bounds {
  milliseconds: number;
  /** Bytes by which this process may grow. */
  bytes: number;
}

/** Half of what there is, where that is less: a container that takes all it may is killed whole. */
const BOUNDS: Bounds = {
  milliseconds: 60_000,
  bytes: Math.min(2_000_000_000, totalmem() / 2, (process.constrainedMemory() || Infinity) / 2),
};
/** Megabytes of objects in the thread of a reader. */
const HEAP = 1_500;
const LOOK = 50;

let idle: Worker | undefined;

/**
 * Reads a packed document in a thread of its own, which is ended where the document takes longer or more memory than it
 * may: an issue says so, and the next document gets a new thread.
 */
export async function readAside(
  format: Packed,
  bytes: Uint8Array,
  { milliseconds, bytes: room }: Bounds = BOUNDS,
): Promise<Content> {
  const thread = idle ?? startReader();
  idle = undefined;
  thread.ref();
  const [began, before] = [performance.now(), process.memoryUsage.rss()];
  let watch: NodeJS.Timeout | undefined;
  try {
    const content = await new Promise<Content>((resolve, reject) => {
      watch = setInterval(() => {
        if (performance.now() - began > milliseconds)
          reject(new Error(`more than ${milliseconds / 1_000} seconds`));
        else if (process.memoryUsage.rss() - before > room)
          reject(new Error(`more than ${Math.round(room / 1_000_000)} MB of memory`));
      }, LOOK);
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', () => reject(new Error('the thread that reads it')));
      thread.postMessage({ format, bytes });
    });
    for (const event of ['message', 'error', 'exit']) thread.removeAllListeners(event);
    thread.unref();
    idle = thread;
    return content;
  } catch (cause) {
    thread.removeAllListeners();
    // What comes after the end is of no interest.
    thread.on('error', () => {});
    await thread.terminate();
    const message = `to read it takes ${(cause as Error).message.split('\n')[0]}: it was left unread`;
    return { text: '', marks: [], issues: [{ code: 'unreadable-bomb', message }] };
  } finally {
    clearInterval(watch);
  }
}

function startReader(): Worker {
  const file = new URL('./reader.ts', import.meta.url);
  return startThread(file, { resourceLimits: { maxOldGenerationSizeMb: HEAP } });
}
