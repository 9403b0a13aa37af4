import { describe, expect, test } from "vitest";
import { variableValues, WHATSAPP_TEMPLATES, type WhatsappTemplate, whatsappText } from "./templates";

const variables = {
  name: "Ana",
  what: "Night walk",
  until: "Sat 28 Nov, 19:00 CET",
  link: "https://turnout.example/o/1",
};
const template = "waitlist_hold_offered";

test.each(Object.keys(WHATSAPP_TEMPLATES) as WhatsappTemplate[])(
  "the text of template %s uses each of its variables",
  (name) => {
    const { variables: known, text } = WHATSAPP_TEMPLATES[name];
    const said = [...text.matchAll(/\{(\w+)\}/g)].map(([, variable]) => variable);
    expect(said.sort()).toEqual([...known].sort());
  },
);

describe("a message", () => {
  test("a WhatsApp message is read with its variables in their places", () => {
    expect(whatsappText({ template, variables })).toBe(
      "Hello Ana, a spot at Night walk is being held for you until Sat 28 Nov, 19:00 CET. Accept or decline here: https://turnout.example/o/1",
    );
  });

  test.each(Object.keys(variables))("a WhatsApp message is never sent without its %s", (variable) => {
    const refused = expect.objectContaining({
      code: "invalid",
      reason: "template.variable-missing",
      details: { template, variable },
    });
    for (const value of [undefined, "", "  \n\u0000 "]) {
      const broken = { ...variables, [variable]: value } as Record<string, string>;
      expect(() => variableValues({ template, variables: broken })).toThrow(refused);
      expect(() => whatsappText({ template, variables: broken })).toThrow(refused);
    }
  });

  test("a WhatsApp message is never sent with a variable that its template does not have", () => {
    expect(() => variableValues({ template, variables: { ...variables, seats: "2" } })).toThrow(
      expect.objectContaining({ reason: "template.variable-unknown" }),
    );
  });

  test("the values of a WhatsApp message are one line with single spaces, the only ones that WhatsApp accepts", () => {
    const broken = { ...variables, what: " Night\r\n\twalk    of  {name} " };
    expect(variableValues({ template, variables: broken })[1]).toBe("Night walk of {name}");
    expect(whatsappText({ template, variables: broken })).toContain(
      "a spot at Night walk of {name} is being held",
    );
  });
});
