import { expect, test } from "vitest";
import { mentionedIn } from "./mentions.policy";

const ANA = "019aa3a0-0000-7000-8000-000000000004";
const BEN = "019aa3a0-0000-7000-8000-000000000005";
const ana = `@[Ana Ferreira](person:${ANA})`;
const ben = `@[Ben](person:${BEN})`;

test.each<[string, string, string[]]>([
  ["a plain text mentions no one", "Hello @Ana and ana@example.org", []],
  ["one person", `Hello ${ana}!`, [ANA]],
  ["two people in order, each once", `${ben} ${ana} ${ben}`, [BEN, ANA]],
  ["an id in capitals", `@[Ana](person:${ANA.toUpperCase()})`, [ANA]],
  ["a link to a person without @ is a link", `[Ana](person:${ANA})`, []],
  ["no id", "@[Ana](person:ana)", []],
  ["a name with escaped brackets", `@[Ana \\[A\\]](person:${ANA})`, [ANA]],
  ["code in a line", `\`${ana}\` and ${ben}`, [BEN]],
  ["code in a line by two backticks", `\`\`a \` ${ana}\`\` ${ben}`, [BEN]],
  ["a backtick that nothing closes is no code", `\` ${ana}`, [ANA]],
  ["a fenced block", `\`\`\`\n${ana}\n\`\`\`\n${ben}`, [BEN]],
  ["a fenced block of tildes with a language", `~~~md\n${ana}\n~~~\n${ben}`, [BEN]],
  ["a fence that nothing closes runs to the end", `${ben}\n\`\`\`\n${ana}`, [BEN]],
  ["a fence in a quote", `> \`\`\`\n> ${ana}\n> \`\`\`\n\n${ben}`, [BEN]],
  ["an indented block", `Look:\n\n    ${ana}\n\n${ben}`, [BEN]],
  ["an indented line that goes on a paragraph is no code", `Look\n    ${ana}`, [ANA]],
  ["a quote", `> ${ana}`, [ANA]],
])("%s", (_, text, expected) => {
  expect(mentionedIn(text)).toEqual(expected);
});

test.each([
  ["brackets", "@[".repeat(10_000)],
  ["backticks", "` ``".repeat(5_000)],
  ["runs of backticks of every length", Array.from({ length: 200 }, (_, at) => "`".repeat(at)).join(" ")],
  ["quotes", `${"> ".repeat(50)}${ana}\n`.repeat(100)],
  ["half a mention", "@[a](person:019aa3a0-".repeat(900)],
])("a text of 20,000 characters full of %s is read in bounded time", (_, text) => {
  expect(mentionedIn(text).length).toBeLessThan(2);
});
