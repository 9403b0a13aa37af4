import { expect, test } from "vitest";
import { pictureIn, uploadIdIn } from "./picture-address";
import { pictureUrl } from "./picture-url";

const ID = "019aa3d0-2b00-7c20-9d11-3e4f5a6b7c01";

test.each([
  [`/api/v1/attachments/${ID}`, `/api/v1/attachments/${ID}`],
  [` /api/v1/attachments/${ID.toUpperCase()}?size=small&invite=x `, `/api/v1/attachments/${ID}`],
  ["https://example.org/a.jpg", "https://example.org/a.jpg"],
  [`https://example.org/api/v1/attachments/${ID}`, `https://example.org/api/v1/attachments/${ID}`],
  [`//example.org/api/v1/attachments/${ID}`, null],
  [`/api/v1/attachments/${ID}/../../me`, null],
  ["/api/v1/attachments/1", null],
  ["http://example.org/a.jpg", null],
  ["javascript:alert(1)", null],
  ["data:image/png;base64,AA", null],
  ["", null],
])("the picture address %j is kept as %j", (given, kept) => {
  const read = pictureUrl(200).safeParse(given);
  expect(read.success ? read.data : null).toBe(kept);
});

test("only an address of this site names an upload, and only an upload has sizes", () => {
  expect(uploadIdIn(`/api/v1/attachments/${ID}`)).toBe(ID);
  expect(uploadIdIn(`https://example.org/api/v1/attachments/${ID}`)).toBeNull();
  expect(uploadIdIn(null)).toBeNull();
  expect(pictureIn("small", `/api/v1/attachments/${ID}?invite=x`)).toBe(
    `/api/v1/attachments/${ID}?invite=x&size=small`,
  );
  expect(pictureIn("small", "https://example.org/a.jpg")).toBe("https://example.org/a.jpg");
});
