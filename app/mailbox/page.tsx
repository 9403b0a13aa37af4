import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Container } from "@/components/layout/container";
import { MailList } from "@/components/mailbox/mail-list";
import { MailView } from "@/components/mailbox/mail-view";
import { RecipientFilter } from "@/components/mailbox/recipient-filter";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { looseLine } from "@/lib/text-schema";
import { serverCaller } from "@/server/trpc/caller";
import { refusalIn } from "@/server/trpc/errors";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Mailbox", robots: { index: false } };

const one = looseLine(320).optional().catch(undefined);
const placeIn = z.object({ to: one, mail: z.uuid().optional().catch(undefined), view: one });

type Params = { searchParams: Promise<Record<string, string | string[] | undefined>> };

async function load({ to, mail }: z.infer<typeof placeIn>) {
  const { mailbox } = await serverCaller();
  try {
    return await Promise.all([mailbox.list({ to }), mail ? mailbox.get({ mailId: mail }) : null]);
  } catch (error) {
    if (refusalIn(error)?.code === "not-found") notFound();
    throw error;
  }
}

export default async function MailboxPage({ searchParams }: Params) {
  const place = placeIn.parse(await searchParams);
  const [{ mails, recipients }, opened] = await load(place);
  const { to, mail, view } = place;
  return (
    <Container className="space-y-6">
      <PageHeader
        title="Mailbox"
        description="Emails and phone messages that would have been sent, newest first."
      />
      <Callout tone="warning" title="This is a demo">
        No email server is set, so messages stay here, and anyone who can open this site can read them.
      </Callout>
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <div className={opened ? "space-y-4 max-lg:order-last" : "space-y-4"}>
          <RecipientFilter recipients={recipients} to={to} />
          <MailList mails={mails} selectedId={mail} to={to} now={new Date()} />
        </div>
        {opened && <MailView mail={opened} to={to} asHtml={view === "html"} />}
      </div>
    </Container>
  );
}
