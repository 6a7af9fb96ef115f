import fc from "fast-check";
import { expect, it } from "vitest";
import { checkHeaders } from "../../../../packages/runtime/src/request/headers.ts";
import { type GivenParameter, parameterRules } from "./parameter-rules.ts";

const header = (name: string): GivenParameter => ({
  name,
  where: "header",
  style: "simple",
  allowReserved: false,
  mediaType: undefined,
  kinds: new Set(),
  takesToken: false,
});

// The headers that fetch forbids, those that HTTP ties to the connection, and some that anybody may set.
const KNOWN = `accept accept-charset accept-encoding authorization connection content-length cookie date dnt expect host
  if-match keep-alive origin proxy-authorization referer te trailer transfer-encoding upgrade user-agent via x-tenant`;

it("a header is refused exactly if the client would refuse it", () => {
  const known = fc.constantFrom(...KNOWN.split(/\s+/)).chain((name) => fc.constantFrom(name, name.toUpperCase()));
  fc.assert(
    fc.property(fc.oneof(known, fc.string({ minLength: 1, maxLength: 4 })), (name) => {
      const isRefused = parameterRules.some(({ refuses }) => refuses(header(name)));
      const call = () => checkHeaders("headers", { [name]: "value" });
      if (isRefused) expect(call).toThrow(JSON.stringify(name));
      else expect(call).not.toThrow();
    }),
    { numRuns: 2000 },
  );
});
