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

/** The example of the documentation as a program of its own, line by line. */
function runExample(eventId: string): AsyncIterator<string> {
  const child = spawn(process.execPath, ["server/api/examples/live-seats.mjs", site.origin, eventId], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  started.push(child);
  return createInterface({ input: child.stdout })[Symbol.asyncIterator]();
}

describe("the live example of the documentation", () => {
  test("prints the seats, then every newer state that is published, and nothing older", async () => {
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

describe("where to listen", () => {
  test("is where this API was reached, while the Channels server is built in", async () => {
    const headers = { host: "localhost:4321" };
    expect(await site.call("GET", "/live", { headers })).toMatchObject({
      status: 200,
      body: { key: "test-key", options: { wsHost: "localhost", wsPort: 4321, forceTLS: false } },
    });
  });

  test("holds no secret and no address of our own network", async () => {
    const { text } = await site.call("GET", "/live");
    expect(text).not.toMatch(/test-secret|appId/);
  });

  test("survives a Host that is none", async () => {
    for (const host of ["", "[", "a b", "x:99999", "\u00ff"]) {
      const { status } = await site.call("GET", "/live", { headers: { host } });
      expect([200, 400], host).toContain(status);
    }
  });

  test("is answered as unavailable where nothing is live", async () => {
    provideEnv({ PUSHER_KEY: "" });
    const answer = await site.call("GET", "/live");
    provideEnv({ PUSHER_KEY: "test-key" });
    expect(answer).toMatchObject({
      status: 503,
      body: { error: { code: "unavailable", reason: "live.off" } },
    });
  });
});
