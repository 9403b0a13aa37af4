import type { Db } from "../db/client";
import type { Viewer } from "../domains/accounts/schema";
import { DomainError, isDomainError } from "../errors";
import { log } from "../log";
import { PAGE_VIEWER_HEADER, refuseOtherViewer } from "../page-viewer";
import { readAtMost } from "../read-body";
import { authenticateConnection, authorizeChannel } from "./authorize";

const BODY_BYTES_MAX = 2_000;

export type AuthRequestOptions = {
  db: Db;
  findViewer: (headers: {
    cookie: string | undefined;
    authorization: string | undefined;
  }) => Promise<{ viewer: Viewer; credential: "cookie" | "token"; holderId: string } | null>;
  /** Our origin as browsers see it. */
  ownOrigin: string;
};

/**
 * Answers what `pusher-js` asks before it listens on a private channel. Whatever is not allowed is a 403, so that
 * no one learns which channels exist; 503 asks the client to try again.
 */
export async function answerAuthRequest(request: Request, options: AuthRequestOptions): Promise<Response> {
  try {
    refuseOtherSites(request, options.ownOrigin);
    const asked = await readForm(request);
    const found = await options.findViewer({
      cookie: request.headers.get("cookie") ?? undefined,
      authorization: request.headers.get("authorization") ?? undefined,
    });
    refuseOtherViewer(request.headers.get(PAGE_VIEWER_HEADER) ?? undefined, found);
    const { channel, ...by } = asked;
    const holderId = found?.holderId;
    if (channel !== null) {
      return answer(
        200,
        await authorizeChannel(options.db, { viewer: found?.viewer ?? null, holderId, channel, ...by }),
      );
    }
    if (holderId === undefined) throw new DomainError("sign-in.missing");
    return answer(200, authenticateConnection({ holderId, socketId: by.socketId }));
  } catch (error) {
    if (!isDomainError(error)) log().error({ err: error }, "channel authorization failed");
    const { code, reason } = isDomainError(error) ? error : new DomainError("live.unavailable");
    const message =
      reason === "live.unavailable" ? "Please try again." : "You cannot listen to this channel.";
    return answer(code === "unavailable" ? 503 : 403, { error: { code, reason, message } });
  }
}

/** A page of another site has no business here. Programs send neither header and bring a token of their own. */
function refuseOtherSites({ headers }: Request, ownOrigin: string): void {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin")?.toLowerCase();
  const isOurs = origin === undefined || origin === ownOrigin;
  if (!isOurs || (site !== null && site !== "same-origin")) throw new DomainError("request.forged");
}

async function readForm(request: Request) {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  const body = await readAtMost(request, BODY_BYTES_MAX);
  if (type !== "application/x-www-form-urlencoded" || !body?.byteLength) {
    throw new DomainError("request.malformed");
  }
  const form = new URLSearchParams(new TextDecoder().decode(body));
  return {
    socketId: form.get("socket_id") ?? "",
    /** Null where the connection is to be signed in, not to listen. */
    channel: form.get("channel_name"),
    invite: form.get("invite") ?? undefined,
  };
}

function answer(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
