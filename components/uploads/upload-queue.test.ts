import { expect, test } from "vitest";
import { createUploadQueue, type SendOptions } from "./upload-queue";

type Sent = { name: string; options: SendOptions; finish: () => void; fail: (reason: string) => void };

function opened(whyNot: (file: { name: string }) => string | null = () => null) {
  const sent: Sent[] = [];
  const done: string[] = [];
  const queue = createUploadQueue<{ name: string }, string>({
    whyNot,
    onDone: (name) => void done.push(name),
    send: ({ name }, options) =>
      new Promise((resolve, reject) => {
        const fail = (reason: string) => reject({ reason });
        sent.push({ name, options, finish: () => resolve(name), fail });
      }),
  });
  const states = () => queue.items().map(({ name, state }) => `${name} ${state}`);
  return { queue, sent, done, states };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));
const named = (...names: string[]) => names.map((name) => ({ name }));

test("three files are sent at a time and the next when one is done", async () => {
  const { queue, sent, done, states } = opened();
  queue.add(named("a", "b", "c", "d", "e"));
  expect(states()).toEqual(["a sending", "b sending", "c sending", "d waiting", "e waiting"]);
  sent[1]?.options.onProgress(0.5);
  expect(queue.items()[1]).toMatchObject({ progress: 0.5, state: "sending" });
  sent[1]?.options.onProgress(1);
  expect(states()[1]).toBe("b checking");
  sent[1]?.finish();
  await settled();
  expect(done).toEqual(["b"]);
  expect(states()).toEqual(["a sending", "c sending", "d sending", "e waiting"]);
});

test("a cancelled file is stopped, leaves the list and makes room, and its late end counts for nothing", async () => {
  const { queue, sent, done, states } = opened();
  queue.add(named("a", "b", "c", "d"));
  queue.cancel(1);
  expect(sent[0]?.options.signal.aborted).toBe(true);
  expect(states()).toEqual(["b sending", "c sending", "d sending"]);
  sent[0]?.finish();
  await settled();
  expect(done).toEqual([]);
});

test("a failed file says why and can be sent again, unless the file itself was refused", async () => {
  const { queue, sent, done } = opened();
  queue.add(named("a", "b"));
  sent[0]?.fail("network.lost");
  sent[1]?.fail("upload.damaged");
  await settled();
  expect(queue.items()).toMatchObject([
    { state: "failed", canRetry: true, fault: expect.stringContaining("could not reach") },
    { state: "failed", canRetry: false, fault: expect.stringContaining("can't be read") },
  ]);
  queue.retry(1);
  sent[2]?.finish();
  await settled();
  expect(done).toEqual(["a"]);
  queue.cancel(2);
  expect(queue.items()).toEqual([]);
});

test("a file that would be refused is not sent", () => {
  const { queue, sent } = opened(({ name }) => (name === "big" ? "Too large." : null));
  queue.add(named("big", "a"));
  expect(sent.map(({ name }) => name)).toEqual(["a"]);
  expect(queue.items()[0]).toMatchObject({ state: "failed", fault: "Too large.", canRetry: false });
});
