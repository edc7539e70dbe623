/** A fault of a file that does not stop the build. */
export interface Fault {
  path: string;
  message: string;
}

export interface Summary {
  build_id: string;
  /** Documents listed, of them read in this run, and taken over unchanged. */
  documents: number;
  read: number;
  kept: number;
  counts: Record<string, number>;
  issues: Record<string, number>;
  /** Files that could not be read, or not whole, and why. */
  unread: Fault[];
  /** Files in which there is nothing to read, and why. */
  empty: Fault[];
  text: string;
}

/** Gives the summary of a run that found nothing to do. */
export function upToDate(build_id: string, documents: number, db: string): Summary {
  return {
    build_id,
    documents,
    read: 0,
    kept: documents,
    counts: {},
    issues: {},
    unread: [],
    empty: [],
    text: `${db} is up to date: ${documents} documents, nothing changed`,
  };
}

/** Words what a build did: what went in, what was found, what was at fault. */
export function describe(summary: Omit<Summary, 'text'>, db: string): string {
  const { counts, issues } = summary;
  const lines = [
    `${db}: ${summary.documents} documents (${summary.read} read, ${summary.kept} unchanged), ` +
      ['meetings', 'items', 'figures', 'resolutions', 'caveats']
        .map(name => `${counts[name] ?? 0} ${name}`)
        .join(', '),
  ];
  const codes = Object.entries(issues).map(([code, count]) => `${count} ${code}`);
  if (codes.length > 0) lines.push(`issues: ${codes.join(', ')}`);
  for (const { path, message } of summary.empty) lines.push(plain(`nothing to read in ${path}: ${message}`));
  for (const { path, message } of summary.unread) lines.push(plain(`could not read ${path}: ${message}`));
  return lines.join('\n');
}

/** Names of files may hold line ends and what a terminal obeys. */
function plain(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?');
}
