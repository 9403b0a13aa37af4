import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { provideEnv } from "../../../env";
import { PUBLIC_ONLY, resolveTarget, siteGate } from "./queries";

const named = (...addresses: string[]) => ({ ...PUBLIC_ONLY, resolve: vi.fn(async () => addresses) });

describe("looking up where a webhook leads", () => {
  test("looking a name up returns all its IP addresses if each is public", async () => {
    const gate = named("93.184.215.14", "2606:4700::1111");
    const target = await resolveTarget("https://hooks.example.com/in#part", gate);
    expect(target.addresses).toEqual(["93.184.215.14", "2606:4700::1111"]);
    expect(target.url.href).toBe("https://hooks.example.com/in");
    expect(gate.resolve).toHaveBeenCalledExactlyOnceWith("hooks.example.com");
  });

  test.each([
    ["one private number among public ones", ["93.184.215.14", "10.0.0.1"]],
    ["a private number of IPv6 beside a public one of IPv4", ["93.184.215.14", "fd00::1"]],
    ["loopback, as names that point home do", ["127.0.0.1"]],
    ["a translated form of a private one", ["64:ff9b::a00:1"]],
  ])("a webhook cannot go to a name with %s", async (_, addresses) => {
    await expect(resolveTarget("https://hooks.example.com/", named(...addresses))).rejects.toMatchObject({
      code: "invalid",
      reason: "webhook.address-not-public",
      details: { fields: [{ field: "url", message: expect.stringContaining("private network") }] },
    });
  });

  test("a name that does not resolve is refused", async () => {
    await expect(resolveTarget("https://hooks.example.com/", named())).rejects.toMatchObject({
      reason: "webhook.host-unknown",
    });
  });

  test("the name server is not asked about a refused URL or an IP address", async () => {
    const gate = named("93.184.215.14");
    await expect(resolveTarget("https://127.0.0.1/", gate)).rejects.toThrow();
    await expect(resolveTarget("http://hooks.example.com/", gate)).rejects.toThrow();
    expect((await resolveTarget("https://[2606:4700::1111]/", gate)).addresses).toEqual(["2606:4700::1111"]);
    expect(gate.resolve).not.toHaveBeenCalled();
  });
});

describe("a site that lets webhooks reach its own machine", () => {
  beforeEach(() => provideEnv({ WEBHOOKS_TO_LOOPBACK: "1" }));
  afterEach(() => provideEnv({ WEBHOOKS_TO_LOOPBACK: "" }));

  test.each([
    ["http://localhost:4000/in", ["127.0.0.1", "::1"]],
    ["http://127.0.0.1:4000/in", ["127.0.0.1"]],
    ["https://[::1]:4000/in", ["::1"]],
    ["https://93.184.215.14/in", ["93.184.215.14"]],
  ])("a site that lets webhooks reach its own machine sends to %s", async (url, addresses) => {
    expect((await resolveTarget(url, siteGate())).addresses).toEqual(addresses);
  });

  test.each([
    ["http://localhost/in", "webhook.url-not-https"],
    ["http://localhost:22/in", "webhook.url-not-https"],
    ["https://localhost:22/in", "webhook.url-port"],
    ["http://me:secret@localhost:4000/in", "webhook.url-not-https"],
    ["https://10.0.0.1:4000/in", "webhook.address-not-public"],
    ["http://192.168.1.4:4000/in", "webhook.url-not-https"],
  ])("a site that lets webhooks reach its own machine does not send to %s: %s", async (url, reason) => {
    await expect(resolveTarget(url, siteGate())).rejects.toMatchObject({ reason });
  });
});

test("a site sends to public addresses only unless its settings allow others", async () => {
  await expect(resolveTarget("http://localhost:4000/in", siteGate())).rejects.toMatchObject({
    code: "invalid",
  });
});
