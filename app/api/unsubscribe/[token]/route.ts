import { answerOneClick, redirectToPage } from "@/app/api/one-click";
import { serverCaller } from "@/server/trpc/caller";

export const dynamic = "force-dynamic";

type Params = { params: Promise<{ token: string }> };

/**
 * Ends the emails at a click in an email app (RFC 8058), which sends a form and no cookie. The token alone says
 * whose emails and which; it counts however often it is sent.
 */
export async function POST(_request: Request, { params }: Params): Promise<Response> {
  const { token } = await params;
  return answerOneClick("You won't get these emails anymore.", async () =>
    (await serverCaller()).unsubscribe.choose({ token, enabled: false }),
  );
}

/** Opened as a page by a program that knows no better: asks first, because others open every link in an email. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  return redirectToPage("unsubscribe", (await params).token);
}
