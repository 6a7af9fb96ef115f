import { expect, it } from "vitest";
import { withUniqueIds } from "./unique-ids.ts";

it("a repeated id gets a number that is free, and the links after it lead there", () => {
  const heading = '<h4 id="headers">Headers</h4><a href="#headers">here</a>';
  expect(withUniqueIds(`${heading}<p id="headers-2">other</p>${heading}<a href="#top">top</a>`)).toBe(
    `${heading}<p id="headers-2">other</p><h4 id="headers-3">Headers</h4><a href="#headers-3">here</a><a href="#top">top</a>`,
  );
});

it("text that looks like an id stays", () => {
  const text = '<p id="a">id="a"</p><pre> id="a"</pre>';
  expect(withUniqueIds(text)).toBe(text);
});
