import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const manifest = `${root}dist/.vite/manifest.json`;

/** Gives the time of the newest file under a folder, the built one left out, in milliseconds. */
export function newestChange(folder: string): number {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'dist') continue;
    const path = `${folder}/${entry.name}`;
    newest = Math.max(newest, entry.isDirectory() ? newestChange(path) : statSync(path).mtimeMs);
  }
  return newest;
}

function isFresh(): boolean {
  if (!existsSync(manifest)) return false;
  const lock = statSync(`${root}../package-lock.json`).mtimeMs;
  const changes = ['client', 'server/views', 'server/pages'].map(folder =>
    newestChange(`${root}../${folder}`),
  );
  return statSync(manifest).mtimeMs >= Math.max(...changes, lock);
}

async function main(): Promise<void> {
  if (isFresh()) {
    console.log('client: up to date');
    return;
  }
  const start = performance.now();
  const { build } = await import('vite');
  await build({ configFile: `${root}vite.config.ts` });
  console.log(`client: built in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

await main();
