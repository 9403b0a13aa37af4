import { z } from "zod";
import { looseLine } from "../../../lib/text-schema";
import { id, instantOut } from "../../../lib/wire-schema";

const file = z.object({
  filename: z.string(),
  contentType: z.string(),
  content: z.string(),
  /** How the content is written; plain text unless given. */
  encoding: z.literal("base64").optional(),
  /** The name by which the HTML of the email shows it, as "cid:name". */
  cid: z.string().optional(),
});
const channel = z.enum(["email", "whatsapp"]);

/** A file attached to an email, or shown in it. */
export type CaughtFile = z.infer<typeof file>;

/** A message that was stored because no mail server is configured. */
export type CaughtMail = {
  /** Default: email. */
  channel?: z.infer<typeof channel>;
  /** The email address or the phone number. */
  to: string;
  subject: string;
  text: string;
  html?: string;
  replyTo?: { name: string; address: string };
  attachments?: CaughtFile[];
};

const line = z.object({ id, channel, to: z.string(), subject: z.string(), createdAt: instantOut });

export const listInput = z.strictObject({ to: looseLine(320).optional() });
export const listOut = z.object({ mails: z.array(line), recipients: z.array(z.string()) });

export const getInput = z.strictObject({ mailId: id });
export const getOut = line.extend({
  text: z.string(),
  html: z.string().nullable(),
  replyTo: z.string().nullable(),
  attachments: z.array(file),
});

export type MailboxList = z.infer<typeof listOut>;
export type MailboxMail = z.infer<typeof getOut>;
