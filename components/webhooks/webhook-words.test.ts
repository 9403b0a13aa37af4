import { describe, expect, test } from "vitest";
import type { DeliveryOut, WebhookOut } from "@/server/domains/webhooks/schema";
import {
  attemptsText,
  deliveryState,
  soonText,
  typesText,
  typeWords,
  webhookState,
  webhookTrouble,
} from "./webhook-words";

const now = new Date("2026-11-28T12:00:00Z");
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const timeZone = "Europe/Berlin";
const webhook: WebhookOut = {
  id: "",
  url: "",
  types: [],
  enabled: true,
  disabledBy: null,
  disabledAt: null,
  failures: 0,
  createdAt: now.toISOString(),
};
const delivery: DeliveryOut = {
  id: "",
  messageId: "",
  type: "rsvp.confirmed",
  status: "pending",
  attempts: 0,
  error: null,
  createdAt: now.toISOString(),
  nextAttemptAt: now.toISOString(),
  deliveredAt: null,
  responseStatus: null,
};

describe("a webhook", () => {
  test("a healthy webhook has no notice", () => {
    expect(webhookState(webhook).label).toBe("On");
    expect(webhookTrouble(webhook)).toBeNull();
    expect(webhookTrouble({ ...webhook, enabled: false, disabledBy: "owner" })).toBeNull();
  });

  test("a failing webhook says so before it is switched off", () => {
    expect(webhookState({ ...webhook, failures: 1 }).label).toBe("Failing");
    expect(webhookTrouble({ ...webhook, failures: 1 })).toContain("retried automatically");
    expect(webhookTrouble({ ...webhook, failures: 12 })).toContain("last 12 attempts");
  });

  test("a disabled webhook says why", () => {
    const off = { ...webhook, enabled: false, failures: 51 };
    expect(webhookTrouble({ ...off, disabledBy: "failures" })).toContain("50 times in a row");
    expect(webhookTrouble({ ...off, disabledBy: "gone" })).toContain("asked for no more");
    expect(webhookTrouble({ ...off, disabledBy: "departure" })).toContain("can no longer manage it");
    expect(webhookState({ ...off, disabledBy: "gone" })).toEqual({ label: "Off", tone: "danger" });
  });

  test.each([
    [[], "Everything"],
    [["rsvp.confirmed"], "rsvp.confirmed"],
    [["rsvp.confirmed", "rsvp.edited", "event.changed"], "rsvp.confirmed, rsvp.edited and 1 more"],
  ])("a webhook for the types %j is described as %j", (types, text) => {
    expect(typesText(types)).toBe(text);
  });
});

describe("a message", () => {
  test("a webhook message says what it is about, also for a test", () => {
    expect(typeWords("rsvp.confirmed")).toBe("A guest RSVPed and has a seat");
    expect(typeWords("rfp.sent")).toBe("A request was sent to venues");
    expect(typeWords("webhook.ping")).toBe("Test message");
  });

  test.each([
    [{}, "On its way", null],
    [{ attempts: 2, nextAttemptAt: at(40).toISOString() }, "Trying again", "2 attempts, next in 40 s"],
    [{ attempts: 1 }, "Trying again", "1 attempt, trying again"],
    [{ status: "delivered" as const, attempts: 1, nextAttemptAt: null }, "Delivered", null],
    [{ status: "delivered" as const, attempts: 3, nextAttemptAt: null }, "Delivered", "3 attempts"],
    [{ status: "failed" as const, attempts: 1, nextAttemptAt: null }, "Given up", "1 attempt"],
  ])("a delivery with %j is shown as %s, %s", (change, label, text) => {
    const shown = { ...delivery, ...change };
    expect(deliveryState(shown).label).toBe(label);
    expect(attemptsText(shown, { now, timeZone })).toBe(text);
  });

  test.each([
    [-5, "now"],
    [59, "in 59 s"],
    [300, "in 5 min"],
    [7200, "in 2 h"],
    [86_400, "Sun 29 Nov, 13:00 CET"],
  ])("a message that is due in %i seconds is shown as due %s", (seconds, text) => {
    expect(soonText({ at: at(seconds), now, timeZone })).toBe(text);
  });
});
