import { answerOneClick, redirectToPage } from "@/app/api/one-click";
import { serverCaller } from "@/server/trpc/caller";

export const dynamic = "force-dynamic";

type Params = { params: Promise<{ token: string }> };

/** Ends a host's invitations at a click in an email app (RFC 8058), which sends a form and no cookie. */
export async function POST(_request: Request, { params }: Params): Promise<Response> {
  const { token } = await params;
  return answerOneClick("This host can't invite you anymore.", async () =>
    (await serverCaller()).invitationRefusals.choose({ token, scope: "host", refused: true }),
  );
}

/** Opened as a page by a program that knows no better: asks first, because others open every link in an email. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  return redirectToPage("no-invitations", (await params).token);
}
