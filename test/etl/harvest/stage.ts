import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseOptions } from '../../../etl/harvest/options.ts';
import type { Report } from '../../../etl/harvest/report.ts';
import { harvest } from '../../../etl/harvest/run.ts';
import { findSite } from '../../../etl/harvest/sites.ts';
import type { World } from '../../../etl/harvest/world.ts';
import { connect } from '../../../etl/harvest.ts';
import { readVocabulary } from '../../../etl/inputs.ts';
import { type Replica, startReplica } from '../../replica/server.ts';
import { smallTown, type Town } from '../../replica/town.ts';

const vocabulary = readVocabulary();

/** A replica, a folder and a clock that runs only while somebody sleeps. */
export interface Stage {
  replica: Replica;
  out: string;
  clock: { now: number; slept: number[] };
  said: string[];
  run(...args: string[]): Promise<Report>;
  /** Paths below the folder, without the state files, in order. */
  files(): Promise<string[]>;
  text(path: string): Promise<string>;
  close(): Promise<void>;
}

/** Sets the stage: what happens takes place on 1 June 2026. */
export async function setStage(town: Town = smallTown()): Promise<Stage> {
  const replica = await startReplica(town);
  const out = await mkdtemp(join(tmpdir(), 'harvest-'));
  const clock = { now: Date.parse('2026-06-01T09:00:00Z'), slept: [] as number[] };
  const said: string[] = [];
  return {
    replica,
    out,
    clock,
    said,
    async run(...args) {
      clock.now += 1000;
      const today = new Date(clock.now).toISOString().slice(0, 10);
      const base = ['--council', 'leicestershire', '--site', replica.site, '--out', out];
      const options = parseOptions([...base, ...args], today)!;
      const site = findSite(options, await vocabulary);
      const world: World = {
        ...connect(options.out, site.url, line => said.push(line)),
        now: () => clock.now,
        random: () => 0.5,
        async sleep(milliseconds) {
          clock.now += milliseconds;
          clock.slept.push(milliseconds);
        },
      };
      return harvest(options, site, world);
    },
    async files() {
      const all = await readdir(out, { recursive: true, withFileTypes: true });
      const paths = all.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
      return paths
        .map(path => path.slice(out.length + 1))
        .filter(path => !/\/(?:harvest\.(?:json|csv)|reports\.csv)$/.test(path))
        .sort();
    },
    text: path => readFile(join(out, path), 'utf8'),
    async close() {
      await replica.close();
      await rm(out, { recursive: true, force: true });
    },
  };
}

/** Gives `meeting: outcome (source)` for each meeting of a report, in the order of their numbers. */
export function outcomes(report: Report): string[] {
  const lines = report.meetings.map(line => `${line.number}: ${line.outcome} (${line.source ?? 'none'})`);
  return lines.sort();
}
