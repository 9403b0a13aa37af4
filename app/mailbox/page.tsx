import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { AppShell } from "@/components/layout/app-shell";
import { Container } from "@/components/layout/container";
import { MailList } from "@/components/mailbox/mail-list";
import { MailView } from "@/components/mailbox/mail-view";
import { RecipientFilter } from "@/components/mailbox/recipient-filter";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { database } from "@/server/db/client";
import {
  findMailboxMail,
  isMailboxOpen,
  listMailbox,
  listMailboxRecipients,
} from "@/server/notifications/mailbox";
import { getViewer } from "@/server/trpc/caller";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Mailbox", robots: { index: false } };

const one = z.string().max(320).optional().catch(undefined);
const placeIn = z.object({ to: one, mail: z.uuid().optional().catch(undefined), view: one });

type Params = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MailboxPage({ searchParams }: Params) {
  if (!isMailboxOpen()) notFound();
  const { to, mail, view } = placeIn.parse(await searchParams);
  const db = database();
  const [viewer, mails, recipients, opened] = await Promise.all([
    getViewer(),
    listMailbox(db, { to: to || undefined }),
    listMailboxRecipients(db),
    mail ? findMailboxMail(db, mail) : null,
  ]);
  return (
    <AppShell viewer={viewer}>
      <Container className="space-y-6">
        <PageHeader title="Mailbox" description="What would have been mailed, newest first." />
        <Callout tone="warning" title="This is a demo">
          No mail server is set, so mail stays here, and whoever can open this site can read all of it.
        </Callout>
        <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[22rem_minmax(0,1fr)]">
          <div className={opened ? "space-y-4 max-lg:order-last" : "space-y-4"}>
            <RecipientFilter recipients={recipients} to={to} />
            <MailList mails={mails} selectedId={mail} to={to} now={new Date()} />
          </div>
          {opened && <MailView mail={opened} to={to} asHtml={view === "html"} />}
        </div>
      </Container>
    </AppShell>
  );
}
