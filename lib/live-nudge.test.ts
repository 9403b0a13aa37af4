import type Pusher from "pusher-js";
import { expect, test } from "vitest";
import { reconnectAfterMs, startNudging } from "./live-nudge";
import { seededRandom } from "./seeded-random";

const FIRST_MS = 2_500;

test("each attempt to reconnect is spread over some seconds, which grow up to a bound", () => {
  const windows = [0, 1, 2, 3, 4, 20].map((attempts) =>
    [0, 1].map((random) => Math.round(reconnectAfterMs(FIRST_MS, attempts, random))),
  );
  expect(windows).toEqual([
    [2_000, 5_000],
    [3_000, 7_500],
    [4_500, 11_250],
    [6_750, 16_875],
    [8_000, 20_000],
    [8_000, 20_000],
  ]);
});

test.each([2_000, 5_000, 20_000])(
  "of 1,000 pages that a server loses and that it is back for after %s ms, fewer than half reconnect in the same second",
  (backMs) => {
    const random = seededRandom("restart");
    const arrivals = new Map<number, number>();
    for (let page = 0; page < 1_000; page++) {
      let atMs = 0;
      for (let attempts = 0; atMs < backMs; attempts++) {
        atMs += reconnectAfterMs(FIRST_MS, attempts, random());
      }
      const second = Math.floor((atMs - backMs) / 1_000);
      arrivals.set(second, (arrivals.get(second) ?? 0) + 1);
    }
    expect(Math.max(...arrivals.values())).toBeLessThan(500);
  },
);

test("the attempt that pusher-js makes exactly a second after a loss is taken back, and ours follows", async () => {
  const calls: string[] = [];
  const bound = new Map<string, () => void>();
  const connection = {
    state: "connected",
    bind: (event: string, run: () => void) => bound.set(event, run),
    unbind: (event: string) => bound.delete(event),
  };
  const become = (state: string) => {
    connection.state = state;
    bound.get("state_change")?.();
  };
  const pusher = {
    connection,
    disconnect: () => {
      calls.push("disconnect");
      become("disconnected");
    },
    connect: () => {
      calls.push("connect");
      become("connecting");
    },
  };
  const attempted = new Promise<void>((resolve) => {
    const nudge = startNudging(pusher as unknown as Pusher, 1, () => {
      nudge.stop();
      resolve();
    });
  });
  bound.get("connecting_in")?.();
  await attempted;
  expect(calls).toEqual(["disconnect", "disconnect", "connect"]);
});
