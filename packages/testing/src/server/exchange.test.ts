import { describe, expect, it, vi } from "vitest";
import { createAvevaFake } from "../aveva/aveva-fake.js";
import { createKantataFake } from "../kantata/kantata-fake.js";
import { trouble } from "../trouble/trouble.js";

const DISCOVERY = "/identity/.well-known/openid-configuration";
const ORIGIN = "http://127.0.0.1:4010";

describe("a target is joined to its origin, and leads nowhere else", () => {
  const ask = (target: string, origin = ORIGIN) =>
    createAvevaFake().exchange({ method: "GET", origin, target, headers: new Headers() });

  it.each([
    [DISCOVERY],
    [`http://evil.example${DISCOVERY}`],
    [`HTTPS://user:secret@evil.example:99${DISCOVERY}?a=1`],
    [`/..${DISCOVERY}`],
    [`/x/%2e%2e${DISCOVERY}`],
    [`${DISCOVERY}?at=//evil.example/`],
    [`${DISCOVERY}#//evil.example/`],
  ])("%s: discovery of the origin", async (target) => {
    const outcome = await ask(target);
    const { issuer } = JSON.parse((outcome.form === "answer" && outcome.answer.body) || "{}");
    expect(issuer).toBe(`${ORIGIN}/identity`);
  });

  it.each([
    [`//evil.example${DISCOVERY}`],
    [`/\\evil.example${DISCOVERY}`],
    [`/\t/evil.example${DISCOVERY}`],
    [`///evil.example${DISCOVERY}`],
    [`/..//evil.example${DISCOVERY}`],
    [`http://evil.example//evil.example${DISCOVERY}`],
  ])("%s is no route: 404", async (target) => {
    expect(await ask(target)).toMatchObject({ form: "answer", answer: { status: 404 } });
  });

  it.each([
    [""],
    ["*"],
    [DISCOVERY.slice(1)],
    [`.evil.example${DISCOVERY}`],
    [`@evil.example${DISCOVERY}`],
    ["http://[/"],
  ])("%j is an error that names target", async (target) => {
    await expect(ask(target)).rejects.toThrow("exchange: target must be a path that begins with a slash, and is");
  });

  it("a base URL whose path begins with two slashes names no other host", async () => {
    const { exchange, clientOptions } = createKantataFake({ baseUrl: "http://localhost:1//api" });
    const headers = new Headers({ authorization: `Bearer ${clientOptions.accessToken}` });
    const outcome = await exchange({ method: "GET", origin: ORIGIN, target: "//api/account_invitations", headers });
    expect(outcome).toMatchObject({ answer: { status: 200 } });
  });

  it.each([["127.0.0.1:4010"], ["file:///tmp"], [""]])("the origin %j is an error that names it", async (origin) => {
    await expect(ask(DISCOVERY, origin)).rejects.toThrow("exchange: origin must be an absolute http or https URL");
  });

  it("an origin with a path or a slash at its end is its origin", async () => {
    expect(await ask(DISCOVERY, `${ORIGIN}/any/path/`)).toMatchObject({ answer: { status: 200 } });
  });
});

describe("an abort ends a request", () => {
  const reason = new Error("no longer needed");
  const setUp = () => {
    const controller = new AbortController();
    const fake = createKantataFake({ anyToken: true });
    const headers = { authorization: "Bearer any", "content-type": "application/json" };
    const send = (init: RequestInit) =>
      fake.clientOptions
        .fetch(`${fake.baseUrl}/account_invitations`, { signal: controller.signal, headers, ...init })
        .catch((error: unknown) => error);
    return { controller, fake, send };
  };

  it.each([
    ["never", trouble.never()],
    ["slow", trouble.slow(2_000_000_000)],
    ["without trouble", undefined],
  ])("also while the test's own function chooses its trouble: %s", async (_name, one) => {
    const { controller, fake, send } = setUp();
    fake.always(() => {
      controller.abort(reason);
      return one;
    });
    expect(await send({})).toBe(reason);
    expect(fake.requests).toMatchObject([{ status: undefined }]);
  });

  it("while its body is still being read: nothing has arrived", async () => {
    const { controller, fake, send } = setUp();
    const call = send({ method: "POST", body: new ReadableStream({}), duplex: "half" } as RequestInit);
    controller.abort(reason);
    expect([await call, fake.requests]).toEqual([reason, []]);
  });

  it("before it began: its body is not read", async () => {
    const { controller, fake, send } = setUp();
    controller.abort(reason);
    const pull = vi.fn();
    const body = new ReadableStream({ pull }, { highWaterMark: 0 });
    expect(await send({ method: "POST", body, duplex: "half" } as RequestInit)).toBe(reason);
    expect([pull.mock.calls, fake.requests]).toEqual([[], []]);
  });
});

it("reset drops what would be carried out later, even if fake timers came in between and cannot end a real timer", async () => {
  const fake = createKantataFake({ anyToken: true });
  let late = (): void => {};
  // The timer of a clock that was replaced: it fires whatever clearTimeout does.
  vi.stubGlobal("setTimeout", (what: () => void) => {
    late = what;
    return {};
  });
  fake.next("createAccountInvitation", trouble.lostAfterCommit({ commitAfter: 5 }));
  const headers = { authorization: "Bearer any", "content-type": "application/json" };
  const body = JSON.stringify({ account_invitation: { full_name: "Ada", email_address: "ada@example.com" } });
  await fake.clientOptions
    .fetch(`${fake.baseUrl}/account_invitations`, { method: "POST", headers, body })
    .catch(() => {});
  vi.unstubAllGlobals();
  fake.reset();
  late();
  expect([fake.mails, fake.invitations]).toEqual([[], []]);
});
