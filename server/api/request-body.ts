import { DomainError } from "../errors";
import { BODY_BYTES_MAX } from "../read-body";

/**
 * The fields of a JSON body; none where there is no body.
 * @throws DomainError invalid: not JSON by its type or in fact, or not an object
 */
export function fieldsIn(body: Uint8Array, contentType: string | undefined): Record<string, unknown> {
  if (body.byteLength === 0) return {};
  if (contentType?.split(";")[0]?.trim().toLowerCase() !== "application/json") {
    throw new DomainError("invalid", "request.unsupported-media-type");
  }
  const value = parse(body);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new DomainError("invalid", "request.body-not-object");
  }
  return value as Record<string, unknown>;
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new DomainError("invalid", "request.body-not-json");
  }
}

/** @throws DomainError once `bytes` are more than a body may have */
export function refuseTooLarge(bytes: number): void {
  if (bytes > BODY_BYTES_MAX) throw tooLarge();
}

export function tooLarge(): DomainError {
  return new DomainError("invalid", "request.payload-too-large", { bytesMax: BODY_BYTES_MAX });
}
