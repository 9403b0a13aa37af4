import { DomainError } from "../errors";

/** Bounds of one HTTP request. A batch shares the bounds on calls and cost. */
export const LIMITS = {
  /** Operations in a batch. */
  operations: 20,
  /** Names, numbers, strings and punctuation of one document. */
  tokens: 2000,
  /** Levels of fields. The usual introspection query has 14. */
  depth: 16,
  aliases: 50,
  directives: 50,
  /** Fields that call a procedure, as many as calls in a tRPC batch. */
  calls: 20,
  /** Values that the answer may have at most. */
  cost: 20_000,
} as const;

export type LimitName = keyof typeof LIMITS;

export function tooComplex(limit: LimitName): DomainError {
  return new DomainError("request.too-complex", { limit, max: LIMITS[limit] });
}

/** The items that a list may have when nothing says how many. */
export const LIST_SIZE = 10;
/** The items that a page may have at most, and the size of a page that a variable names. */
export const PAGE_SIZE_MAX = 100;
