import { expect, test, vi } from "vitest";
import { withWork } from "./with-work";

const refusal = (reason: string, details?: object) =>
  Object.assign(new Error(reason), { data: { reason, details } });
const challenge = { algorithm: "SHA-256", text: "a text", bits: 6, expiresInSeconds: 300 };
const asked = refusal("sign-up.work-needed", { challenge });

test("a request that the server accepts right away is sent once, without proof of work", async () => {
  const [send, onWork] = [vi.fn(async () => "done"), vi.fn()];
  expect(await withWork(send, onWork)).toBe("done");
  expect(send.mock.calls).toEqual([[undefined]]);
  expect(onWork).not.toHaveBeenCalled();
});

test("a refusal with a challenge is answered and sent again", async () => {
  const send = vi.fn(async (work?: string) => {
    if (work === undefined) throw asked;
    return work;
  });
  const onWork = vi.fn();
  expect(await withWork(send, onWork)).toMatch(/^a text\.\d+$/);
  expect(send).toHaveBeenCalledTimes(2);
  expect(onWork).toHaveBeenCalledTimes(1);
});

test("requests stop after three answers if the server keeps asking for more", async () => {
  const send = vi.fn(() => Promise.reject(asked));
  await expect(withWork(send)).rejects.toBe(asked);
  expect(send).toHaveBeenCalledTimes(4);
});

test.each<[string, unknown]>([
  ["has no challenge", refusal("sign-up.too-many", { retryAfterSeconds: 60 })],
  ["asks for another algorithm", refusal("x", { challenge: { ...challenge, algorithm: "SHA-512" } })],
  ["is no refusal of ours", new TypeError("failed to fetch")],
])("a refusal that %s is passed on without a second try", async (_, error) => {
  const send = vi.fn(() => Promise.reject(error));
  await expect(withWork(send)).rejects.toBe(error);
  expect(send).toHaveBeenCalledTimes(1);
});
