import { expect, test } from "vitest";
import { isPass, passedUrl } from "./pass.policy";

const ID = "0190f3a2-0000-7000-8000-00000000000a";
const OTHER = "0190f3a2-0000-7000-8000-00000000000b";
const now = new Date("2026-03-01T10:20:00Z");
const site = { secret: "s", now };
const url = `/api/v1/attachments/${ID}`;
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const passIn = (address: string | null) =>
  new URL(address ?? "", "https://x.test").searchParams.get("pass") ?? "";

test("a pass opens its own picture for at least an hour and less than two", () => {
  const pass = passIn(passedUrl(url, site));
  const opens = (minutes: number) => isPass(pass, ID, { secret: "s", now: later(minutes) });
  expect([0, 60, 99, 100, 101].map(opens)).toEqual([true, true, true, false, false]);
});

test("a pass for another picture, of another site, lengthened, cut or made up opens nothing", () => {
  const pass = passIn(passedUrl(url, site));
  const other = passIn(passedUrl(`/api/v1/attachments/${OTHER}`, site));
  const longer = Buffer.from(pass, "base64url");
  longer[5] = (longer[5] ?? 0) ^ 1;
  for (const wrong of [other, longer.toString("base64url"), pass.slice(1), `${pass}A`, "", "A".repeat(32)])
    expect(isPass(wrong, ID, site), wrong).toBe(false);
  expect(isPass(pass, ID, { ...site, secret: "t" })).toBe(false);
});

test("an address keeps what it says, and a picture elsewhere or none gets no pass", () => {
  expect(passedUrl(`${url}?size=small`, site)).toContain("?size=small&pass=");
  expect(passedUrl("https://pictures.example/a.jpg", site)).toBe("https://pictures.example/a.jpg");
  expect(passedUrl(null, site)).toBeNull();
});
