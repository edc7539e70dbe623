import { createRequire } from 'node:module';
import type * as Serve from './serve.ts';

// Through `require`, which costs half of what modules do, since those are read by yet another thread.
const { serve } = createRequire(import.meta.url)('./serve.ts') as typeof Serve;

serve(process.env).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
