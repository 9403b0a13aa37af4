import { describe, expect, expectTypeOf, test } from "vitest";
import { type DetailsArgument, REFUSALS, type Reason } from "@/lib/refusals/table";
import { DomainError, isRefused, notFound } from "./errors";

describe("a refusal", () => {
  test("a refusal has the code that its reason was declared with", () => {
    for (const reason of Object.keys(REFUSALS) as Reason[]) {
      expect(Reflect.construct(DomainError, [reason])).toMatchObject({ reason, code: REFUSALS[reason].code });
    }
  });

  test("a refusal does not compile if its reason is misspelt", () => {
    expectTypeOf<"rsvp.clsoed">().not.toExtend<Reason>();
    expectTypeOf<"rsvp.closed">().toExtend<Reason>();
    // @ts-expect-error a reason that the table does not have
    expect(() => new DomainError("rsvp.clsoed")).toThrow();
    // @ts-expect-error a noun that no `….not-found` is declared for
    expect(() => notFound("evnet")).toThrow();
  });

  test("a refusal takes exactly the details that its reason was declared with", () => {
    expectTypeOf<DetailsArgument<"event.past">>().toEqualTypeOf<[]>();
    expectTypeOf<DetailsArgument<"series.full">>().toEqualTypeOf<[details: { seriesMax: number }]>();
    // @ts-expect-error the details are missing
    expect(new DomainError("series.full").details).toBeUndefined();
    expect(new DomainError("series.full", { seriesMax: 52 }).details).toEqual({ seriesMax: 52 });
  });

  test("a refusal's reason narrows its details to those of that reason", () => {
    const error: unknown = new DomainError("message.not-scheduled", { state: "sent" });
    expect(isRefused(error, "message.nobody", "message.not-found")).toBe(false);
    expect(isRefused(error, "message.not-scheduled") && error.details?.state).toBe("sent");
    expect(isRefused(new Error("message.not-scheduled"), "message.not-scheduled")).toBe(false);
  });
});

test("every reason is spelt as a noun and what is the matter with it", () => {
  expect(
    Object.keys(REFUSALS).filter((reason) => !/^[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/.test(reason)),
  ).toEqual([]);
});
