import { expect, test } from "vitest";
import { slugBase } from "./slug";

test.each([
  ["Crème brûlée, round 2!", "creme-brulee-round-2"],
  ["  --Already--dashed--  ", "already-dashed"],
  ["Süße Grüße, Łódź", "susse-grusse-lodz"],
  ["बिहान", "event"],
  ["日本語 and more", "and-more"],
  ["<script>alert(1)</script>", "script-alert-1-script"],
  ["../../etc/passwd", "etc-passwd"],
  ["a".repeat(200), "a".repeat(60)],
  [`${"a".repeat(59)} tail`, "a".repeat(59)],
  ["", "event"],
])("the title %j has the slug %j", (title, slug) => {
  expect(slugBase(title)).toBe(slug);
});
