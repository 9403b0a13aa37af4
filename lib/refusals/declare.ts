/** The closed set of ways in which a request can fail; server/trpc/errors.ts maps each to tRPC and HTTP. */
export type ErrorCode =
  | "unauthenticated"
  | "forbidden"
  | "not-found"
  | "invalid"
  | "conflict"
  | "expired"
  | "rate-limited"
  | "unavailable";

/** A reason's code and the shape of what travels with it. `details` is a type only: no value is ever kept there. */
export type Declared<Details> = { readonly code: ErrorCode; readonly details?: Details };

/** What comes with every refusal that names fields of the input. */
export type AtField<Field extends string> = { field: Field };

/** Faults of single fields, each with a sentence. */
export type AtFields = { fields: { field: string; message: string }[] };

/** How long to wait; sent as the Retry-After header too. */
export type Wait = { retryAfterSeconds: number };

/** `undefined` means a refusal without details. */
export const unauthenticated = <Details = undefined>(): Declared<Details> => ({ code: "unauthenticated" });
export const forbidden = <Details = undefined>(): Declared<Details> => ({ code: "forbidden" });
export const notFound = (): Declared<undefined> => ({ code: "not-found" });
export const invalid = <Details = undefined>(): Declared<Details> => ({ code: "invalid" });
export const conflict = <Details = undefined>(): Declared<Details> => ({ code: "conflict" });
export const expired = <Details = undefined>(): Declared<Details> => ({ code: "expired" });
export const rateLimited = <Details = undefined>(): Declared<Details> => ({ code: "rate-limited" });
export const unavailable = <Details = undefined>(): Declared<Details> => ({ code: "unavailable" });
