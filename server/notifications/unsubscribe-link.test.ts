import { describe, expect, test } from "vitest";
import { defaultOf, planChannels } from "../domains/notifications/kinds/policy";
import { KIND_NAMES, type KindName } from "../domains/notifications/kinds/schema";
import { getSubscription } from "../domains/notifications/unsubscribe/queries";
import { provideEnv } from "../env";
import { subscriptionOf, unsubscribeHeaders } from "./unsubscribe-link";

provideEnv({ NEXTAUTH_SECRET: "a secret for tests", NEXTAUTH_URL: "https://turnout.example" });

const userId = "019aa3a0-0000-7000-8000-000000000004";
const person = { timeZone: "UTC", quiet: null, phone: null, hasPush: false };

/** Whether a mail of this kind is still sent to a person who switched it off. */
function isMailedAnyway(kind: KindName): boolean {
  const choices = [{ kind, channel: "email", enabled: false }];
  const { sent } = planChannels(kind, { ...person, choices }, { latestAt: null }, new Date());
  return sent.some(({ channel }) => channel === "email");
}

describe("List-Unsubscribe", () => {
  test.each(KIND_NAMES.filter((kind) => defaultOf(kind, "email") !== "never"))(
    "the unsubscribe link of %s is present exactly if switching it off ends these emails",
    (kind) => {
      const subscription = subscriptionOf({ userId, kind, isOwed: false });
      expect(subscription !== null).toBe(!isMailedAnyway(kind));
      if (!subscription) return;
      const headers = unsubscribeHeaders(subscription);
      expect(headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
      const token = /^<https:\/\/turnout\.example\/api\/unsubscribe\/([\w.-]+)>$/.exec(
        headers["List-Unsubscribe"] ?? "",
      )?.[1];
      expect(getSubscription(token ?? "")).toEqual({ userId, kind });
    },
  );

  test.each(KIND_NAMES.filter((kind) => defaultOf(kind, "email") !== "never"))(
    "the unsubscribe link of %s is absent for an address without an account and in an email that is owed",
    (kind) => {
      expect(subscriptionOf({ userId: null, kind, isOwed: false })).toBeNull();
      expect(subscriptionOf({ userId, kind, isOwed: true })).toBeNull();
    },
  );
});
