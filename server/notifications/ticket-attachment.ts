import type { Db } from "../db/client";
import { createLoader } from "../db/loader";
import { qrPng } from "../domains/checkin/qr.policy";
import { readTickets } from "../domains/checkin/queries";
import type { MailWords } from "./kinds/kind";
import type { RsvpMailFacts } from "./rsvp-facts";
import { ticketIn } from "./rsvp-mails";

const loadTicket = createLoader(readTickets);

/** By which the HTML of the email names the picture. */
const CID = "ticket@turnout";

/**
 * The email with the recipient's ticket: the QR code as a picture in the email, so that it needs no connection, and its
 * short code in words. The code names an event and an RSVP, nothing personal. Without a seat the email stays as it is.
 */
export async function withTicket(db: Db, words: MailWords, facts: RsvpMailFacts): Promise<MailWords> {
  if (facts.status !== "confirmed") return words;
  const codes = await loadTicket(db, facts.rsvpId);
  if (!codes) return words;
  const picture = {
    filename: "ticket.png",
    contentType: "image/png",
    content: qrPng(codes.code).toString("base64"),
    encoding: "base64" as const,
    cid: CID,
  };
  return {
    ...words,
    ticket: ticketIn(facts, { picture: `cid:${CID}`, shortCode: codes.shortCode }),
    attachments: [...(words.attachments ?? []), picture],
  };
}
