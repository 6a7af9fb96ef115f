import { expect, it } from "vitest";
import { addressFor, isLoopback, registryFlag, rehearsalProblem } from "./registry-address.ts";

const NAME = "@scope/one";
const settings = {
  registry: "https://default.example",
  "@scope:registry": "https://scoped.example/",
  "@x:registry": "no",
};

it.each([
  ["npm's registry setting", { registry: "https://default.example" }, {}, "https://default.example/"],
  ["the scope's registry before it", settings, {}, "https://scoped.example/"],
  [
    "the scope's registry before publishConfig.registry",
    settings,
    { registry: "https://own.example" },
    "https://scoped.example/",
  ],
  [
    "publishConfig.registry before the general one",
    { registry: "https://default.example" },
    { registry: "https://own.example" },
    "https://own.example/",
  ],
  [
    "publishConfig's registry of the scope before all",
    settings,
    { "@scope:registry": "https://own.example" },
    "https://own.example/",
  ],
])("a package goes where npm would send it: %s", (_title, set, publishConfig, address) => {
  expect(addressFor(NAME, publishConfig, set)).toBe(address);
});

it("npm gets the address by the setting that wins over all others", () => {
  expect(registryFlag(NAME, "http://127.0.0.1:1/")).toBe("--@scope:registry=http://127.0.0.1:1/");
  expect(registryFlag("unscoped", "http://127.0.0.1:1/")).toBe("--registry=http://127.0.0.1:1/");
});

it.each(["http://127.0.0.1:4873/", "http://[::1]:1/", "http://localhost/"])("%s is on this machine", (address) => {
  expect(isLoopback(address)).toBe(true);
});

it.each(["https://127.0.0.1.example/", "https://localhost.example/"])("%s is not on this machine", (address) => {
  expect(isLoopback(address)).toBe(false);
});

const REHEARSAL = "http://127.0.0.1:4873/";

it("a rehearsal accepts its own registry, and a publishConfig on this machine", () => {
  expect(rehearsalProblem(NAME, {}, REHEARSAL, REHEARSAL)).toBeUndefined();
  expect(
    rehearsalProblem(NAME, { access: "public", registry: "http://localhost:1" }, REHEARSAL, REHEARSAL),
  ).toBeUndefined();
});

it.each([
  ["another registry of the scope", {}, "https://scoped.example/"],
  ["another port", {}, "http://127.0.0.1:1/"],
  ["publishConfig.registry on another machine", { registry: "https://own.example" }, REHEARSAL],
  ["publishConfig's registry of the scope on another machine", { "@scope:registry": "https://own.example" }, REHEARSAL],
])("a rehearsal refuses %s", (_title, publishConfig, address) => {
  expect(rehearsalProblem(NAME, publishConfig, address, REHEARSAL)).toContain(NAME);
});

it("a rehearsal refuses a registry that is not on this machine", () => {
  expect(rehearsalProblem(NAME, {}, "https://own.example/", "https://own.example/")).toContain("this machine");
});
