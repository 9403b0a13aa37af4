import type { IncomingMessage, ServerResponse } from "node:http";
import type { ChannelsApp } from "./app";
import { asksForCount, describeChannel } from "./channel-info";
import { RestRefusal, type RestRequest, readSignedRequest } from "./rest-auth";
import { type Outcome, triggerBatch, triggerEvent } from "./rest-events";

/** Answers one request below `/apps/`. Never rejects. */
export async function answerRest(
  app: ChannelsApp,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const { body, afterwards } = route(app, await readSignedRequest(app, request));
    // Answered before delivery, so that a publisher does not wait for thousands of sockets.
    respond(response, 200, "application/json", JSON.stringify(body));
    afterwards?.();
  } catch (error) {
    const isRefusal = error instanceof RestRefusal;
    if (!isRefusal) app.log.error({ err: error }, "channels request failed");
    const [status, message] = isRefusal ? [error.status, error.message] : [500, "Internal error"];
    respond(response, status, "text/plain", `${message}\n`);
  }
}

/** Node discards unread parts of a body once the answer has been sent. */
export function respond(response: ServerResponse, status: number, type: string, body: string): void {
  if (response.headersSent) return;
  response.writeHead(status, {
    "content-type": type,
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
  });
  response.end(body);
}

function route(app: ChannelsApp, request: RestRequest): Outcome {
  const [noun, id, verb, ...rest] = request.route;
  const shape = [noun, id === undefined ? null : "*", verb].filter((part) => part != null).join("/");
  if (rest.length > 0) throw new RestRefusal(404, "Unknown path");
  switch (`${request.method} ${shape}`) {
    case "POST events":
      return triggerEvent(app, request.body);
    case "POST batch_events":
      return triggerBatch(app, request.body);
    case "GET channels":
      return { body: listChannels(app, request.query) };
    case "GET channels/*":
      return { body: readChannel(app, id ?? "", request.query) };
    case "GET channels/*/users":
      throw new RestRefusal(400, "Only presence channels have users, and this server has none");
    case "POST users/*/terminate_connections":
      return { body: {}, afterwards: () => app.users.terminate(id ?? "", app.now()) };
    default:
      throw new RestRefusal(404, "Unknown path");
  }
}

function listChannels(app: ChannelsApp, query: ReadonlyMap<string, string>): object {
  const withCount = asksForCount(query.get("info") ?? "");
  const described = app.channels
    .list(query.get("filter_by_prefix") ?? "")
    .map((name) => [name, describeChannel(app.channels, name, withCount)]);
  return { channels: Object.fromEntries(described) };
}

function readChannel(app: ChannelsApp, name: string, query: ReadonlyMap<string, string>): object {
  const withCount = asksForCount(query.get("info") ?? "");
  const occupied = app.channels.subscriberCount(name) > 0;
  return { occupied, ...describeChannel(app.channels, name, withCount) };
}
