import { describe, expect, it, vi } from "vitest";
import { isConfigError } from "../index.js";
import {
  broken,
  created,
  invitationOf,
  makeJob,
  statuses,
  useFakeClock,
  userAt,
  userOf,
  usersUpTo,
} from "../test-support/bulk-stage.js";
import { json } from "../test-support/scripted.js";

useFakeClock();

const invited = (asked: Parameters<typeof userOf>[0]): Response => created(userOf(asked));

describe("createMany", () => {
  it("sends each user's fields without the id, in the order of the inputs", async () => {
    const job = makeJob(invited);
    const inputs = [
      { userId: userAt(1), SendInvitation: false },
      { userId: userAt(0), ExpiresDateTime: new Date(Date.UTC(2026, 1, 1)) },
    ];
    const results = await job.run(inputs);
    expect(results.map((one) => one.status === "created" && one.invitation.UserId)).toEqual([userAt(1), userAt(0)]);
    expect(job.posted()).toEqual([userAt(1), userAt(0)]);
    expect(job.asked.map(({ body }) => body)).toEqual([
      { SendInvitation: false },
      { ExpiresDateTime: "2026-02-01T00:00:00.000Z" },
    ]);
  });

  it.each([
    [undefined, 4],
    [1, 1],
    [6, 6],
  ])("with concurrency %s sends %d at once", async (concurrency, most) => {
    let now = 0;
    let seen = 0;
    const job = makeJob(async (asked) => {
      now += 1;
      seen = Math.max(seen, now);
      await new Promise((resolve) => setTimeout(resolve, 100));
      now -= 1;
      return created(userOf(asked));
    });
    expect(new Set(statuses(await job.run(usersUpTo(13), { concurrency })))).toEqual(new Set(["created"]));
    expect(seen).toBe(most);
  });

  it("no inputs send no request", async () => {
    const job = makeJob(invited);
    expect(await job.run([])).toEqual([]);
    expect(job.asked).toEqual([]);
  });

  it("changes that the caller makes after the call are not sent", async () => {
    const job = makeJob(invited);
    const inputs: { userId: string; SendInvitation?: boolean }[] = usersUpTo(2);
    const running = job.begin(inputs);
    Object.assign(inputs[0] as object, { userId: userAt(9), SendInvitation: false });
    inputs.length = 1;
    expect(statuses(await running)).toEqual(["created", "created"]);
    expect(job.posted()).toEqual([userAt(0), userAt(1)]);
    expect(job.asked[0]?.body).toEqual({});
  });
});

describe("createMany rejects inputs that cannot be sent, each with its own result, and sends the others", () => {
  const loop: { self?: unknown } = {};
  loop.self = loop;
  it.each([
    ["no id", { SendInvitation: true }, "userId"],
    ["an empty id", { userId: " " }, "userId"],
    ["an id that is a number", { userId: 7 }, "userId"],
    ["an id that leads to another path", { userId: ".." }, "userId"],
    ["an id with a slash", { userId: "a/b" }, "userId"],
    ["null", null, "userId"],
    ["undefined", undefined, "userId"],
    ["a text", userAt(1), "userId"],
    ["a list", [userAt(1)], "userId"],
    ["an input that refers to itself", { userId: userAt(1), State: loop }, undefined],
    ["a number that JSON does not have", { userId: userAt(1), State: Number.NaN }, undefined],
  ])("%s", async (_name, bad, field) => {
    const job = makeJob(invited);
    const results = await job.run([bad, { userId: userAt(0) }, bad]);
    expect(statuses(results)).toEqual(["rejected", "created", "rejected"]);
    const entry = { type: "validation", index: 2, message: expect.stringMatching(/./) };
    expect(results[2]).toEqual({ status: "rejected", errors: [field === undefined ? entry : { ...entry, field }] });
    expect(job.posted()).toEqual([userAt(0)]);
    expect(job.progress.at(-1)?.error).toBeUndefined();
  });

  it("a second input for the same user in any letter case names the first", async () => {
    const job = makeJob(invited);
    const results = await job.run([{ userId: userAt(0) }, { userId: userAt(0).toUpperCase() }]);
    expect(results[1]).toMatchObject({ errors: [{ field: "userId", message: "the same user as inputs[0]" }] });
    expect(job.posted()).toEqual([userAt(0)]);
  });
});

describe("createMany rejects only for bad arguments, and then sends nothing", () => {
  it.each([
    [undefined, {}, "list"],
    [usersUpTo(1), { settelDelay: 1 }, "settleDelay"],
    [usersUpTo(1), { settleDelay: -1 }, "settleDelay"],
    [usersUpTo(1), { concurrency: 0 }, "concurrency"],
    [usersUpTo(1), { concurrency: 1.5 }, "concurrency"],
    [usersUpTo(1), { onAborted: () => {} }, "onAborted"],
    [usersUpTo(1), { onSend: 5 }, "onSend"],
    [usersUpTo(1), { resume: [{ positions: [1], sentAt: 0, watermark: { since: 0 } }] }, "resume[0].positions"],
    [usersUpTo(1), { resume: [{ positions: [0], sentAt: 0, watermark: {} }] }, "resume[0].watermark"],
    [usersUpTo(1), { resume: [{ positions: [0], sentAt: 0, watermark: null }] }, "resume[0].watermark"],
  ])("%o, %o", async (inputs, options, name) => {
    const job = makeJob(invited);
    const error = await job.run(inputs as never, options as never).catch((thrown: unknown) => thrown);
    expect(isConfigError(error)).toBe(true);
    expect((error as Error).message).toContain(name);
    expect(job.asked).toEqual([]);
  });
});

describe("a 202 without a body", () => {
  const accepted = (): Response => json(202, undefined);

  it("is followed by a get at once", async () => {
    const job = makeJob(accepted, (asked) => json(200, invitationOf(userOf(asked))));
    expect(await job.run(usersUpTo(1))).toEqual([
      { status: "created", invitation: expect.objectContaining({ UserId: userAt(0) }) },
    ]);
    expect(job.timeline).toEqual(["POST 0", "GET 0"]);
  });

  it("is looked for again after settleDelay, if the first look shows nothing or fails", async () => {
    const job = makeJob(accepted, (asked, n) => (n === 1 ? json(403, {}) : json(200, invitationOf(userOf(asked)))));
    expect(statuses(await job.run(usersUpTo(1)))).toEqual(["created"]);
    expect(job.timeline).toEqual(["POST 0", "GET 0", "GET 40"]);
  });

  it("is unknown if the invitation never appears, and the run goes on", async () => {
    const job = makeJob((asked, n) => (n === 1 ? accepted() : created(userOf(asked))));
    const results = await job.run(usersUpTo(2), { concurrency: 1 });
    expect(results).toMatchObject([{ status: "unknown", error: { status: 202 } }, { status: "created" }]);
    expect(job.posted()).toHaveLength(2);
  });
});

describe("a 409", () => {
  const conflict = (): Response => json(409, { Reason: "The user has one." });

  it.each([
    ["v1", ""],
    ["v1-preview", "?includeExpiredInvitations=true"],
  ] as const)("in %s is existing, with the invitation, even if it has expired", async (version, search) => {
    const job = makeJob(conflict, (asked) => json(200, invitationOf(userOf(asked))), version);
    expect(await job.run(usersUpTo(1))).toEqual([
      { status: "existing", invitation: expect.objectContaining({ UserId: userAt(0) }) },
    ]);
    expect(job.asked[1]?.url.search).toBe(search);
  });

  it.each([404, 503])("whose invitation cannot be read (%d) is rejected, and the run goes on", async (status) => {
    const job = makeJob(
      (asked, n) => (n === 1 ? conflict() : created(userOf(asked))),
      () => json(status, {}),
    );
    const results = await job.run(usersUpTo(2), { concurrency: 1 });
    expect(results).toMatchObject([
      { status: "rejected", errors: [{ status: 409, body: { Reason: "The user has one." } }] },
      { status: "created" },
    ]);
  });
});

describe("a refusal", () => {
  it("404 rejects one user, with the service's words, and is no failure of the run", async () => {
    const body = { OperationId: "op", Error: "Not found.", Reason: "No such user.", Resolution: "Create it." };
    const job = makeJob((asked, n) => (n === 2 ? json(404, body, { "operation-id": "op" }) : created(userOf(asked))));
    const results = await job.run(usersUpTo(3), { concurrency: 1 });
    expect(results[1]).toEqual({
      status: "rejected",
      errors: [
        {
          type: "api",
          index: 1,
          status: 404,
          body,
          requestId: "op",
          message: expect.stringContaining("No such user."),
        },
      ],
    });
    expect(statuses(results)).toEqual(["created", "rejected", "created"]);
    expect(job.progress.at(-1)?.error).toBeUndefined();
  });

  it.each([401, 403, 405])("%d rejects the user and ends the run", async (status) => {
    const job = makeJob((asked, n) => (n === 2 ? json(status, {}) : created(userOf(asked))));
    const results = await job.run(usersUpTo(4), { concurrency: 1 });
    expect(statuses(results)).toEqual(["created", "rejected", "not-attempted", "not-attempted"]);
    expect(job.posted()).toHaveLength(2);
    expect(job.progress.at(-1)?.error).toMatchObject({ status });
  });

  it("401 ends the run, but requests in flight end normally", async () => {
    const job = makeJob(async (asked, n) => {
      if (n === 1) return json(401, {});
      await new Promise((resolve) => setTimeout(resolve, 100));
      return created(userOf(asked));
    });
    const results = await job.run(usersUpTo(4), { concurrency: 2 });
    expect(statuses(results)).toEqual(["rejected", "created", "not-attempted", "not-attempted"]);
  });

  it("429 is repeated as often as maxRetries says; after that the run ends, and nobody was attempted", async () => {
    const job = makeJob((asked, n) => (n <= 4 ? json(429, {}, { "retry-after": "1" }) : created(userOf(asked))));
    const results = await job.run(usersUpTo(2), { concurrency: 1, maxRetries: 3 });
    expect(statuses(results)).toEqual(["not-attempted", "not-attempted"]);
    expect(job.posted()).toHaveLength(4);
    expect(job.progress.at(-1)?.error).toMatchObject({ status: 429 });
    const patient = makeJob((asked, n) => (n <= 2 ? json(429, {}, { "retry-after": "1" }) : created(userOf(asked))));
    expect(statuses(await patient.run(usersUpTo(2)))).toEqual(["created", "created"]);
  });

  it("a worker that waits for a 429 sends nothing after another one ended the run", async () => {
    const job = makeJob((_asked, n) => (n === 1 ? json(429, {}, { "retry-after": "5" }) : json(403, {})));
    const results = await job.run(usersUpTo(3), { concurrency: 2 });
    expect(statuses(results)).toEqual(["not-attempted", "rejected", "not-attempted"]);
    expect(job.posted()).toEqual([userAt(0), userAt(1)]);
  });

  it("a user whose onSend is still at work is not sent after another one ended the run", async () => {
    const job = makeJob(() => json(403, {}));
    const onSend = async ([position = 0]: readonly number[]): Promise<void> => {
      if (position > 0) await new Promise((resolve) => setTimeout(resolve, 100));
    };
    expect(statuses(await job.run(usersUpTo(2), { onSend }))).toEqual(["rejected", "not-attempted"]);
    expect(job.posted()).toEqual([userAt(0)]);
  });

  it("a connection that never opens ends the run, and nobody was attempted", async () => {
    const refused = (): never => {
      throw new TypeError("fetch failed", { cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }) });
    };
    const job = makeJob(refused);
    expect(statuses(await job.run(usersUpTo(2), { concurrency: 1 }))).toEqual(["not-attempted", "not-attempted"]);
    expect(job.posted()).toHaveLength(3);
    expect(job.progress.at(-1)?.error).toMatchObject({ name: "ConnectionError", outcome: "not-sent" });
  });
});

describe("createMany that is aborted", () => {
  it("in flight: unknown; the rest was not attempted", async () => {
    const controller = new AbortController();
    const job = makeJob((asked, n) => (n === 1 ? created(userOf(asked)) : (new Promise(() => {}) as never)));
    const running = job.begin(usersUpTo(3), { concurrency: 1, signal: controller.signal });
    await vi.advanceTimersByTimeAsync(10);
    controller.abort(new Error("enough"));
    const results = await running;
    expect(results).toMatchObject([
      { status: "created" },
      { status: "unknown", error: { name: "ConnectionError", outcome: "unknown" } },
      { status: "not-attempted" },
    ]);
  });

  it("by totalTimeout while it waits for a look: unknown", async () => {
    const job = makeJob(broken);
    const running = job.begin(usersUpTo(2), { concurrency: 1, totalTimeout: 5_000 });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(vi.getTimerCount()).toBe(0);
    expect(statuses(await running)).toEqual(["unknown", "not-attempted"]);
    expect(job.timeline).toEqual(["POST 0"]);
    expect(job.progress.at(-1)?.error).toMatchObject({ name: "TimeoutError" });
  });

  it("before it began: nothing is sent, and onProgress says why", async () => {
    const controller = new AbortController();
    controller.abort(new Error("too late"));
    const job = makeJob(broken);
    expect(statuses(await job.run(usersUpTo(1), { signal: controller.signal }))).toEqual(["not-attempted"]);
    expect(job.asked).toEqual([]);
    expect(job.progress.at(-1)?.error).toMatchObject({ outcome: "not-sent" });
  });
});
