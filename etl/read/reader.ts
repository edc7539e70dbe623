import { parentPort } from 'node:worker_threads';
import type { Packed } from './aside.ts';
import type { Content } from './writer.ts';

/** Reads documents one after another for the thread that started this one. */
parentPort?.on('message', ({ format, bytes }: { format: Packed; bytes: Uint8Array }) => {
  readPacked(format, bytes).then(content => parentPort?.postMessage(content));
});

async function readPacked(format: Packed, bytes: Uint8Array): Promise<Content> {
  // Each reader is loaded with the first document of its format, as their parsers are large.
  if (format === 'pdf') return (await import('./pdf.ts')).readPdf(bytes);
  return (await import('./docx.ts')).readDocx(bytes);
}
