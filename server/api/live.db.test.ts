import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { provideEnv } from "../env";
import { eventChannel } from "../realtime/channels";
import { liveMessage, publish } from "../realtime/publisher";
import { restSite } from "./testing/rest-site";

const on = testDatabase();
const site = restSite(on);

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill();
});

/** Runs the documented example as a separate program and returns its output line by line. */
function runExample(eventId: string): AsyncIterator<string> {
  const child = spawn(process.execPath, ["server/api/examples/live-seats.mjs", site.origin, eventId], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  started.push(child);
  return createInterface({ input: child.stdout })[Symbol.asyncIterator]();
}

describe("the live example of the documentation", () => {
  test("the documented example prints the seats and then every newer state, and nothing older", async () => {
    const event = await site.event({ capacity: 10 });
    const lines = runExample(event.id);
    expect((await lines.next()).value).toBe("10 left, 0 waiting");

    const { seats } = (await site.call("GET", `/events/${event.id}`)).body;
    const channel = eventChannel({ id: event.id, visibility: "public" });
    const states = [
      { ...seats, seatsLeft: 3, version: seats.version + 7 },
      { ...seats, seatsLeft: 4, version: seats.version + 6 },
      { ...seats, seatsLeft: 0, waitlistLength: 2, version: seats.version + 8 },
    ];
    for (const state of states) await publish([liveMessage(channel, "seats.changed", { seats: state })]);
    expect((await lines.next()).value).toBe("3 left, 0 waiting");
    expect((await lines.next()).value).toBe("0 left, 2 waiting");
  });
});

describe("the live connection", () => {
  test("the live connection points to the host of this API while the Channels server is built in", async () => {
    const headers = { host: "localhost:4321" };
    expect(await site.call("GET", "/live", { headers })).toMatchObject({
      status: 200,
      body: { key: "test-key", options: { wsHost: "localhost", wsPort: 4321, forceTLS: false } },
    });
  });

  test("the live connection holds no secret and no internal address", async () => {
    const { text } = await site.call("GET", "/live");
    expect(text).not.toMatch(/test-secret|appId/);
  });

  test("an invalid Host does not break the live connection", async () => {
    for (const host of ["", "[", "a b", "x:99999", "\u00ff"]) {
      const { status } = await site.call("GET", "/live", { headers: { host } });
      expect([200, 400], host).toContain(status);
    }
  });

  test("a site without live updates answers that they are unavailable", async () => {
    provideEnv({ PUSHER_KEY: "" });
    const answer = await site.call("GET", "/live");
    provideEnv({ PUSHER_KEY: "test-key" });
    expect(answer).toMatchObject({
      status: 503,
      body: { error: { code: "unavailable", reason: "live.off" } },
    });
  });
});
