import { newId } from "../factories";

const ofTag = () => ({ tagId: newId() });

/** Procedures of communities that ask whether the caller is signed in, or nothing; what they name is not there. */
export const COMMUNITY_ROWS = {
  "tags.list": { access: "anyone", input: () => ({ q: "art" }) },
  "tags.get": { access: "anyone", input: ofTag },
  "tags.posts": { access: "anyone", input: ofTag },
  "tags.followed": { access: "signed-in", input: () => undefined },
  "tags.create": { access: "signed-in", input: () => ({ name: "Art", groupId: newId() }) },
  "tags.edit": { access: "signed-in", input: () => ({ ...ofTag(), name: "Art" }) },
  "tags.merge": { access: "signed-in", input: () => ({ ...ofTag(), intoTagId: newId() }) },
  "tags.follow": { access: "signed-in", input: ofTag },
  "tags.unfollow": { access: "signed-in", input: ofTag },
  "groupModeration.report": {
    access: "signed-in",
    input: () => ({ targetType: "post", targetId: newId(), reason: "spam" }),
  },
  "groupModeration.resolve": {
    access: "signed-in",
    input: () => ({ reportId: newId(), action: "dismiss" }),
  },
  "groupModeration.siteQueue": { access: "admin", input: () => ({}) },
  "blocks.list": { access: "signed-in", input: () => ({}) },
  "blocks.add": { access: "signed-in", input: () => ({ userId: newId() }) },
  "blocks.remove": { access: "signed-in", input: () => ({ userId: newId() }) },
} as const;
