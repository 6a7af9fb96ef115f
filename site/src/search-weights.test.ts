import { expect, it } from "vitest";
import { weightOf, withWeight } from "./search-weights.ts";

it.each([
  ["guides/errors/index.html", 2],
  ["options/index.html", 2],
  ["kantata-ox/index.html", 1],
  ["proof/decisions/node-transport/index.html", 0.5],
  ["typescript/invitation-clients/runtime/index.html", 0.15],
])("a word of %s counts %d times", (file, weight) => {
  expect(weightOf(file)).toBe(weight);
});

it("the content has the weight, and each heading its own, up to what Pagefind takes", () => {
  const page = '<h2>Menu</h2><header>a</header><main lang="en"><h1 id="a">A</h1><h3>B</h3></main>';
  expect(withWeight(page, 1)).toBe(page);
  expect(withWeight(page, 0.2)).toBe(
    '<h2>Menu</h2><header>a</header><main data-pagefind-weight="0.2" lang="en"><h1 data-pagefind-weight="1.4" id="a">A</h1><h3 data-pagefind-weight="1">B</h3></main>',
  );
  expect(withWeight(page, 2)).toContain('<h1 data-pagefind-weight="10" id="a">');
});
