import { DomainError } from "./errors";

/** The maximum nesting of lists and objects; the deepest input of a procedure has four levels. */
const DEPTH_MAX = 16;

/**
 * The value of a JSON body, whose length was bounded before.
 * @throws DomainError invalid: the media type or the text is not JSON
 */
export function jsonIn(body: Uint8Array, contentType: string | undefined): unknown {
  if (contentType?.split(";")[0]?.trim().toLowerCase() !== "application/json") {
    throw new DomainError("request.unsupported-media-type");
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new DomainError("request.body-not-json");
  }
}

/** @throws DomainError invalid: lists and objects nest deeper than any input of a procedure */
export function refuseTooDeep(value: object): void {
  if (isDeeperThan(DEPTH_MAX, value)) throw new DomainError("request.body-too-deep");
}

/** Level by level, because a recursive function could run out of stack. */
function isDeeperThan(levelsMax: number, value: object): boolean {
  let level: object[] = [value];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > levelsMax) return true;
    level = level.flatMap((holder) => Object.values(holder).filter(isHolder));
  }
  return false;
}

function isHolder(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
