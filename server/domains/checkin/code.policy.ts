import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Reason } from "@/lib/refusals/table";
import { ID_BYTES, idBytes, isSignedLink, signedLink } from "../signed-links/policy";

/** The format of codes; a change of it is a new number. */
const FORMAT = 1;
const KEY_ID_BYTES = 2;
const NONCE_BYTES = 6;
const SAID_BYTES = 1 + KEY_ID_BYTES + 2 * ID_BYTES + NONCE_BYTES;
const SIGNATURE_BYTES = 16;
/** The length of every code. */
export const CODE_LENGTH = ((SAID_BYTES + SIGNATURE_BYTES) / 3) * 4;

/** Without 0, 1, I and O, which are read for each other. */
const SHORT_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
export const SHORT_LENGTH = 8;
/** The first part of a short code comes from the end of the RSVP's id, so that it is found without trying all. */
const FOUND_BY = 4;
/** The end of an RSVP's id, in hexadecimal digits: as many bits as the first part of a short code. */
export const ID_END_LENGTH = 5;

/** An RSVP and when its person last gave up what they had: codes from before that are void. */
export type Ticket = { eventId: string; rsvpId: string; leftAt: Date | null };

/** The text of an RSVP's QR code: nothing personal, URL-safe, one spelling. */
export function codeOf(ticket: Ticket, secret: string): string {
  const key = keyOf(secret);
  const said = Buffer.concat([
    Buffer.from([FORMAT]),
    keyIdOf(key),
    idBytes(ticket.eventId),
    idBytes(ticket.rsvpId),
    nonceOf(ticket, key),
  ]);
  return signedLink(said, { about: aboutOf(said), secret: key, signatureBytes: SIGNATURE_BYTES });
}

/** Eight characters that a person reads out and types; unique among the guests of an event but for rare chance. */
export function shortCodeOf({ eventId, rsvpId, leftAt }: Ticket, secret: string): string {
  const found = Number.parseInt(rsvpId.slice(-ID_END_LENGTH), 16);
  const about = `check-in short code ${eventId} ${rsvpId} ${leftAt?.getTime() ?? 0}`;
  const signed = createHmac("sha256", keyOf(secret)).update(about).digest().readUIntBE(0, 3) >> 4;
  return lettersOf(found) + lettersOf(signed);
}

/** By which a phone recognises a code without any secret. */
export function codeHash(code: string): string {
  return createHash("sha256").update(code).digest("base64url").slice(0, 22);
}

export type CodeRead =
  | { is: "code"; eventId: string; rsvpId: string; isCurrent: (leftAt: Date | null) => boolean }
  | { is: "short"; text: string; idEnd: string; isOf: (ticket: Ticket) => boolean }
  | { is: "refused"; reason: CodeFault };

export type CodeFault = Extract<Reason, `check-in.code-${string}`>;

/**
 * What a scanned or typed text says, if this site made it. Every text of the right form costs the same comparison.
 * @param secrets the site's secret, and those before it whose codes still count
 */
export function readCode(text: string, secrets: readonly string[]): CodeRead {
  const trimmed = text.trim();
  if (trimmed.length <= SHORT_LENGTH * 2) return readShortCode(trimmed, secrets);
  if (!/^[\w-]+$/.test(trimmed) || trimmed.length > CODE_LENGTH) return refused("check-in.code-not-ours");
  if (trimmed.length < CODE_LENGTH) return refused("check-in.code-incomplete");
  const said = Buffer.from(trimmed, "base64url").subarray(0, SAID_BYTES);
  if (said[0] !== FORMAT) return refused("check-in.code-not-ours");
  const keyId = said.subarray(1, 1 + KEY_ID_BYTES);
  const key = secrets.map(keyOf).find((known) => timingSafeEqual(keyIdOf(known), keyId));
  if (!key) return refused("check-in.code-old-key");
  if (!isSignedLink(trimmed, { about: aboutOf(said), secret: key, saidBytes: SAID_BYTES })) {
    return refused("check-in.code-forged");
  }
  const ids = said.subarray(1 + KEY_ID_BYTES);
  const eventId = uuidIn(ids.subarray(0, ID_BYTES));
  const rsvpId = uuidIn(ids.subarray(ID_BYTES, 2 * ID_BYTES));
  const nonce = ids.subarray(2 * ID_BYTES);
  const isCurrent = (leftAt: Date | null) =>
    timingSafeEqual(nonce, nonceOf({ eventId, rsvpId, leftAt }, key));
  return { is: "code", eventId, rsvpId, isCurrent };
}

/** A short code in any case, in groups or not; 1 and I are read as the L that they were taken for. */
export function readShortCode(text: string, secrets: readonly string[]): CodeRead {
  const plain = text.replace(/[\s-]/g, "").toUpperCase().replace(/[1I]/g, "L");
  const isPlain = [...plain].every((letter) => SHORT_ALPHABET.includes(letter));
  if (!isPlain || plain.length > SHORT_LENGTH) return refused("check-in.code-not-ours");
  if (plain.length < SHORT_LENGTH) return refused("check-in.code-incomplete");
  const found = numberOf(plain.slice(0, FOUND_BY));
  const isOf = (ticket: Ticket) =>
    secrets.some((secret) => timingSafeEqual(Buffer.from(plain), Buffer.from(shortCodeOf(ticket, secret))));
  return { is: "short", text: plain, idEnd: found.toString(16).padStart(ID_END_LENGTH, "0"), isOf };
}

const refused = (reason: CodeFault): CodeRead => ({ is: "refused", reason });

const aboutOf = (said: Buffer) => `check-in code ${said.toString("hex")}`;

/** A key for codes only: a signature for any other purpose is no code. */
function keyOf(secret: string): string {
  return createHmac("sha256", secret).update("check-in codes").digest("hex");
}

function keyIdOf(key: string): Buffer {
  return createHmac("sha256", key).update("check-in key id").digest().subarray(0, KEY_ID_BYTES);
}

function nonceOf(
  { rsvpId, leftAt }: Pick<Ticket, "rsvpId" | "leftAt"> & Partial<Ticket>,
  key: string,
): Buffer {
  const about = `check-in nonce ${rsvpId} ${leftAt?.getTime() ?? 0}`;
  return createHmac("sha256", key).update(about).digest().subarray(0, NONCE_BYTES);
}

function uuidIn(bytes: Buffer): string {
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** 20 bits as four letters. */
function lettersOf(number: number): string {
  return [15, 10, 5, 0].map((shift) => SHORT_ALPHABET[(number >> shift) & 31]).join("");
}

function numberOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 32 + SHORT_ALPHABET.indexOf(letter), 0);
}
