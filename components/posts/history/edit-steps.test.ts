import { expect, test } from "vitest";
import { editSteps } from "./edit-steps";

const by = { id: "1", name: "Ana", imageUrl: null };

test("each edit is compared with the text that followed it", () => {
  const [newest, oldest] = editSteps({ title: "Run", body: "three" }, [
    { version: 4, title: "Run", body: "two", replacedAt: "2026-03-02T10:00:00.000Z", by },
    { version: 1, title: null, body: "two", replacedAt: "2026-03-01T10:00:00.000Z", by },
  ]);
  expect(newest).toMatchObject({
    title: null,
    body: [
      { kind: "removed", text: "two" },
      { kind: "added", text: "three" },
    ],
  });
  expect(oldest).toMatchObject({ title: [{ kind: "added", text: "Run" }], body: null });
});
