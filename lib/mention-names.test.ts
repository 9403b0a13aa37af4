import { expect, test } from "vitest";
import { areSameText, namedIn, withNames } from "./mention-names";

const ANA = "019aa3a0-0000-7000-8000-00000000000a";
const BEN = "019aa3a0-0000-7000-8000-00000000000b";
const names = new Map([[ANA, "Ana [A] Ferreira"]]);

test("a text shows the present name of a person, and none that was typed for a person who is not known", () => {
  expect(
    withNames(`Hi @[Old](person:${ANA}) and @[Ben](person:${BEN}), \`@[Old](person:${ANA})\`.`, names),
  ).toBe(
    `Hi @[Ana A Ferreira](person:${ANA}) and @[someone](person:${BEN}), \`@[Ana A Ferreira](person:${ANA})\`.`,
  );
});

test("the people whom a text names are found once each, whatever the case of their ids", () => {
  expect(namedIn(`@[A](person:${ANA.toUpperCase()}) @[B](person:${ANA}) [C](person:${BEN})`)).toEqual([ANA]);
});

test("texts that differ only in the names of mentions are the same", () => {
  expect(areSameText(`Hi @[Old](person:${ANA})`, `Hi @[New](person:${ANA})`)).toBe(true);
  expect(areSameText(`Hi @[Old](person:${ANA})`, `Hi @[Old](person:${BEN})`)).toBe(false);
  expect(areSameText("Hi", "Hi!")).toBe(false);
});
