import { describe, expect, test } from "vitest";
import { isConnectionLost, refusalFor, standstillOf } from "./postgres-error";

/** An error as pg throws it, and as Prisma wraps an error of its driver adapter. */
const shapes = (code: string, message = "") => [
  Object.assign(new Error(message), { code }),
  Object.assign(new Error("Raw query failed"), {
    code: "P2010",
    meta: {
      driverAdapterError: { cause: { originalCode: code, originalMessage: message, kind: "postgres" } },
    },
  }),
];

describe("a failure of the database", () => {
  test.each([
    ["53100", "", "database.full"],
    ["25006", "", "database.read-only"],
    ["58000", "", "database.faulty"],
    ["58030", "", "database.faulty"],
    ["58P01", "", "database.faulty"],
    ["XX001", "", "database.faulty"],
    ["XX002", "", "database.faulty"],
    ["54000", "database is not accepting commands that assign new transaction IDs", "database.faulty"],
  ])("SQLSTATE %s %s concerns every write and is reported as %s", (code, message, reason) => {
    for (const error of shapes(code, message)) {
      expect(standstillOf(error)).toBe(reason);
      expect(refusalFor(error)).toMatchObject({ code: "unavailable", reason });
      expect(isConnectionLost(error)).toBe(false);
    }
  });

  test.each(["53000", "53200", "53300", "53400", "55P03", "57014"])(
    "SQLSTATE %s is temporary and is reported as a busy database",
    (code) => {
      for (const error of shapes(code)) {
        expect(refusalFor(error)).toMatchObject({ code: "unavailable", reason: "database.busy" });
        expect(standstillOf(error)).toBeUndefined();
      }
    },
  );

  test.each(["08000", "08003", "08006", "57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "25P04"])(
    "SQLSTATE %s is a lost connection",
    (code) => {
      for (const error of shapes(code)) expect(isConnectionLost(error)).toBe(true);
    },
  );

  test.each(["23505", "22P02", "42501", "42P01", "54000", "40001"])(
    "SQLSTATE %s concerns one statement and is not translated",
    (code) => {
      for (const error of shapes(code)) {
        expect(standstillOf(error)).toBeUndefined();
        expect(refusalFor(error)).toBeUndefined();
        expect(isConnectionLost(error)).toBe(false);
      }
    },
  );
});
