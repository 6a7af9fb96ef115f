import { expect, it } from "vitest";
import { complaintOf } from "./npm.ts";

it("without network, the message names the address that could not be reached, and why", () => {
  const stderr = [
    "npm error code EAI_AGAIN",
    "npm error syscall getaddrinfo",
    "npm error errno EAI_AGAIN",
    "npm error request to https://registry.example/one failed, reason: getaddrinfo EAI_AGAIN registry.example",
    "npm error     at ClientRequest.<anonymous> (/npm/lib/index.js:130:14)",
    "npm error A complete log of this run can be found in: /home/ada/.npm/_logs/1.log",
  ].join("\n");
  expect(complaintOf({ code: 1, stdout: "", stderr })).toBe(
    "code EAI_AGAIN; request to https://registry.example/one failed, reason: getaddrinfo EAI_AGAIN registry.example",
  );
});
