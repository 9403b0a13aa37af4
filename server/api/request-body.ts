import { DomainError } from "../errors";
import { jsonIn, refuseTooDeep } from "../json-body";

/**
 * The fields of a JSON body; empty if there is no body.
 * @throws DomainError invalid: the media type or the text is not JSON, it is not an object, or it is nested too
 * deeply
 */
export function fieldsIn(body: Uint8Array, contentType: string | undefined): Record<string, unknown> {
  if (body.byteLength === 0) return {};
  const value = jsonIn(body, contentType);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new DomainError("request.body-not-object");
  }
  refuseTooDeep(value);
  return value as Record<string, unknown>;
}
