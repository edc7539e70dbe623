import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import express from 'express';
import type { Assets } from './context.ts';

/** Vite's manifest: https://vite.dev/guide/backend-integration */
type Manifest = Record<string, { file: string; css?: string[] } | undefined>;

const main = 'main.ts';

/** Reads what the client build wrote; gives assets without any address where it was not built. */
export async function readAssets(folder: string): Promise<Assets> {
  const text = await readFile(join(folder, '.vite/manifest.json'), 'utf8').catch(() => '{}');
  const manifest = JSON.parse(text) as Manifest;
  const styles = await Promise.all(
    (manifest[main]?.css ?? []).map(file => readFile(join(folder, file), 'utf8')),
  );
  const rules = await readFile(join(folder, '.vite/rules.json'), 'utf8').catch(() => '[]');
  return {
    folder,
    address: entry => (manifest[entry] ? `/assets/${manifest[entry].file}` : null),
    style: styles.join('').replaceAll('</', '<\\/'),
    rules: JSON.parse(rules) as Assets['rules'],
  };
}

/** Serves the built files; a name that carries its hash may be kept for a year. */
export function serveAssets(assets: Assets): RequestHandler {
  return express.static(assets.folder, {
    index: false,
    redirect: false,
    setHeaders: (response, path) => {
      const isHashed = /-[\w-]{8}\.\w{1,6}$/.test(path);
      response.setHeader(
        'cache-control',
        isHashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      );
    },
  });
}
