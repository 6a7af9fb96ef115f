// Random OpenAPI documents that use everything the judge reads.
import fc from "fast-check";
import { COMPONENTS, own, type Part, refTo, schemas, VERSIONS, type Version } from "./random-schemas.ts";

const some = <T>(values: readonly T[]) => fc.constantFrom(...values);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });

/** An object without the keys that are undefined. */
function part(record: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Part> {
  return fc.record(record).map((made) => own(Object.entries(made).filter(([, value]) => value !== undefined)));
}

const MEDIA = [
  "application/json",
  "Application/JSON; charset=utf-8",
  "application/*",
  "*/*",
  "text/plain",
  "multipart/form-data",
  "application/xml",
];

function content(version: Version): fc.Arbitrary<Part> {
  const media = part({
    schema: maybe(schemas(version, 2)),
    example: maybe(fc.constant(1)),
    encoding: fc.option(some([{ a: { contentType: "text/plain" } }, { a: { style: "form", explode: true } }]), {
      freq: 8,
      nil: undefined,
    }),
  });
  return fc
    .uniqueArray(some(MEDIA), { minLength: 1, maxLength: 2, selector: (type) => type.split(";")[0]?.toLowerCase() })
    .chain((types) =>
      fc.tuple(fc.constant(types), fc.array(media, { minLength: types.length, maxLength: types.length })),
    )
    .map(([types, made]) => own(types.map((type, index) => [type, made[index]])));
}

function parameters(version: Version): fc.Arbitrary<unknown[]> {
  const parameter = part({
    name: some(["a", "b", "id", "X-Trace", "__proto__"]),
    in: some(["query", "header", "path", "cookie"]),
    required: maybe(fc.boolean()),
    schema: schemas(version, 1),
    style: fc.option(some(["form", "simple", "deepObject"]), { freq: 8, nil: undefined }),
    explode: fc.option(fc.boolean(), { freq: 8, nil: undefined }),
    deprecated: fc.option(fc.boolean(), { freq: 8, nil: undefined }),
  }).map((one) => (one.in === "path" ? { ...one, required: true } : one));
  const shared = fc.constant({ $ref: refTo("parameters", "Shared") });
  return fc
    .array(fc.oneof({ weight: 4, arbitrary: parameter }, { weight: 1, arbitrary: shared }), { maxLength: 3 })
    .map((list) => [
      ...new Map(list.map((one) => [`${(one as Part).in} ${String((one as Part).name).toLowerCase()}`, one])).values(),
    ]);
}

function responses(version: Version): fc.Arbitrary<Part> {
  const header = part({ required: maybe(fc.boolean()), schema: schemas(version, 1) });
  const response = part({
    description: fc.constant("It."),
    content: maybe(content(version)),
    headers: fc.option(
      fc
        .tuple(some(["X-A", "x-b"]), fc.oneof(header, fc.constant({ $ref: refTo("headers", "Shared") })))
        .map(([name, one]) => own([[name, one]])),
      { freq: 4, nil: undefined },
    ),
  });
  const shared = fc.constant({ $ref: refTo("responses", "Shared") });
  return fc
    .uniqueArray(some(["200", "201", "2XX", "204", "400", "404", "default"]), { minLength: 1, maxLength: 2 })
    .chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.array(fc.oneof({ weight: 3, arbitrary: response }, { weight: 1, arbitrary: shared }), {
          minLength: all.length,
          maxLength: all.length,
        }),
      ),
    )
    .map(([all, made]) => own(all.map((status, index) => [status, made[index]])));
}

function operation(version: Version, depth = 1): fc.Arbitrary<Part> {
  const callbacks =
    depth === 0
      ? fc.constant(undefined)
      : fc.option(
          operation(version, 0).map((post) => ({ told: { "{$request.body#/url}": { post } } })),
          { freq: 6, nil: undefined },
        );
  return part({
    parameters: maybe(parameters(version)),
    requestBody: maybe(
      fc.oneof(
        part({ required: maybe(fc.boolean()), content: content(version) }),
        fc.constant({ $ref: refTo("requestBodies", "Shared") }),
      ),
    ),
    responses: responses(version),
    callbacks,
    deprecated: fc.option(fc.boolean(), { freq: 8, nil: undefined }),
    security: fc.option(some([[], [{ key: [] }], [{ key: [] }, { oauth: ["read"] }]]), { freq: 6, nil: undefined }),
    tags: fc.option(fc.constant(["t"]), { freq: 8, nil: undefined }),
    servers: fc.option(servers, { freq: 10, nil: undefined }),
  });
}

const servers = some<unknown[]>([
  [{ url: "https://api.example.com/" }],
  [{ url: "https://{region}.example.com", variables: { region: { default: "eu", enum: ["eu", "us"] } } }],
  [{ url: "/v1" }, { url: "/v2" }],
]);

/** Documents of every version. Each reference leads somewhere, or in a circle of schemas. */
export const documents: fc.Arbitrary<Part> = some(VERSIONS).chain((version) => {
  const items = fc.array(fc.tuple(some(["get", "post", "put"]), operation(version)), { minLength: 1, maxLength: 2 });
  const item = fc
    .tuple(items, fc.option(parameters(version), { freq: 4 }))
    .map(([all, shared]) => own([...all, ...(shared ? [["parameters", shared] as const] : [])]));
  return fc
    .record({
      first: item,
      second: fc.option(item, { freq: 3, nil: undefined }),
      hook:
        version === "3.0.3" ? fc.constant(undefined) : fc.option(operation(version, 0), { freq: 4, nil: undefined }),
      servers: maybe(servers),
      security: fc.option(fc.constant([{ key: [] }]), { freq: 4, nil: undefined }),
      schemas: fc.array(schemas(version, 1), { minLength: COMPONENTS.length, maxLength: COMPONENTS.length }),
      response: part({ description: fc.constant("It."), content: maybe(content(version)) }),
      parameter: schemas(version, 1),
      header: schemas(version, 1),
      body: content(version),
    })
    .map((made) => {
      let count = 0;
      const document: Part = {
        openapi: version,
        info: { title: "Random", version: "1" },
        ...(made.servers ? { servers: made.servers } : {}),
        ...(made.security ? { security: made.security } : {}),
        paths: { "/a/{id}": made.first, ...(made.second ? { "/b": made.second } : {}) },
        ...(made.hook ? { webhooks: { told: { post: made.hook } } } : {}),
        components: {
          schemas: own(COMPONENTS.map((name, index) => [name, made.schemas[index]])),
          responses: { Shared: made.response },
          parameters: { Shared: { name: "shared", in: "query", schema: made.parameter } },
          headers: { Shared: { schema: made.header } },
          requestBodies: { Shared: { content: made.body } },
        },
      };
      // Parts that the generator made once are shared by reference; a document read from a file has no such parts.
      const copy = JSON.parse(JSON.stringify(document)) as Part;
      for (const item of Object.values(copy.paths as Record<string, Part>))
        for (const [method, one] of Object.entries(item))
          if (method !== "parameters") (one as Part).operationId = `op${count++}`;
      return copy;
    });
});
