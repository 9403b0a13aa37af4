import { DomainError } from "../errors";
import type { RestRoute } from "./routes";

export const KEY_HEADER = "idempotency-key";
export const KEY_CHARACTERS_MAX = 255;

/** Whether a route accepts an Idempotency-Key. Signing up does not: there is no user yet who could own the key. */
export function takesKey({ method, access }: Pick<RestRoute, "method" | "access">): boolean {
  return method !== "GET" && access !== "anyone";
}

/**
 * The Idempotency-Key of a request, or undefined if it has none.
 * @throws DomainError invalid: not 1 to 255 printable ASCII characters
 */
export function keyIn(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (header.length > KEY_CHARACTERS_MAX || !/^[\x20-\x7e]+$/.test(header)) {
    throw new DomainError("idempotency.key-invalid", { charactersMax: KEY_CHARACTERS_MAX });
  }
  return header;
}
