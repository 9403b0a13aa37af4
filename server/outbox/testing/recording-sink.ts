import { randomUUID } from "node:crypto";
import type { Db } from "../../db/client";
import { catalog, type DomainEventType } from "../catalog";
import { type FactTable, NOTHING } from "../fact-table";
import { DONE, type Fact, type Outcome, type Reading, type Sink, type SinkName } from "../sink";

export type RecordingSink = Sink & { received: Fact[]; ids: () => string[] };

type SinkOptions = Partial<Sink> & {
  answer?: (fact: Fact) => Outcome;
  /** Awaited before each batch. */
  before?: () => Promise<void>;
};

/** A sink reads the facts for which `wanted` is true, and no others. */
export function readsWhere(
  wanted: (type: DomainEventType) => boolean,
  reading: Reading = "each",
): FactTable<Reading> {
  const types = Object.keys(catalog) as DomainEventType[];
  return Object.fromEntries(
    types.map((type) => [type, wanted(type) ? reading : NOTHING]),
  ) as FactTable<Reading>;
}

/** A sink that records the facts that it was handed, and answers as the test wants. */
export function recordingSink(
  name: SinkName,
  { answer = () => DONE, before, ...options }: SinkOptions = {},
): RecordingSink {
  const received: Fact[] = [];
  return {
    name,
    isOn: () => true,
    reads: readsWhere(() => true),
    batchMax: 100,
    gatherMs: 1,
    async deliver(_db, batch) {
      await before?.();
      const outcomes = batch.map(answer);
      received.push(...batch.filter((_, index) => outcomes[index]?.is === "done"));
      return outcomes;
    },
    ...options,
    received,
    ids: () => received.map((fact) => fact.id),
  };
}

/** Facts as a command would have committed them. @returns their ids */
export async function appendRaw(
  db: Db,
  aggregateId: string,
  count: number,
  { type = "seats.changed", payload }: { type?: string; payload?: object } = {},
): Promise<string[]> {
  const rows = Array.from({ length: count }, () => ({
    id: randomUUID(),
    type,
    aggregateId,
    payload: payload ?? { poolId: aggregateId },
  }));
  for (const data of rows) await db.outboxEvent.create({ data });
  return rows.map((row) => row.id);
}
