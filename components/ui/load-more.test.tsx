import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LoadMore } from "./load-more";

const rest = { hasMore: true, pending: false, onLoad: () => {} };

test.each([
  [{ one: "person", many: "people", shown: 1 }, "1 person", "Show more people"],
  [{ one: "person", many: "people", shown: 1, total: 1 }, "1 of 1 person", "Show more people"],
  [{ one: "event", shown: 20, total: 2_000 }, "20 of 2,000 events", "Show more events"],
])("the end of a list counts %j in words that fit the number", (list, words, button) => {
  const html = renderToStaticMarkup(<LoadMore {...list} {...rest} />);
  expect(html).toContain(`>${words}<`);
  expect(html).toContain(button);
});
