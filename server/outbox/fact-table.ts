import { catalog, type DomainEventType } from "./catalog";
import type { Fact, Reading } from "./sink";

/** What a reader of facts writes for a fact that it does nothing with. */
export const NOTHING = "nothing";
export type Nothing = typeof NOTHING;

/**
 * What a reader does with each fact. A table names every fact of the catalog, if only with `NOTHING`, so a reader that
 * forgets one does not compile.
 */
export type FactTable<Entry> = Readonly<Record<DomainEventType, Entry>>;

/** A table of functions, each of which gets a fact of its own type. */
export type Handlers<More extends unknown[], Result> = {
  readonly [Type in DomainEventType]: ((fact: Fact<Type>, ...more: More) => Result) | Nothing;
};

/** What a table does with this fact; null where it does nothing. */
export function handlerOf<More extends unknown[], Result>(
  table: Handlers<More, Result>,
  fact: Fact,
): ((...more: More) => Result) | null {
  const handler = table[fact.type];
  if (handler === NOTHING) return null;
  // The key is the type of this fact, so the function takes it; TypeScript does not follow that through a union.
  const handle = handler as (fact: Fact, ...more: More) => Result;
  return (...more) => handle(fact, ...more);
}

/** What a sink reads: each fact whose entry is wanted, which is every one but `NOTHING` unless `isWanted` says otherwise. */
export function readsOf(
  table: FactTable<unknown>,
  {
    reading = "each",
    isWanted = (entry) => entry !== NOTHING,
  }: { reading?: Reading; isWanted?: (entry: unknown) => boolean } = {},
): FactTable<Reading> {
  const types = Object.keys(catalog) as DomainEventType[];
  const rows = types.map((type) => [type, isWanted(table[type]) ? reading : NOTHING]);
  return Object.fromEntries(rows) as FactTable<Reading>;
}
