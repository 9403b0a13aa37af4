import { expect, it } from "vitest";
import { linkMail, linkUrl } from "./policy";

it("an emailed link leads to a page of this site that takes the token and the way back", () => {
  const url = linkUrl("https://turnout.example", {
    purpose: "sign-in",
    token: "t-1",
    callbackPath: "/me?a=1&b=2",
  });
  expect(url).toBe("https://turnout.example/sign-in/link?token=t-1&callbackUrl=%2Fme%3Fa%3D1%26b%3D2");
});

it("the email says what the link does, how long it works, and what to do if it was not requested", () => {
  const url = linkUrl("https://turnout.example", { purpose: "confirm", token: "t-1", callbackPath: "/" });
  const mail = linkMail("confirm", url);
  expect(mail.action.url).toBe("https://turnout.example/confirm-address?token=t-1");
  expect(mail.footer).toContain("24 hours");
  expect(mail.footer).toContain("ignore this email");
});
