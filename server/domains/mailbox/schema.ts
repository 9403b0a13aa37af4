import { z } from "zod";
import { id, instantOut } from "../../../lib/wire-schema";

/** A mail that stayed here because no mail server is set. */
export type CaughtMail = { to: string; subject: string; text: string; html?: string };

const line = z.object({ id, to: z.string(), subject: z.string(), createdAt: instantOut });

export const listInput = z.strictObject({ to: z.string().max(320).optional() });
export const listOut = z.object({ mails: z.array(line), recipients: z.array(z.string()) });

export const getInput = z.strictObject({ mailId: id });
export const getOut = line.extend({ text: z.string(), html: z.string().nullable() });

export type MailboxList = z.infer<typeof listOut>;
export type MailboxMail = z.infer<typeof getOut>;
