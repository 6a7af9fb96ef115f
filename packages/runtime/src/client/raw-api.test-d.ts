import { expectTypeOf, test } from "vitest";
import type { RawApi } from "./raw-api.js";

interface Json<Body> {
  readonly content: { readonly "application/json": Body };
}

/** What openapi-typescript writes for a spec; one operation documents no numeric success. */
interface Paths {
  "/things": {
    get: {
      parameters: Record<never, never>;
      responses: {
        200: Json<{ name: string }>;
        400: Json<{ message: string }>;
        404: { content: { readonly "application/problem+json": { title: string } } };
        500: { content: { readonly "text/html": string } };
        503: { content?: never };
      };
    };
    post: { parameters: Record<never, never>; requestBody?: never; responses: { default: Json<{ id: string }> } };
  };
  "/only-default": {
    post: { parameters: Record<never, never>; requestBody?: never; responses: { default: { content?: never } } };
  };
}
declare const api: RawApi<Paths>;

test("the path is one of the spec, also where operations document no numeric success", () => {
  expectTypeOf<Parameters<typeof api.GET>[0]>().toEqualTypeOf<"/things">();
  expectTypeOf<Parameters<typeof api.POST>[0]>().toEqualTypeOf<keyof Paths>();
});

test("the data of an operation with a numeric success has the documented type", async () => {
  const { ok, data } = await api.GET("/things");
  if (ok) expectTypeOf(data).toEqualTypeOf<{ name: string }>();
});

test("the data of an operation without a numeric success is unknown", async () => {
  const { ok, data } = await api.POST("/only-default");
  if (ok) expectTypeOf(data).toBeUnknown();
});

test("an error has the type of any JSON that the spec documents, or is a text or nothing", async () => {
  const { ok, error } = await api.GET("/things");
  if (!ok) expectTypeOf(error).toEqualTypeOf<{ message: string } | { title: string } | string | undefined>();
});
