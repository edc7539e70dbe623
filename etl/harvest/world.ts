/** What a server said: the status, the headers in lower case, and the whole body, already decompressed. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/** Why there is no answer. */
export interface Trouble {
  trouble: 'time-out' | 'too-large' | 'private-address' | 'network';
  message: string;
}

/** Bounds of one request. */
export interface Limits {
  bytes: number;
  milliseconds: number;
}

/** Files below the output folder; every path is relative to it and uses `/`. Writing replaces a file whole or not at all. */
export interface Disk {
  read(path: string): Promise<Uint8Array | null>;
  write(path: string, bytes: Uint8Array | string): Promise<void>;
  move(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  list(folder: string): Promise<string[]>;
  /** Makes this the only run on the folder; throws one line where another is at work. */
  lock(folder: string): Promise<() => Promise<void>>;
}

/** Everything outside: the clock, chance, the network, the disk and the person watching. */
export interface World {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  random(): number;
  request(url: URL, headers: Record<string, string>, limits: Limits): Promise<Answer | Trouble>;
  disk: Disk;
  /** Shows a line as it happens. */
  say(line: string): void;
}
