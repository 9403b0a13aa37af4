import { describe, expect, test } from "vitest";
import { bodyMd5, channelAuth, isSameText, restSignature, userAuth } from "./signatures";

/** The worked examples of Pusher's own documentation. */
const app = { key: "278d425bdf160c739803", secret: "7ad3773142a6692b25b8" };
const socketId = "1234.1234";

describe("channel and user signatures", () => {
  test.each([
    {
      name: "private channel",
      given: channelAuth(app, socketId, "private-foobar"),
      expected: "58df8b0c36d6982b82c3ecf6b4662e34fe8c25bba48f5369f135bf843651c3a4",
    },
    {
      name: "presence channel",
      given: channelAuth(
        app,
        socketId,
        "presence-foobar",
        '{"user_id":10,"user_info":{"name":"Mr. Channels"}}',
      ),
      expected: "31935e7d86dba64c2a90aed31fdc61869f9b22ba9d8863bba239c03ca481bc80",
    },
    {
      name: "user",
      given: userAuth(app, socketId, '{"id":"12345"}'),
      expected: "4708d583dada6a56435fb8bc611c77c359a31eebde13337c16ab43aa6de336ba",
    },
  ])("the signature of a $name matches Pusher's documentation", ({ given, expected }) => {
    expect(given).toBe(`${app.key}:${expected}`);
  });

  test("empty channel data is part of the signed text and absent channel data is not", () => {
    expect(channelAuth(app, socketId, "private-a", "")).not.toBe(channelAuth(app, socketId, "private-a"));
  });
});

describe("REST signatures", () => {
  const body = Buffer.from('{"name":"foo","channels":["project-3"],"data":"{\\"some\\":\\"data\\"}"}');
  const query = new Map([
    ["auth_key", app.key],
    ["auth_timestamp", "1353088179"],
    ["auth_version", "1.0"],
    ["body_md5", bodyMd5(body)],
  ]);
  const documented = "da454824c97ba181a32ccc17a72625ba02771f50b50e1e7430e47a1f3f457e6c";

  test.each([
    ["from the documented request", "POST", query],
    ["whatever the case of the method", "post", query],
    ["whatever the order of the query", "POST", new Map([...query].reverse())],
    ["although the query carries auth_signature", "POST", new Map([...query, ["auth_signature", "x"]])],
    [
      "from query names in upper case",
      "POST",
      new Map([...query].map(([name, value]) => [name.toUpperCase(), value])),
    ],
  ])("the documented REST signature results %s", (_, method, signed) => {
    expect(restSignature(app.secret, method, "/apps/3/events", signed)).toBe(documented);
  });

  test.each([
    ["method", restSignature(app.secret, "GET", "/apps/3/events", query)],
    ["path", restSignature(app.secret, "POST", "/apps/4/events", query)],
    ["query", restSignature(app.secret, "POST", "/apps/3/events", new Map([...query, ["info", "cache"]]))],
    ["secret", restSignature("other", "POST", "/apps/3/events", query)],
  ])("a REST signature changes with the %s", (_, signature) => {
    expect(signature).not.toBe(documented);
  });
});

describe("comparison", () => {
  test.each([
    ["abc", "abc", true],
    ["abc", "abd", false],
    ["abc", "ab", false],
    ["abc", "", false],
    ["", "", true],
    // As many characters, but more bytes.
    ["abc", "abé", false],
    ["é", "e\u0301", false],
    ["abc", "ab\ud800", false],
  ])("the comparison of %j and %j returns %s", (expected, given, same) => {
    expect(isSameText(expected, given)).toBe(same);
  });
});
