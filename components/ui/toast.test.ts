import { expect, it } from "vitest";
import { deliverToastsWith, isToastWanted, onToastWanted, toast } from "./toast";

it("messages are kept until a toaster mounts and then shown right away", () => {
  let asked = 0;
  const stop = onToastWanted(() => {
    asked++;
  });
  expect(isToastWanted()).toBe(false);
  toast({ title: "first" });
  toast({ title: "second" });
  expect(isToastWanted()).toBe(true);
  expect(asked).toBe(2);

  const shown: string[] = [];
  const leave = deliverToastsWith((message) => shown.push(message.title));
  toast({ title: "third" });
  expect(shown).toEqual(["first", "second", "third"]);

  leave();
  toast({ title: "fourth" });
  deliverToastsWith((message) => shown.push(message.title));
  expect(shown).toEqual(["first", "second", "third", "fourth"]);
  stop();
});
