import type { OpenAPIObject } from "trpc-to-openapi";
import { TRANSPORT } from "../trpc/errors";
import { KEY_CHARACTERS_MAX } from "./idempotency-key";
import { refusalsOf } from "./openapi-responses";

type Schema = Exclude<
  NonNullable<NonNullable<OpenAPIObject["components"]>["schemas"]>[string],
  { $ref: string }
>;

/** The proof of work that a refusal can ask for. */
const CHALLENGE: Schema = {
  type: "object",
  description:
    "With `sign-up.work-needed`: find a decimal number with which the SHA-256 of `text`, a dot and the number begins " +
    "with `bits` zero bits, and send all three as `work` with the same request. Or come back after `Retry-After`.",
  required: ["algorithm", "text", "bits", "expiresInSeconds"],
  properties: {
    algorithm: { type: "string", enum: ["SHA-256"] },
    text: { type: "string" },
    bits: { type: "integer" },
    expiresInSeconds: { type: "integer" },
  },
};

/** The one shape of every error. */
export const ERROR_SCHEMA: Schema = {
  type: "object",
  required: ["error"],
  properties: {
    error: {
      type: "object",
      required: ["code", "reason", "message"],
      properties: {
        code: { type: "string", enum: [...Object.keys(TRANSPORT), "internal"] },
        reason: { type: "string", description: "A stable identifier, such as `rsvp.closed`." },
        message: { type: "string", description: "A sentence for people." },
        details: {
          type: "object",
          description: "Details of this refusal, such as `seatsLeft`.",
          properties: { challenge: CHALLENGE },
        },
      },
    },
  },
  example: {
    error: {
      code: "conflict",
      reason: "seats.not-enough",
      message: "Only 1 more seat is free. Nothing was changed.",
      details: { seatsLeft: 1 },
    },
  },
};

/** For every write. The docs page explains it once instead. */
export const IDEMPOTENCY_KEY: Exclude<
  NonNullable<NonNullable<OpenAPIObject["components"]>["parameters"]>[string],
  { $ref: string }
> = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "Makes it safe to send this request again: within 24 hours the same request with the same key gets the " +
    "stored answer, with `Idempotency-Replayed: true`. Another request with this key, or the same while the first " +
    "is in progress, is a 409. Answers of 429 and 5xx are not stored.",
  schema: { type: "string", minLength: 1, maxLength: KEY_CHARACTERS_MAX },
  example: "2b9d4f7a-checkout-17",
};

const LIVE_SCHEMA: Schema = {
  type: "object",
  required: ["key", "options"],
  properties: {
    key: { type: "string", description: "The public key of the app." },
    options: {
      type: "object",
      description: "The options of a `pusher-js` client, ready to use.",
      required: ["cluster", "forceTLS", "enabledTransports"],
      properties: {
        cluster: { type: "string" },
        wsHost: { type: "string" },
        wsPort: { type: "integer" },
        wssPort: { type: "integer" },
        forceTLS: { type: "boolean" },
        enabledTransports: { type: "array", items: { type: "string" } },
        channelAuthorization: {
          type: "object",
          description: 'For private channels. Programs add `headers: { authorization: "Bearer tt_…" }`.',
          properties: { endpoint: { type: "string" }, transport: { type: "string" } },
        },
      },
    },
  },
};

/** `/live` is no procedure: it describes the API itself. */
export const LIVE_PATH: NonNullable<OpenAPIObject["paths"]>[string] = {
  get: {
    operationId: "live-connection",
    summary: "How to connect to the live channels",
    description: "For anyone.",
    tags: ["Live"],
    security: [],
    responses: {
      200: {
        description: "Done.",
        content: {
          "application/json": {
            schema: LIVE_SCHEMA,
            example: {
              key: "4f1f6a0f7c2a9d3b8e55",
              options: {
                cluster: "",
                wsHost: "turnout.example",
                wsPort: 443,
                wssPort: 443,
                forceTLS: true,
                enabledTransports: ["ws", "wss"],
                channelAuthorization: {
                  endpoint: "https://turnout.example/api/pusher/auth",
                  transport: "ajax",
                },
              },
            },
          },
        },
      },
      ...refusalsOf({ method: "GET", path: "/live" }),
      503: {
        description: "Live updates are off on this site.",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
      },
    },
  },
};
