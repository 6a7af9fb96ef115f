import { expect, test } from "vitest";
import { operationIds } from "./operation-ids.ts";

test("operations keep their names in camelCase, and get new ones if the name is missing or shared", () => {
  const one = (method: string, path: string, operationId?: string, isList = false) => ({
    method,
    path,
    operationId,
    isList,
  });
  const named = operationIds([
    one("get", "/pets", "list_pets"),
    one("get", "/pets/{id}"),
    one("post", "/pets", "list-pets"),
    one("get", "/owners", undefined, true),
    one("get", "/", "42"),
    one("delete", "/pets/{petId}/toys/{toyId}", "getAPIKey"),
  ]);
  expect(named).toEqual(["listPets", "getPet", "createPets", "listOwners", "getRoot", "getApiKey"]);
});
