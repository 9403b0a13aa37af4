import { beforeAll, describe, expect, test } from "vitest";
import { provideEnv } from "./env";
import { createLog, userHash } from "./log";
import { currentRequest, inRequest, outsideRequests } from "./request-scope";

beforeAll(() => provideEnv({ NEXTAUTH_SECRET: "a secret for tests" }));

function capture(level = "trace") {
  const lines: string[] = [];
  return { log: createLog(level, { write: (line) => void lines.push(line) }), lines };
}

/** The one line that `tell` writes, as text and parsed. */
function lineOf(tell: (log: ReturnType<typeof createLog>) => void): {
  text: string;
  read: Record<string, unknown>;
} {
  const { log, lines } = capture();
  tell(log);
  expect(lines).toHaveLength(1);
  return { text: lines[0] ?? "", read: JSON.parse(lines[0] ?? "") };
}

describe("a log line", () => {
  test("the log line of an error holds neither an address from its message nor a token deep in its fields", () => {
    const cause = new Error(
      '550 "ana.li+vip@mail.example.org" refused\nona@other.example\n\tMÜLLER@büro.example',
    );
    const error = Object.assign(new Error("could not send to ana.li+vip@mail.example.org", { cause }), {
      meta: {
        request: {
          headers: { authorization: "Bearer abcdefghijklmnop", cookie: "next-auth.session-token=xyz" },
        },
      },
      code: "P2002",
    });
    const { text, read } = lineOf((log) => log.error({ err: error, event: "e1" }));
    for (const secret of ["ana.li", "ona@", "MÜLLER", "abcdefghijklmnop", "xyz"])
      expect(text).not.toContain(secret);
    expect(read).toMatchObject({
      event: "e1",
      err: { type: "Error", code: "P2002", message: expect.stringContaining("could not send to [address]") },
      msg: expect.stringContaining("[address]"),
    });
    expect(String((read.err as Error).stack)).toContain('caused by: Error: 550 "[address]" refused');
  });

  test.each([
    ["a token in a list in an object", { calls: [{ with: { accessToken: "s3cret" } }] }],
    ["a password", { user: { profile: { newPassword: "s3cret" } } }],
    ["the secret of a webhook", { endpoint: { secret: "s3cret" } }],
    ["a phone number by its name", { person: { phone: "s3cret" } }],
    ["a code that was typed in", { phoneCode: "s3cret" }],
    ["a code of six digits", { code: "123456", say: "s3cre-" }],
    ["a bearer token in text", { said: "Authorization: Bearer s3cret-s3cret" }],
    ["a token of ours in text", { said: "tt_s3crets3crets3cret failed" }],
    ["a session", { said: "next-auth.session-token=s3cret; path=/" }],
    ["the password of a database", { url: "postgres://turnout:s3cret@db/turnout" }],
    ["a token in an address", { path: "/confirm-address?token=s3cret&x=1" }],
    ["the link to an offer", { path: "/offers/s3crets3crets3crets3cret" }],
    ["the link of an invitation", { path: "/invitations/s3crets3crets3crets3crets3crets3crets3crets3" }],
    ["a personal calendar", { path: `/calendar/${"s3cret".repeat(11)}.ics` }],
    ["a phone number in text", { said: "to +4915112345678" }],
    ["an address as a key's value", { recipient: "s3cret@example.org" }],
    ["an address behind an escape", { said: "a\\ns3cret@example.org\n\u0001s3cret@example.org" }],
    ["an address in an array", { who: ["s3cret@example.org"] }],
    ["headers of a map", { headers: { "x-api-key": "s3cret" } }],
  ])("a log line never holds %s", (_, facts) => {
    const { text } = lineOf((log) => log.info(facts, "said"));
    expect(text).not.toMatch(/s3cret|123456|4915112345678/);
  });

  test("a log line never holds an address that is part of its message", () => {
    expect(lineOf((log) => log.warn("mail to %s failed", "ana@example.org")).read.msg).toBe(
      "mail to [address] failed",
    );
  });

  test("a log line keeps error codes, ids, numbers, times and paths", () => {
    const facts = {
      code: "40001",
      reason: "rsvp.full",
      poolId: "018f3c1e-1111-7222-8333-444455556666",
      tokensMax: 20,
      slotAt: new Date(0),
      path: "/api/v1/events/018f3c1e-1111-7222-8333-444455556666",
      isEmailConfirmed: true,
      module: "node_modules/pg@8.23.1/lib/client.js",
    };
    expect(lineOf((log) => log.info(facts, "said")).read).toMatchObject({
      ...facts,
      slotAt: "1970-01-01T00:00:00.000Z",
    });
  });

  test("a log line of an object that contains itself is still written", () => {
    const loop: Record<string, unknown> = { name: "loop" };
    loop.self = loop;
    expect(lineOf((log) => log.info({ loop }, "said")).read).toMatchObject({
      loop: { name: "loop" },
      msg: "said",
    });
  });
});

describe("log lines of a request", () => {
  const userId = "018f3c1e-1111-7222-8333-444455556666";

  test("every line carries the request id and the user as a hash that needs the site's secret", async () => {
    const { log, lines } = capture();
    await inRequest("mine-1", async () => {
      log.info("before");
      const scope = currentRequest();
      if (scope) scope.userId = userId;
      await new Promise((resolve) => setTimeout(resolve, 1));
      inRequest("another", () => log.info("after"));
    });
    log.info("outside");
    const [before, after, outside] = lines.map((line) => JSON.parse(line));
    expect(before).toMatchObject({ requestId: "mine-1", msg: "before" });
    expect(after).toMatchObject({ requestId: "mine-1", user: userHash(userId), msg: "after" });
    expect(outside).not.toHaveProperty("requestId");
    expect(userHash(userId)).toMatch(/^[0-9a-f]{12}$/);
    expect(userHash(userId, "another secret")).not.toBe(userHash(userId));
    expect(lines.join()).not.toContain(userId);
  });

  test("work that serves many requests carries the request id of none", () => {
    const { log, lines } = capture();
    inRequest("mine-1", () => outsideRequests(() => log.info("list")));
    expect(lines[0]).not.toContain("mine-1");
  });

  test.each([["with spaces and ana@example.org"], ["x".repeat(65)], ["\n"], [""]])(
    "a request id of an invalid form is replaced: %j",
    (given) => {
      expect(inRequest(given, () => currentRequest()?.requestId)).toMatch(/^[0-9a-f-]{36}$/);
    },
  );
});
