import { isolate } from "../clean-text";
import { counted } from "../plural";
import type { TAG_REFUSALS } from "../refusals/tags";
import type { SentencesFor } from "./sentence";

export const TAG_SENTENCES: SentencesFor<typeof TAG_REFUSALS> = {
  "tag.limit-reached": ({ tagsMax }) =>
    tagsMax === undefined
      ? "There are too many tags. Retire one first."
      : `There can be at most ${counted(tagsMax, "tag")}. Retire one first.`,
  "tag.name-taken": ({ name }) =>
    name === undefined
      ? "Another tag has this name already."
      : `Another tag is called ${isolate(name)} already.`,
  "tag.not-found": "There is no such tag, or you may not see it.",
  "tag.other-scope": "Choose another tag of the same group, or of the site.",
  "tag.retired": ({ name }) =>
    name === undefined
      ? "This tag was retired. Choose another one."
      : `The tag ${isolate(name)} was retired. Choose another one.`,
  "tag.too-many": ({ tagsMax }) => `A post can have at most ${counted(tagsMax ?? 5, "tag")}.`,
  "tag.unknown": ({ name }) =>
    name === undefined
      ? "There is no such tag here. Choose one from the list."
      : `There is no tag ${isolate(name)} here. Choose one from the list.`,
};
