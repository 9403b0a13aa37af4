import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, expectTypeOf, test } from "vitest";
import { errorFacts, errorMessage, fieldFaults, refusalOf } from "./error-message";
import { REFUSALS } from "./refusals/table";

const SERVER = path.join(import.meta.dirname, "../server");
const NEUTRAL = "That did not work. Nothing was changed; try again.";
const REASONS = Object.keys(REFUSALS);

function serverSources(): string[] {
  return readdirSync(SERVER, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$|generated/.test(file))
    .map((file) => readFileSync(path.join(SERVER, file), "utf8"));
}

describe("the sentence for a reason", () => {
  test.each(REASONS)("the sentence for %s is whole even without details", (reason) => {
    const sentence = errorMessage({ reason });
    expect(sentence).toMatch(/^[A-Z“].*[.]$/s);
    expect(sentence).not.toMatch(/undefined|NaN|null/);
  });

  test("an error sentence uses the words of the interface", () => {
    const dialect =
      /\b(e-?mails? (?!ed)|mail|mailed|whoever|whom|somebody|nobody|anybody|at once|in line|told)\b/i;
    const sentences = REASONS.map((reason) => errorMessage({ reason }));
    expect(sentences.filter((sentence) => dialect.test(sentence.replaceAll(/\bemails?\b/gi, "")))).toEqual(
      [],
    );
  });

  test.each(["no.such-reason", "constructor", "toString"])(
    "the unknown reason %s gets a neutral sentence",
    (reason) => {
      expect(errorMessage({ reason })).toBe(NEUTRAL);
    },
  );

  test.each([
    ["capacity.below-taken", { seatsTaken: 1 }, "1 seat is taken already. Choose at least as many."],
    ["seats.not-enough", { seatsLeft: 0 }, "No more seats are free. Your RSVP hasn't changed."],
    ["rsvp.too-many", { retryAfterSeconds: 5 }, "Too many changes. Try again in 5 seconds."],
    ["rsvp.party-too-large", {}, "This group is larger than the whole event."],
    ["rsvp.too-many-guests", {}, "That's more guests than one person may bring."],
    ["seats.not-enough", {}, "There are not enough free seats."],
  ])("the sentence for %s counts from the details %j alone", (reason, details, sentence) => {
    expect(errorMessage({ reason, details })).toBe(sentence);
  });

  test("an error sentence never counts a limit of ten minutes or more in seconds", () => {
    const limits = serverSources().flatMap((source) => [
      ...source.matchAll(/name: "(?<name>[a-z-]+)",\s*hitsMax: \d+,\s*windowSeconds: (?<seconds>[\d_]+)/g),
    ]);
    const long = limits.filter(({ groups }) => Number(groups?.seconds?.replaceAll("_", "")) >= 600);
    expect(long.length).toBeGreaterThan(15);
    const details = { retryAfterSeconds: 3_400 };
    const said = long.map(({ groups }) => errorMessage({ reason: `${groups?.name}.too-many`, details }));
    expect(said.filter((sentence) => sentence === NEUTRAL || /second/.test(sentence))).toEqual([]);
  });
});

describe("an error that reaches the client", () => {
  const error = { data: { reason: "capacity.below-taken", details: { field: "capacity", seatsTaken: 3 } } };

  test("an error's reason narrows its details to those of that reason", () => {
    const refusal = refusalOf(error, "capacity.below-taken");
    expectTypeOf(refusal?.details.seatsTaken).toEqualTypeOf<number | undefined>();
    expect(refusal?.details.seatsTaken).toBe(3);
    expect(refusalOf(error, "capacity.moves-changed")).toBeUndefined();
  });

  test("an error without a refusal counts as a lost connection", () => {
    for (const lost of [new TypeError("Failed to fetch"), null, undefined, "down", { data: null }]) {
      expect(errorFacts(lost)).toEqual({ reason: "network.lost" });
    }
  });

  test("a refusal by the browser's own rules reads the same as one by the server", () => {
    const own = Object.assign(new Error("csv.empty"), { reason: "csv.empty" });
    expect(refusalOf(own, "csv.empty")).toMatchObject({ reason: "csv.empty" });
  });

  test("an error says which fields are at fault if it names any", () => {
    const fields = [{ field: "title", message: "Add a title." }];
    expect(fieldFaults(errorFacts({ data: { reason: "input.invalid", details: { fields } } }))).toEqual(
      fields,
    );
    expect(fieldFaults({ reason: "network.lost" })).toEqual([]);
  });

  test.each([
    ["room.name-taken", "name", "This event already has a room with this name."],
    ["staff.is-host", "email", expect.any(String)],
    ["organization.is-member", "email", expect.any(String)],
  ])("the refusal %s is shown beside the field that it is about", (reason, field, message) => {
    const facts = errorFacts({ data: { reason, details: { field } } });
    expect(fieldFaults(facts)).toEqual([{ field, message }]);
  });

  test("a refusal that may name a field and names none is shown for the form as a whole", () => {
    expect(fieldFaults(errorFacts({ data: { reason: "rsvp.no-invitations", details: {} } }))).toEqual([]);
    expect(fieldFaults(errorFacts({ data: { reason: "rsvp.no-invitations" } }))).toEqual([]);
  });
});
