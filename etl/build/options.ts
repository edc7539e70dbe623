export interface BuildOptions {
  /** Folders to read; null for the default, or for the earlier build's own when `keepInputs` is set. */
  input: string[] | null;
  official: string[] | null;
  db: string;
  /** Rebuild only if something changed, from what the existing database was made from. */
  keepInputs: boolean;
  /** Read every document again, changed or not. */
  full: boolean;
  workers: number | null;
  showProgress: boolean;
}

/** Folders of documents and official files that go into a build. */
export interface Inputs {
  input: string[];
  official: string[];
}

/** Gives what a build is to be made from: what is asked for, else what the earlier one was made from where that is kept, else the seeds. */
export function chooseInputs(options: BuildOptions, earlier: Inputs | undefined): Inputs {
  const before = options.keepInputs ? earlier : undefined;
  return {
    input: options.input ?? before?.input ?? [new URL('../../seeds/minutes', import.meta.url).pathname],
    official: options.official ?? before?.official ?? [],
  };
}
