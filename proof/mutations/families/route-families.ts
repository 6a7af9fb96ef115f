import type { JsonObject } from "../mutation.ts";
import type { Change, Family } from "./family.ts";
import { renameKey } from "./rename-in-examples.ts";
import { objectAt, operationsIn } from "./spec-walk.ts";

const paths = (document: JsonObject): string[] => Object.keys(document.paths as JsonObject);
const holes = (path: string): string => (path.match(/\{[^}]+\}/g) ?? []).join();

/** Changes of paths, methods, statuses and security. */
export const routeFamilies: readonly Family[] = [
  {
    family: "path dropped",
    find: (document) =>
      paths(document).map((path) => ({
        at: path,
        change: (copy) => {
          delete objectAt(copy, ["paths"])[path];
        },
      })),
  },
  {
    family: "path misspelt",
    find: (document) =>
      paths(document).map((path) => ({
        at: path,
        change: (copy) => renameKey(objectAt(copy, ["paths"]), path, path.replace(/s?(?=(\/\{[^}]+\})?$)/, "x")),
      })),
  },
  {
    family: "paths swapped",
    find: (document) =>
      paths(document).flatMap((one, index, all) =>
        all.slice(index + 1).flatMap((other): Change[] => {
          if (holes(one) !== holes(other)) return [];
          const change = (copy: JsonObject): void => {
            const items = objectAt(copy, ["paths"]);
            [items[one], items[other]] = [items[other], items[one]];
          };
          return [{ at: `${one} and ${other}`, change }];
        }),
      ),
  },
  {
    family: "method changed",
    find: (document) =>
      operationsIn(document).map(({ path, method, id }) => {
        const other = method === "put" ? "patch" : "options";
        return { at: `${id} to ${other}`, change: (copy) => renameKey(objectAt(copy, ["paths", path]), method, other) };
      }),
  },
  {
    family: "operation dropped",
    find: (document) =>
      operationsIn(document).map(({ path, method, id }) => ({
        at: id,
        change: (copy) => {
          delete objectAt(copy, ["paths", path])[method];
        },
      })),
  },
  { family: "success status changed", find: (document) => statuses(document, (status) => status < 300, changed) },
  { family: "error status changed", find: (document) => statuses(document, (status) => status >= 400, changed) },
  { family: "error status removed", find: (document) => statuses(document, (status) => status >= 400, removed) },
  { family: "202 removed", find: (document) => statuses(document, (status) => status === 202, removed) },
  { family: "201 removed", find: (document) => statuses(document, (status) => status === 201, removed) },
  {
    family: "security changed",
    find: () => [
      {
        at: "a key in X-Api-Key",
        change: (copy) => {
          const schemes = objectAt(copy, ["components", "securitySchemes"]);
          for (const name of Object.keys(schemes)) schemes[name] = { type: "apiKey", in: "header", name: "X-Api-Key" };
        },
      },
    ],
  },
];

function statuses(
  document: JsonObject,
  isMeant: (status: number) => boolean,
  change: (responses: JsonObject, status: string) => void,
): Change[] {
  return operationsIn(document).flatMap(({ id, place }) => {
    const own = [...place, "responses"];
    const keys = Object.keys(objectAt(document, own)).filter((status) => isMeant(Number(status)));
    return keys.map((key) => ({ at: `${id} ${key}`, change: (copy) => change(objectAt(copy, own), key) }));
  });
}

function changed(responses: JsonObject, status: string): void {
  renameKey(responses, status, status.startsWith("2") ? "206" : "418");
}

function removed(responses: JsonObject, status: string): void {
  delete responses[status];
}
