import type { Db } from "../db/client";
import { isOpenToInvite } from "../domains/invitations/policy";
import { mailboxRow } from "../domains/mailbox/commands";
import { errorText } from "../error-text";
import { log } from "../log";
import { DELIVERY_REJECTED } from "./deliveries";
import { type InvitationMailFacts, invitationMail } from "./invitation-mails";
import { type MailMessage, mailsOverSmtp } from "./mail";
import { isRejected, sendOverSmtp } from "./smtp";

/** An invitation that is still to be mailed. */
export type OpenInvitation = InvitationMailFacts & {
  id: string;
  status: "draft" | "published" | "cancelled";
};

/**
 * Of these invitations, those that nobody was mailed yet, by id. Left out are people who have answered meanwhile, and
 * those who may not come here any more.
 */
export async function readOpenInvitations(
  db: Db,
  invitationIds: string[],
): Promise<Map<string, OpenInvitation>> {
  const rows = await db.$queryRaw<Row[]>`
    select i.id, i.email, i.name, h.name as "hostName", e.title, e.slug, e.visibility::text as visibility,
      e."inviteToken", case when e."placeHidden" then null else e.place end as place, e."startsAt", e."endsAt",
      e."timeZone", e.status::text as status
    from "Invitation" i join "Event" e on e.id = i."eventId"
    join "User" h on h.id = e."hostId" and h."bannedAt" is null
    left join "User" u on u.email = i.email
    where i.id = any(${invitationIds}::uuid[]) and i."sentAt" is null and u."bannedAt" is null
      and not exists (select 1 from "Rsvp" r where r."poolId" = e."poolId" and r."userId" = u.id)`;
  return new Map(
    rows.map(({ id, email, name, hostName, status, ...event }) => [
      id,
      { id, email, name, hostName, status, event },
    ]),
  );
}

type Row = Omit<OpenInvitation, "event"> & InvitationMailFacts["event"];

/**
 * Mails one invitation and writes it down with it; may be repeated with the same `occurrence`. In the mailbox a repeat
 * doubles nothing. Over SMTP a crash between the server's answer and our record can, so the message keeps its
 * Message-ID by which receivers drop the second.
 * @throws the transport's error where trying again may help
 */
export async function deliverInvitation(
  db: Db,
  invitation: OpenInvitation,
  { occurrence, now }: { occurrence: string; now: Date },
): Promise<void> {
  if (!isOpenToInvite({ status: invitation.status, endsAt: invitation.event.endsAt }, now)) {
    await close(db, invitation.id, {
      error: "The event was over or cancelled before this could be sent.",
      now,
    });
    return;
  }
  const { hostName: fromName, email: to } = invitation;
  const message = { to, fromName, ...invitationMail(invitation, now) };
  const failure = mailsOverSmtp() ? await failureOf(message, occurrence) : null;
  const isFinal = failure !== null && isRejected(failure);
  const text = failure && `${isFinal ? DELIVERY_REJECTED : ""}${errorText(failure, 500)}`;
  await close(db, invitation.id, { error: text, now, message });
  if (failure && !isFinal) throw failure;
  if (failure) log().warn({ invitation: invitation.id }, "invitation rejected by the mail server");
}

async function failureOf(message: MailMessage, occurrence: string): Promise<Error | null> {
  const headers = { "Message-ID": `<${occurrence}@turnout>`, "Auto-Submitted": "auto-generated" };
  try {
    await sendOverSmtp({ ...message, headers });
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

type Outcome = { error: string | null; now: Date; message?: MailMessage };

/** The record and, where there is no mail server, the mail itself: one statement, so that one implies the other. */
async function close(db: Db, invitationId: string, { error, now, message }: Outcome): Promise<void> {
  const mail = message && error === null && !mailsOverSmtp() ? mailboxRow(message) : null;
  await db.$executeRaw`
    with closed as (
      update "Invitation" set "sentAt" = case when ${error}::text is null then ${now}::timestamptz end,
        "lastError" = ${error}::text
      where id = ${invitationId}::uuid and "sentAt" is null returning id
    )
    insert into "MailboxMessage" (id, "to", subject, text, html)
    select m.id, m."to", m.subject, m.text, m.html
    from closed, jsonb_to_recordset(${JSON.stringify(mail ? [mail] : [])}::jsonb)
      as m (id uuid, "to" text, subject text, text text, html text)`;
}
