/** A file of an earlier build, as it was last seen: of no document (null) where it could not be opened, of another's ('') where it was its twin. */
export interface FileSeen {
  document_id: string | null;
  path: string;
  size: number;
  modified: number;
  side: string;
}

/** What an earlier build was made from; null where there is none that can be read. */
export interface Earlier {
  build_id: string;
  inputs: { input: string[]; official: string[]; coverage_seen?: string };
  code: string;
  files: FileSeen[];
}
