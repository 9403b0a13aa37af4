import pg from "pg";
import { observePoolWait, watchPool } from "../metrics";

type Given = (error: Error | undefined, client: pg.PoolClient | undefined, release: () => void) => void;

/** A pool that reports its connections by state and how long callers wait for one. */
export class TimedPool extends pg.Pool {
  readonly #forget = watchPool(this);

  override connect(): Promise<pg.PoolClient>;
  override connect(given: Given): void;
  override connect(given?: Given): Promise<pg.PoolClient> | undefined {
    const askedMs = performance.now();
    const observe = () => observePoolWait((performance.now() - askedMs) / 1000);
    if (!given) return super.connect().finally(observe);
    super.connect((...answer: Parameters<Given>) => {
      observe();
      given(...answer);
    });
    return undefined;
  }

  override end(): Promise<void>;
  override end(ended: () => void): void;
  override end(ended?: () => void): Promise<void> | undefined {
    this.#forget();
    if (!ended) return super.end();
    super.end(ended);
    return undefined;
  }
}
