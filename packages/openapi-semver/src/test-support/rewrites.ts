// Ways to write a document differently without a change of its meaning.
import { type Found, isPart, partsOf } from "./parts-of-documents.ts";
import { own, type Part, refTo } from "./random-schemas.ts";

/** Chooses one of some values; each call takes the next of the random numbers that a test made. */
export type Choose = <T>(values: readonly T[]) => T | undefined;

/** Changes a document in place; false if it has no place for the change. */
export type Rewrite = (document: Part, choose: Choose) => boolean;

const isRef = (value: unknown): boolean => isPart(value) && typeof value.$ref === "string";
const isOld = (document: Part): boolean => String(document.openapi).startsWith("3.0");

/** Schemas whose place names nothing: below a discriminator, references and `allOf` name alternatives. */
function freeSchemas(document: Part): Found[] {
  const named = JSON.stringify(document).includes('"discriminator"');
  return partsOf(document, "schema").filter(({ holder, key, at }) => {
    const schema = holder[key];
    if (!isPart(schema)) return false;
    if (
      named &&
      (isRef(schema) ||
        "allOf" in schema ||
        /\/(oneOf|anyOf|allOf)\/\d+$/.test(at) ||
        /^\/components\/schemas\/[^/]+$/.test(at))
    )
      return false;
    // What an id or an anchor names would move.
    return !/"\$(id|anchor|dynamicAnchor|dynamicRef)"/.test(JSON.stringify(schema));
  });
}

function onSchema(
  accepts: (schema: Part, document: Part, at: string) => boolean,
  change: (schema: Part, choose: Choose) => unknown,
): Rewrite {
  return (document, choose) => {
    const found = choose(
      freeSchemas(document).filter(({ holder, key, at }) => accepts(holder[key] as Part, document, at)),
    );
    if (found === undefined) return false;
    put(found, change(found.holder[found.key] as Part, choose));
    return true;
  };
}

function put({ holder, key }: Found, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

/** Reverses keys (or a list) of one object. */
function turned(value: unknown): unknown {
  return isPart(value) ? own(Object.entries(value).reverse()) : [...(value as unknown[])].reverse();
}

function turnList(keyword: string): Rewrite {
  return onSchema(
    (schema) => Array.isArray(schema[keyword]) && (schema[keyword] as unknown[]).length > 1,
    (schema) => ({ ...schema, [keyword]: turned(schema[keyword]) }),
  );
}

const hasDefault = (schema: Part): boolean => "default" in schema;

function moveToComponents(kind: "response" | "header" | "parameter" | "requestBody", section: string): Rewrite {
  return (document, choose) => {
    const found = choose(
      partsOf(document, kind).filter(
        ({ holder, key, at }) => isPart(holder[key]) && !isRef(holder[key]) && !at.startsWith("/components"),
      ),
    );
    if (found === undefined) return false;
    const all = (document.components as Record<string, Part>)[section] as Part;
    const name = `Moved${Object.keys(all).length}`;
    all[name] = found.holder[found.key];
    put(found, { $ref: refTo(section, name) });
    return true;
  };
}

/**
 * Whether a schema is outside every union, and holds none. Inside one, the judge may take an alternative that is written
 * differently for another one, and then asks for more than is needed.
 */
const isOutsideUnions = (schema: Part, _document: Part, at: string): boolean =>
  !at.startsWith("/components") &&
  !/\/(oneOf|anyOf|allOf|not|if|else)(\/|$)/.test(at) &&
  !/"(oneOf|anyOf|allOf|\$ref|not|if)"/.test(JSON.stringify(schema));

const hidden = (schema: Part): boolean => /"(deprecated|readOnly|writeOnly)"/.test(JSON.stringify(schema));

/** By title. Each must be judged as no change for callers. */
export const REWRITES: Readonly<Record<string, Rewrite>> = {
  "the keys of a schema in another order": onSchema(
    (schema) => Object.keys(schema).length > 1,
    (schema) => turned(schema),
  ),
  "listed values in another order": turnList("enum"),
  "known values in another order": turnList("x-extensible-enum"),
  "required names in another order": turnList("required"),
  "alternatives in another order": turnList("anyOf"),
  "exclusive alternatives in another order": turnList("oneOf"),
  "parts of allOf in another order": onSchema(
    // The last default counts.
    (schema) =>
      Array.isArray(schema.allOf) &&
      !JSON.stringify(schema).includes('"default"') &&
      !/"\$ref"/.test(JSON.stringify(schema.allOf)),
    (schema) => ({ ...schema, allOf: turned(schema.allOf) }),
  ),
  "a list of one type": onSchema(
    (schema, document) => typeof schema.type === "string" && !isOld(document),
    (schema) => ({ ...schema, type: [schema.type] }),
  ),
  "a schema moved to a component": (document, choose) => {
    const found = choose(freeSchemas(document));
    if (found === undefined) return false;
    const all = (document.components as Record<string, Part>).schemas as Part;
    const name = ["Moved", "M/1", "M~2", "ä ö"].find((one) => !Object.hasOwn(all, one));
    if (name === undefined) return false;
    all[name] = found.holder[found.key];
    put(found, { $ref: refTo("schemas", name) });
    return true;
  },
  "fields moved to a map that `properties` refers to": (document, choose) => {
    const schemas = freeSchemas(document).map(({ holder, key }) => holder[key] as Part);
    const schema = choose(schemas.filter(({ properties }) => isPart(properties) && !isRef(properties)));
    const name = ["x-fields", "x-more/fields"].find((one) => !Object.hasOwn(document, one));
    if (schema === undefined || name === undefined) return false;
    document[name] = schema.properties;
    schema.properties = { $ref: `#/${name.replace("/", "~1")}` };
    return true;
  },
  "allOf of one schema": onSchema(isOutsideUnions, (schema) => ({ allOf: [schema] })),
  "anyOf of one schema": onSchema(
    (schema, document, at) => !hasDefault(schema) && !hidden(schema) && isOutsideUnions(schema, document, at),
    (schema) => ({ anyOf: [schema] }),
  ),
  "oneOf of one schema": onSchema(
    (schema, document, at) => !hasDefault(schema) && !hidden(schema) && isOutsideUnions(schema, document, at),
    (schema) => ({ oneOf: [schema] }),
  ),
  "the same alternative twice": onSchema(
    (schema, _, at) =>
      Array.isArray(schema.anyOf) &&
      !at.startsWith("/components") &&
      !/\/(oneOf|anyOf|allOf|not|if|else)(\/|$)/.test(at),
    (schema, choose) => ({
      ...schema,
      anyOf: [...(schema.anyOf as unknown[]), structuredClone(choose(schema.anyOf as unknown[]))],
    }),
  ),
  "a text": onSchema(
    () => true,
    (schema) => ({ ...schema, description: "Another text." }),
  ),
  "an example": onSchema(
    () => true,
    (schema) => ({ ...schema, example: { $ref: "#/nowhere" } }),
  ),
  "an extension": onSchema(
    () => true,
    (schema) => ({ ...schema, "x-other": { type: "x" } }),
  ),
  "a limit that is no limit": onSchema(
    (schema) => !isRef(schema) && schema.type === "string" && !("minLength" in schema),
    (schema) => ({ ...schema, minLength: 0 }),
  ),
  "no field is required": onSchema(
    (schema) => schema.type === "object" && !("required" in schema),
    (schema) => ({ ...schema, required: [] }),
  ),
  "further fields allowed in words": onSchema(
    (schema) => schema.type === "object" && !("additionalProperties" in schema),
    (schema) => ({ ...schema, additionalProperties: true }),
  ),
  "a const as the only listed value": onSchema(
    (schema) => "const" in schema,
    ({ const: value, ...schema }) => ({ ...schema, enum: [value] }),
  ),
  "a pointer with percent signs": (document, choose) => {
    const found = choose(everyReference(document));
    if (found === undefined) return false;
    const escaped = String(found.$ref).replace(/[^/#]/g, (letter) =>
      letter.charCodeAt(0) > 127 ? letter : `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
    );
    found.$ref = escaped;
    return true;
  },
  "a media type in other letters": (document, choose) => {
    const found = choose(partsOf(document, "content"));
    if (found === undefined) return false;
    const spelled = (type: string) =>
      /json/i.test(type) ? "APPLICATION/json ; Charset=UTF-8" : ` ${type.toUpperCase()}`;
    put(found, own(Object.entries(found.holder.content as Part).map(([type, media]) => [spelled(type), media])));
    return true;
  },
  "a status in other letters": (document, choose) => {
    const found = choose(partsOf(document, "response").filter(({ key }) => key === "2XX"));
    if (found === undefined) return false;
    const { holder, key } = found;
    put({ ...found, key: "2xx" }, holder[key]);
    delete holder[key];
    return true;
  },
  "a header in other letters": (document, choose) => {
    const found = choose(
      partsOf(document, "header").filter(({ key, at }) => !at.startsWith("/components") && key !== "X-a"),
    );
    if (found === undefined) return false;
    const { holder, key } = found;
    put({ ...found, key: key === "X-A" ? "x-a" : "X-B" }, holder[key]);
    delete holder[key];
    return true;
  },
  "parameters in another order": (document, choose) => {
    const found = choose(partsOf(document, "parameters"));
    if (found === undefined) return false;
    put(found, turned(found.holder[found.key]));
    return true;
  },
  "a response moved to a component": moveToComponents("response", "responses"),
  "a header moved to a component": moveToComponents("header", "headers"),
  "a parameter moved to a component": moveToComponents("parameter", "parameters"),
  "a request body moved to a component": moveToComponents("requestBody", "requestBodies"),
  "a component that nothing uses": (document) => {
    ((document.components as Record<string, Part>).schemas as Part).Unused = { type: "string" };
    return true;
  },
};

function everyReference(value: unknown): Part[] {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.entries(value).flatMap(([key, child]) =>
    /^(examples?|default|enum|const|mapping|x-.*)$/.test(key) ? [] : everyReference(child),
  );
  return isPart(value) && String(value.$ref).startsWith("#/components") ? [value, ...inside] : inside;
}
