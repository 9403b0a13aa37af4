import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { secret } from "../auth";

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts stored answers, which may hold a one-time secret such as a new token. Opening one takes the same key
 * from the client and the secret of this site; the database holds neither.
 */
export function sealer(userId: string, key: string) {
  const derive = (use: string) =>
    createHmac("sha256", secret()).update(`turnout idempotency ${use} ${userId} ${key}`).digest();
  return {
    /** The name of the key in the database. */
    name: derive("name").toString("base64url"),
    seal(body: unknown): { sealed: string } {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", derive("answer"), iv);
      const content = Buffer.concat([cipher.update(JSON.stringify({ body }), "utf8"), cipher.final()]);
      return { sealed: Buffer.concat([iv, cipher.getAuthTag(), content]).toString("base64") };
    },
    /** @throws Error if the answer was not sealed under this key */
    open(answer: unknown): unknown {
      const bytes = Buffer.from((answer as { sealed: string }).sealed, "base64");
      const decipher = createDecipheriv("aes-256-gcm", derive("answer"), bytes.subarray(0, IV_BYTES));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const content = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
      return JSON.parse(Buffer.concat([content, decipher.final()]).toString("utf8")).body;
    },
  };
}
