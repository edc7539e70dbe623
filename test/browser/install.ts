import { spawnSync } from 'node:child_process';
import { findBrowser } from './browser.ts';

/** Runs a program quietly; gives what it printed when it failed, else null. */
function attempt(program: string, ...words: string[]): string | null {
  const run = spawnSync(program, words, {
    encoding: 'utf8',
    timeout: 600_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (run.status === 0) return null;
  return (
    (run.error?.message ?? run.stderr.trim().split('\n').at(-1)) || `${program} ended with ${run.status}`
  );
}

/** Finds a browser for the tests or installs Debian's; gives its path, throws one line that says what to do. */
function install(): string {
  const found = findBrowser();
  if (found) return found;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const [program = 'apt-get', ...before] = [...asRoot, 'apt-get'];
  attempt(program, ...before, 'update', '-q');
  const fault = attempt(program, ...before, 'install', '-y', '-q', '--no-install-recommends', 'chromium');
  const installed = findBrowser();
  if (installed) return installed;
  throw new Error(
    `no browser for the tests: install Chromium or Chrome, or set CHROMIUM to its path (apt-get: ${fault ?? 'done'})`,
  );
}

try {
  console.log(`browser: ${install()}`);
} catch (fault) {
  console.error((fault as Error).message);
  process.exitCode = 1;
}
