import type { REQUEST_REFUSALS } from "../refusals/requests";
import type { SentencesFor } from "./sentence";

export const REQUEST_SENTENCES: SentencesFor<typeof REQUEST_REFUSALS> = {
  "channel.forbidden": "You don't have access to these live updates.",
  "database.busy": "We're very busy at the moment. Nothing was changed; try again.",
  "database.faulty":
    "This site can't save or find its data at the moment. Nothing was changed; try again later.",
  "database.full":
    "This site has no space left to save anything at the moment. Nothing was changed; try again later.",
  "database.read-only": "This site can only be read at the moment. Nothing was changed; try again later.",
  "database.unreachable":
    "We can't reach our data at the moment. Check whether your change arrived, then try again.",
  "idempotency.in-progress":
    "A request with this Idempotency-Key is still in progress. Try again in a second.",
  "idempotency.key-invalid": ({ charactersMax = 0 }) =>
    `An Idempotency-Key has 1 to ${charactersMax} printable ASCII characters.`,
  "idempotency.key-reused":
    "This Idempotency-Key was used for a different request. Use a new key for a new request.",
  "idempotency.no-user": "An Idempotency-Key is kept for a signed-in user. Sign in first, or leave it out.",
  "idempotency.outcome-unknown":
    "We were cut off while doing this before. Check whether it arrived; if it did not, send it with a new Idempotency-Key.",
  "input.invalid": "Something in what was sent can't be used. Check the marked fields.",
  "live.off": "This site has no live updates. Poll instead.",
  "live.unavailable": "Live updates can't be reached at the moment. Try again.",
  "path.not-found": "There is nothing at this address.",
  "request.aborted": "The connection was lost before the request had arrived completely.",
  "request.body-not-json": "The body is not valid JSON.",
  "request.body-not-object": "The body has to be a JSON object.",
  "request.body-too-deep": "The body nests too deep.",
  "request.forged": "This request did not come from our own pages, so nothing was changed.",
  "request.host-invalid": "This request does not say which site it is meant for.",
  "request.invalid": "This request is not valid.",
  "request.malformed": "This request can't be read.",
  "request.method-not-supported": "This path does not support that method.",
  "request.parse-error": "The body is not valid JSON.",
  "request.payload-too-large": "This request is too large. Send less.",
  "request.too-complex": ({ limit = "size", max = 0 }) =>
    `This request asks for too much at a time (${limit}: at most ${max}). Ask for less, or in several requests.`,
  "request.unsupported-media-type": "Send JSON, with Content-Type: application/json.",
  "server.busy": "We're very busy at the moment. Nothing was changed; try again in a second.",
  "socket.malformed": "This is not a connection for live updates.",
};
