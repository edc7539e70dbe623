import { busy, timedOut } from '../errors.ts';

interface Waiting<T> {
  resolve(member: T): void;
  reject(reason: unknown): void;
  timer: NodeJS.Timeout;
}

/** A fixed number of members lent one at a time, first come first served, with a bounded queue. */
export class Pool<T> {
  readonly #create: () => Promise<T>;
  readonly #size: number;
  readonly #queue: number;
  readonly #idle: T[] = [];
  readonly #waiting: Waiting<T>[] = [];
  #created = 0;

  constructor(create: () => Promise<T>, size: number, queue: number) {
    this.#create = create;
    this.#size = size;
    this.#queue = queue;
  }

  /**
   * Gives a member, of those that are idle one that `suits` if there is one; throws 503 at once when the queue is full, or
   * after `patience` milliseconds in it.
   */
  async acquire(patience: number, suits: (member: T) => boolean = () => false): Promise<T> {
    const [idle] = this.#idle.splice(this.#idle.findLastIndex(suits), 1);
    if (idle !== undefined) return idle;
    if (this.#created < this.#size) return this.#grow();
    if (this.#waiting.length >= this.#queue) throw busy();
    return new Promise((resolve, reject) => {
      const waiting: Waiting<T> = {
        resolve,
        reject,
        timer: setTimeout(() => this.#leave(waiting, patience), patience),
      };
      this.#waiting.push(waiting);
    });
  }

  /** Takes a member back and lends it to whoever waits longest. */
  release(member: T): void {
    const next = this.#waiting.shift();
    if (!next) {
      this.#idle.push(member);
      return;
    }
    clearTimeout(next.timer);
    next.resolve(member);
  }

  /** Gives all members that nobody holds, for closing. */
  drain(): T[] {
    return this.#idle.splice(0);
  }

  async #grow(): Promise<T> {
    this.#created += 1;
    try {
      return await this.#create();
    } catch (error) {
      this.#created -= 1;
      throw error;
    }
  }

  #leave(waiting: Waiting<T>, patience: number): void {
    this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
    waiting.reject(timedOut(patience));
  }
}
