import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { build } from '../etl/build.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of a database built from `seeds/` alone, for every test that reads one. */
    seedsDatabase: string;
  }
}

/** Builds one database from the seeds for all tests, and removes it at the end. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'minutewise-'));
  const db = join(folder, 'seeds.duckdb');
  await build({
    input: null,
    official: null,
    db,
    keepInputs: false,
    full: true,
    workers: null,
    showProgress: false,
  });
  project.provide('seedsDatabase', db);
  return () => rm(folder, { recursive: true, force: true });
}
