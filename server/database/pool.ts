import { busy, left, timedOut } from '../errors.ts';

interface Waiting<T> {
  resolve(member: T): void;
  reject(reason: unknown): void;
  timer: NodeJS.Timeout;
  /** Ends what watches over the wait. */
  settle(): void;
}

/** A fixed number of members lent one at a time, first come first served, with a bounded queue. */
export class Pool<T> {
  readonly #create: () => Promise<T>;
  readonly #size: number;
  readonly #queue: number;
  readonly #makeRoom: () => void;
  readonly #idle: T[] = [];
  readonly #waiting: Waiting<T>[] = [];
  #created = 0;
  #watch: NodeJS.Timeout | undefined;

  /** `makeRoom` is called when someone begins to wait, and every second as long as anyone does. */
  constructor(create: () => Promise<T>, size: number, queue: number, makeRoom: () => void = () => {}) {
    this.#create = create;
    this.#size = size;
    this.#queue = queue;
    this.#makeRoom = makeRoom;
  }

  /**
   * Gives a member, of those that are idle one that `suits` if there is one; throws 503 at once when the queue is full, or
   * after `patience` milliseconds in it, and 499 when `leaving` says that who asks no longer waits.
   */
  async acquire(
    patience: number,
    suits: (member: T) => boolean = () => false,
    leaving?: AbortSignal,
  ): Promise<T> {
    if (leaving?.aborted) throw left();
    const [idle] = this.#idle.splice(this.#idle.findLastIndex(suits), 1);
    if (idle !== undefined) return idle;
    if (this.#created < this.#size) return this.#grow();
    if (this.#waiting.length >= this.#queue) throw busy();
    return new Promise((resolve, reject) => {
      const leave = () => this.#leave(waiting, left());
      const waiting: Waiting<T> = {
        resolve,
        reject,
        timer: setTimeout(() => this.#leave(waiting, timedOut(patience)), patience),
        settle: () => {
          clearTimeout(waiting.timer);
          leaving?.removeEventListener('abort', leave);
        },
      };
      leaving?.addEventListener('abort', leave, { once: true });
      this.#waiting.push(waiting);
      this.#watch ??= setInterval(() => this.#look(), 1_000).unref();
      this.#makeRoom();
    });
  }

  /** Takes a member back and lends it to whoever waits longest. */
  release(member: T): void {
    const next = this.#waiting.shift();
    if (!next) {
      this.#idle.push(member);
      return;
    }
    next.settle();
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

  #leave(waiting: Waiting<T>, why: Error): void {
    this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
    waiting.settle();
    waiting.reject(why);
  }

  #look(): void {
    if (this.#waiting.length > 0) {
      this.#makeRoom();
      return;
    }
    clearInterval(this.#watch);
    this.#watch = undefined;
  }
}
