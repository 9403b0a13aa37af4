import { findViewer } from "@/server/auth";
import { database } from "@/server/db/client";
import { env } from "@/server/env";
import { answerAuthRequest } from "@/server/realtime/auth-request";

export const dynamic = "force-dynamic";

export function POST(request: Request): Promise<Response> {
  const db = database();
  return answerAuthRequest(request, {
    db,
    findViewer: (headers) => findViewer(db, headers),
    publicUrl: env().NEXTAUTH_URL,
  });
}
