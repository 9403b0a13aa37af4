import { expect, test } from "vitest";
import { isMalformedPath } from "./malformed-path";

test.each(["/%", "/%E0%A4%A", "/%ff", "/events/%00", "/events/%zz?q=1", "/a/%/b"])(
  "the path %s is malformed",
  (url) => {
    expect(isMalformedPath(url)).toBe(true);
  },
);

test.each(["/", "", undefined, "/events/%E2%82%AC", "/events/%2e%2e", "/events?q=%", "/events?q=%00", "*"])(
  "the path %s is well-formed",
  (url) => {
    expect(isMalformedPath(url)).toBe(false);
  },
);
