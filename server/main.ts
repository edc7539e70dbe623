import { createRequire } from 'node:module';
import type * as Thread from './draw/thread.ts';
import type * as Serve from './serve.ts';

// Through `require`, which costs half of what modules do, since those are read by yet another thread.
const require = createRequire(import.meta.url);

// The thread that draws gets ready while this one loads everything else.
(require('./draw/thread.ts') as typeof Thread).startDrawing();
const { serve } = require('./serve.ts') as typeof Serve;

serve(process.env).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
