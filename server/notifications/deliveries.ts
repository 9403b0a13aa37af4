import { randomUUID } from "node:crypto";
import { type Batcher, createBatcher } from "../db/batcher";
import type { Db } from "../db/client";
import { mailboxRow } from "../domains/mailbox/commands";
import { errorText } from "../error-text";
import { log } from "../log";
import { type MailMessage, mailsOverSmtp } from "./mail";
import { isRejected, sendOverSmtp } from "./smtp";

/** Why somebody is told something. Each occasion is told once per channel, ever. */
export type Occasion = {
  userId: string;
  kind: string;
  /** The outbox event, reminder slot or other occurrence that it tells of. */
  occurrence: string;
};

/** How the recorded error of a message begins that no mail server will ever take. */
export const DELIVERY_REJECTED = "rejected: ";

type Opened = { id: string; sentAt: Date | null };
type Result = { id: string; message: MailMessage; error: string | null; now: Date };
type Desk = { opening: Batcher<Occasion, Opened>; closing: Batcher<Result, void> };

const desks = new WeakMap<Db, Desk>();

/**
 * Mails somebody about an occasion unless that was done before; may be repeated.
 * In the mailbox a repeat can double nothing. Over SMTP a crash between the server's answer and our record can, so
 * the message keeps its Message-ID by which receivers drop the second.
 * @throws the transport's error where trying again may help
 */
export async function deliverMail(
  db: Db,
  occasion: Occasion,
  message: MailMessage,
  now: Date,
): Promise<void> {
  const desk = deskOf(db);
  const delivery = await desk.opening.submit("", occasion);
  if (delivery.sentAt) return;
  let failure: unknown;
  if (mailsOverSmtp()) {
    const headers = { "Message-ID": `<${delivery.id}@turnout>`, "Auto-Submitted": "auto-generated" };
    await sendOverSmtp({ ...message, headers: { ...message.headers, ...headers } }).catch(
      (error: unknown) => {
        failure = error;
      },
    );
  }
  const isFinal = isRejected(failure);
  await desk.closing.submit("", { id: delivery.id, message, error: keptError(failure, isFinal), now });
  if (failure === undefined) return;
  if (!isFinal) throw failure;
  log().warn({ delivery: delivery.id, kind: occasion.kind }, "mail rejected by the mail server");
}

function deskOf(db: Db): Desk {
  let desk = desks.get(db);
  if (!desk) {
    const bounds = { batchMax: 200, runningMax: 1, waitingMax: 20_000 };
    desk = {
      opening: createBatcher<Occasion, Opened>({ ...bounds, run: (_, occasions) => open(db, occasions) }),
      closing: createBatcher<Result, void>({ ...bounds, run: (_, results) => close(db, results) }),
    };
    desks.set(db, desk);
  }
  return desk;
}

const keyOf = ({ userId, kind, occurrence }: Occasion) => `${userId} ${kind} ${occurrence}`;

async function open(db: Db, occasions: Occasion[]) {
  const distinct = new Map(occasions.map((occasion) => [keyOf(occasion), { id: randomUUID(), ...occasion }]));
  const rows = await db.$queryRaw<(Opened & Occasion)[]>`
    insert into "Delivery" as d (id, "userId", kind, occurrence, channel, attempts)
    select n.id, n."userId", n.kind, n.occurrence, 'email', 1
    from jsonb_to_recordset(${JSON.stringify([...distinct.values()])}::jsonb)
      as n (id uuid, "userId" uuid, kind text, occurrence text)
    order by n."userId", n.kind, n.occurrence
    on conflict ("userId", kind, occurrence, channel) do update set attempts = d.attempts + 1
    returning d.id, d."userId", d.kind, d.occurrence, d."sentAt"`;
  const opened = new Map(rows.map((row) => [keyOf(row), row]));
  return occasions.map((occasion) => {
    const row = opened.get(keyOf(occasion));
    return row
      ? { ok: true as const, value: row }
      : { ok: false as const, error: new Error("delivery was not kept") };
  });
}

/** The record and, where there is no mail server, the mail itself: one statement, so that one implies the other. */
async function close(db: Db, results: Result[]) {
  const toMailbox = !mailsOverSmtp();
  const rows = results.map(({ id, message, error, now }) => {
    const { id: mailId, ...mail } = mailboxRow(message);
    return { id, mailId, ...mail, error, sentAt: error === null ? now : null };
  });
  // Askers of one occasion may meet in one list.
  const distinct = [...new Map(rows.map((row) => [row.id, row])).values()];
  await db.$executeRaw`
    with results as (
      select * from jsonb_to_recordset(${JSON.stringify(distinct)}::jsonb) as n (id uuid, "mailId" uuid, "to" text,
        subject text, text text, html text, error text, "sentAt" timestamptz)
    ), closed as (
      update "Delivery" d set "sentAt" = r."sentAt", "lastError" = r.error
      from results r where d.id = r.id and d."sentAt" is null returning d.id
    )
    insert into "MailboxMessage" (id, "to", subject, text, html)
    select r."mailId", r."to", r.subject, r.text, r.html from results r join closed c on c.id = r.id
    where ${toMailbox} and r.error is null`;
  return results.map(() => ({ ok: true as const, value: undefined }));
}

function keptError(failure: unknown, isFinal: boolean): string | null {
  if (failure === undefined) return null;
  return `${isFinal ? DELIVERY_REJECTED : ""}${errorText(failure, 500)}`;
}
