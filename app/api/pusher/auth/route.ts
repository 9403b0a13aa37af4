import { findViewer } from "@/server/auth";
import { ownOriginFor } from "@/server/csrf";
import { database } from "@/server/db/client";
import { env } from "@/server/env";
import { answerAuthRequest } from "@/server/realtime/auth-request";

export const dynamic = "force-dynamic";

export function POST(request: Request): Promise<Response> {
  const db = database();
  return answerAuthRequest(request, {
    db,
    findViewer: (headers) => findViewer(db, headers),
    ownOrigin: ownOriginFor(env().NEXTAUTH_URL, request.headers.get("host") ?? undefined),
  });
}
