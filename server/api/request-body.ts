import { DomainError } from "../errors";
import { BODY_BYTES_MAX } from "../read-body";

/** The maximum nesting of lists and objects; the deepest input of a procedure has four levels. */
const DEPTH_MAX = 16;

/**
 * The fields of a JSON body; empty if there is no body.
 * @throws DomainError invalid: the media type or the text is not JSON, it is not an object, or it is nested too
 * deeply
 */
export function fieldsIn(body: Uint8Array, contentType: string | undefined): Record<string, unknown> {
  if (body.byteLength === 0) return {};
  if (contentType?.split(";")[0]?.trim().toLowerCase() !== "application/json") {
    throw new DomainError("request.unsupported-media-type");
  }
  const value = parse(body);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new DomainError("request.body-not-object");
  }
  if (isDeeperThan(DEPTH_MAX, value)) throw new DomainError("request.body-too-deep");
  return value as Record<string, unknown>;
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

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new DomainError("request.body-not-json");
  }
}

/** @throws DomainError once `bytes` exceed the maximum of a body */
export function refuseTooLarge(bytes: number): void {
  if (bytes > BODY_BYTES_MAX) throw tooLarge();
}

export function tooLarge(): DomainError {
  return new DomainError("request.payload-too-large", { bytesMax: BODY_BYTES_MAX });
}
