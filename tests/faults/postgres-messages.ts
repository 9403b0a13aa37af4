/** One whole message of the Postgres protocol. */
export type WireMessage = {
  /** Its type byte; "" for the startup message, which has none. */
  type: string;
  bytes: Buffer;
};

/**
 * Splits one direction of a connection into messages, whatever the chunks of the network.
 * @param opens "startup" where the first message has no type byte: the direction from client to server
 */
export function messageReader(opens: "startup" | "plain"): (chunk: Buffer) => WireMessage[] {
  let rest = Buffer.alloc(0);
  let letters = opens === "startup" ? 0 : 1;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const messages: WireMessage[] = [];
    while (rest.length >= letters + 4) {
      const length = letters + rest.readInt32BE(letters);
      if (rest.length < length) break;
      messages.push({
        type: letters === 0 ? "" : String.fromCharCode(rest[0] ?? 0),
        bytes: rest.subarray(0, length),
      });
      rest = rest.subarray(length);
      letters = 1;
    }
    return messages;
  };
}

/** The statement of a client's message, simple or prepared; null for every other message. */
export function statementIn({ type, bytes }: WireMessage): string | null {
  if (type === "Q") return textAt(bytes, 5);
  if (type !== "P") return null;
  const name = textAt(bytes, 5);
  return textAt(bytes, 5 + Buffer.byteLength(name) + 1);
}

/** True where the server's message ends its answer to a statement. */
export function endsAnswer({ type }: WireMessage): boolean {
  return type === "Z";
}

function textAt(bytes: Buffer, start: number): string {
  return bytes.toString("utf8", start, bytes.indexOf(0, start));
}
