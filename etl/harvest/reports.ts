import { createHash } from 'node:crypto';
import { resolveLink, toLine } from './address.ts';
import { isRefusal } from './client.ts';
import { toCell } from './coverage.ts';
import { type Entry, type Ledger, writeLedger } from './ledger.ts';
import { isPdf } from './meeting-page.ts';
import type { Run } from './run.ts';
import type { World } from './world.ts';

const COLUMNS = ['committee_id', 'meeting_date', 'meeting_number', 'item_number', 'title', 'url', 'file'];

/** Fetches a meeting's attached reports that are not there yet, if they were asked for; into a folder that the ETL does not read. */
export async function fetchReports(run: Run, entry: Entry): Promise<void> {
  if (!run.options.withReports || run.options.isDryRun) return;
  for (const report of entry.reports) {
    const url = report.path === null ? resolveLink(report.url, run.site.url.href) : null;
    if (!url) continue;
    const got = await run.client.read(url, 'file', 'a PDF or an Office document', ({ body }) => {
      const extension = extensionOf(body, url);
      return extension === null ? null : { body, extension };
    });
    if (isRefusal(got)) {
      run.world.say(`report not fetched: ${toLine(report.title)}: ${got.reason}`);
      continue;
    }
    const { body, extension } = got.value;
    const key = createHash('sha256').update(report.url).digest('hex').slice(0, 8);
    const path = `.reports/${entry.date ?? 'undated'}-${entry.committee_id}-m${entry.number}-${key}.${extension}`;
    await run.world.disk.write(`${run.ledger.council_id}/${path}`, body);
    report.path = path;
    await writeLedger(run.world, run.ledger);
  }
}

/** Writes `reports.csv`: every attached report that is known, with its address, and where it was put if fetched. */
export async function writeReports(world: World, ledger: Ledger): Promise<void> {
  const lines = Object.values(ledger.entries).flatMap(entry =>
    entry.reports.map(report => {
      const { committee_id, date, number } = entry;
      const cells = [
        committee_id,
        date,
        number,
        report.item_number,
        toLine(report.title),
        toLine(report.url),
        report.path,
      ];
      return cells.map(toCell).join(',');
    }),
  );
  await world.disk.write(
    `${ledger.council_id}/reports.csv`,
    `${[COLUMNS.join(','), ...lines.sort()].join('\r\n')}\r\n`,
  );
}

function extensionOf(body: Uint8Array, url: URL): string | null {
  if (isPdf(body)) return 'pdf';
  const isZip = body[0] === 0x50 && body[1] === 0x4b;
  const named = /\.(docx|xlsx|pptx)$/i.exec(url.pathname)?.[1]?.toLowerCase();
  return isZip ? (named ?? 'zip') : null;
}
