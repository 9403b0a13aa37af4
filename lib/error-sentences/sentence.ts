import type { Declared } from "../refusals/declare";

/**
 * A sentence, or one made from the refusal's details. Any figure may be missing: one result of many says its reason
 * only, and a server of another version may send other details.
 */
export type Sentence<Details> = string | ((details: Partial<NonNullable<Details>>) => string);

/** A sentence for every reason of a table. */
export type SentencesFor<Table> = {
  readonly [Reason in keyof Table]: Sentence<Table[Reason] extends Declared<infer Details> ? Details : never>;
};
