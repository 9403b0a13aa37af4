import { describe, expect, test } from "vitest";
import { endsAnswer, messageReader, statementIn } from "./postgres-messages";

function message(type: string, body: string): Buffer {
  const bytes = Buffer.alloc(type.length + 4 + Buffer.byteLength(body));
  bytes.write(type);
  bytes.writeInt32BE(4 + Buffer.byteLength(body), type.length);
  bytes.write(body, type.length + 4);
  return bytes;
}

const STARTUP = message("", "\0\x03\0\0user\0turnout\0\0");

describe("messages of the Postgres protocol", () => {
  test("messages of the Postgres protocol are read whole, from single bytes or from one chunk", () => {
    const stream = Buffer.concat([STARTUP, message("Q", "BEGIN\0"), message("X", "")]);
    const atOnce = messageReader("startup")(stream).map((found) => found.type);
    const read = messageReader("startup");
    const byteWise = [...stream].flatMap((byte) => read(Buffer.from([byte]))).map((found) => found.type);
    expect(atOnce).toEqual(["", "Q", "X"]);
    expect(byteWise).toEqual(atOnce);
  });

  test.each([
    ["a simple statement", message("Q", "COMMIT\0"), "COMMIT"],
    ["a statement to be prepared", message("P", "s1\0select $1\0\0\0"), "select $1"],
    ["one without a name", message("P", "\0insert 'ü'\0\0\0"), "insert 'ü'"],
    ["anything else", message("B", "\0\0"), null],
  ])("a message of the Postgres protocol contains its statement: %s", (_, bytes, statement) => {
    const [found] = messageReader("plain")(bytes);
    expect(found && statementIn(found)).toBe(statement);
  });

  test("a message of the Postgres protocol marks the end of an answer", () => {
    const answer = Buffer.concat([message("C", "COMMIT\0"), message("Z", "I")]);
    expect(messageReader("plain")(answer).map(endsAnswer)).toEqual([false, true]);
  });
});
